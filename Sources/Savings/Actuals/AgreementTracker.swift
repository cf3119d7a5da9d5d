/// Compares purchases with agreements: each purchase counts for one agreement at most.
struct AgreementTracker {
  let agreements: [Agreement]
  let scopes: [AgreementScope]
  let purchases: Purchases
  let base: BaseCurrency
  let ledgerEnd: CalendarDate
  /// Agreements by item: those of an item alone before those of a category, then by name.
  private let ofItem: [Int: [Int]]

  /// - Throws: where two agreements of one supplier price the same item on the same day.
  init(
    _ agreements: [Agreement], _ scopes: [AgreementScope], _ purchases: Purchases,
    base: BaseCurrency, ledgerEnd: CalendarDate, file: String
  ) throws(Refusal) {
    self.agreements = agreements
    self.scopes = scopes
    self.purchases = purchases
    self.base = base
    self.ledgerEnd = ledgerEnd
    func rank(_ index: Int) -> (Int, String, String) {
      (agreements[index].item.isEmpty ? 1 : 0, agreements[index].id, agreements[index].item)
    }
    var ofItem: [Int: [Int]] = [:]
    for index in agreements.indices.sorted(by: { rank($0) < rank($1) }) {
      for item in scopes[index].prices.keys { ofItem[item, default: []].append(index) }
    }
    self.ofItem = ofItem
    for (item, claims) in ofItem.sorted(by: { $0.key < $1.key }) {
      for (place, a) in claims.enumerated() {
        for b in claims[(place + 1)...] where overlap(a, b) {
          let (first, second) = agreements[a].line < agreements[b].line ? (a, b) : (b, a)
          throw Refusal(
            .badData, file: file, line: agreements[second].line,
            "\(agreements[second].name) and \(agreements[first].name) on line \(agreements[first].line) both price the item \"\(purchases.items[item].name)\" of the same supplier on the same days",
            fix: "Give the earlier one an end before the later one's start, or remove one")
        }
      }
    }
  }

  private func overlap(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (agreements[a], agreements[b])
    guard x.item.isEmpty == y.item.isEmpty, let supplier = scopes[a].supplier,
      supplier == scopes[b].supplier,
      scopes[a].category == nil || scopes[b].category == nil
        || scopes[a].category == scopes[b].category
    else { return false }
    let (first, second) = x.start <= y.start ? (x, y) : (y, x)
    return first.dayAfter.map { second.start < $0 } ?? true
  }

  private func isActive(_ index: Int, on day: CalendarDate) -> Bool {
    let agreement = agreements[index]
    return day >= agreement.start && agreement.dayAfter.map { day < $0 } ?? true
  }

  /// The agreement that a purchase counts for, and whether it was made elsewhere.
  func claim(_ purchase: Purchase) -> (index: Int, isElsewhere: Bool)? {
    guard let day = purchase.start, purchase.item >= 0 else { return nil }
    let active = (ofItem[purchase.item] ?? []).filter { isActive($0, on: day) }
    guard !active.isEmpty else { return nil }
    let own = active.first {
      scopes[$0].supplier == purchase.supplier && scopes[$0].covers(purchase)
    }
    if let own { return (own, false) }
    // A supplier with an agreement of its own is nobody's maverick.
    let hasAgreement = agreements.indices.contains {
      scopes[$0].supplier == purchase.supplier && isActive($0, on: day)
        && scopes[$0].covers(purchase)
        && (agreements[$0].item.isEmpty
          || agreements[$0].item == purchases.items[purchase.item].name)
    }
    guard !hasAgreement else { return nil }
    let missed = active.first {
      scopes[$0].supplier != purchase.supplier && scopes[$0].covers(purchase)
        && (agreements[$0].isExclusive || scopes[$0].soleItems.contains(purchase.item))
    }
    return missed.map { ($0, true) }
  }
}
