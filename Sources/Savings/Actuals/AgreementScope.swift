/// Which purchases an agreement speaks of: its supplier, its items and what each cost before.
struct AgreementScope: Sendable {
  /// The old price of an item: this much for so many millionths of a unit, in the base currency.
  struct OldPrice: Sendable {
    let amount: Int128
    let quantity: Int64
  }

  /// Why nothing can be said of the prices that were paid.
  enum Obstacle: String, Sendable {
    case units = "the item is bought in several units and the agreement names none"
    case noQuantities = "the ledger has no quantities of it"
    case noEarlierPrices =
      "no prices paid in the twelve months before the start, and none in the agreement"
    case noBaseline = "no yearly spend or quantity before the agreement"
  }

  /// Index of the resolved supplier; nil where the ledgers have none such.
  var supplier: Int?
  /// Index of the cube's category; nil for all, -1 where the ledgers have none such.
  var category: Int?
  /// Old prices by item.
  var prices: [Int: OldPrice] = [:]
  /// Part of the earlier spend whose prices are known.
  var share = ExactShare.all
  /// A year's spend at the old prices, 10⁻¹⁵; nil where it is not known.
  var baseline: Int128?
  var cut = ExactShare(0, of: 1)
  var obstacle: Obstacle?
  /// Items that only this supplier sold before.
  var soleItems: Set<Int> = []

  func covers(_ purchase: Purchase) -> Bool {
    category == nil || category == purchase.category
  }
}

/// Finds suppliers, categories and items of agreements in the ledgers.
struct ScopeFinder {
  let purchases: Purchases
  let portfolio: Portfolio
  let cube: SpendCube
  let fx: FXTable
  let file: String
  private let suppliersByID: [String: Set<Int>]
  private let suppliersByName: [String: Set<Int>]
  private let itemsByName: [String: [Int]]

  init(
    _ purchases: Purchases, portfolio: Portfolio, cube: SpendCube, fx: FXTable, file: String
  ) {
    self.purchases = purchases
    self.portfolio = portfolio
    self.cube = cube
    self.fx = fx
    self.file = file
    var ids: [String: Set<Int>] = [:]
    var names: [String: Set<Int>] = [:]
    for (index, raw) in cube.suppliers.enumerated() {
      let supplier = portfolio.resolution.of[index]
      if !raw.id.isEmpty { ids[raw.id, default: []].insert(supplier) }
      if !raw.name.isEmpty { names[SupplierName(raw.name).key, default: []].insert(supplier) }
    }
    for (index, supplier) in portfolio.resolution.suppliers.enumerated() {
      names[SupplierName(supplier.name).key, default: []].insert(index)
      if let record = supplier.record, !record.id.isEmpty {
        ids[record.id, default: []].insert(index)
      }
    }
    suppliersByID = ids
    suppliersByName = names
    var items: [String: [Int]] = [:]
    for (index, item) in purchases.items.enumerated() {
      items[item.name, default: []].append(index)
    }
    itemsByName = items
  }

  func scope(of agreement: Agreement) throws(Refusal) -> AgreementScope {
    var scope = AgreementScope()
    scope.supplier = try supplier(of: agreement)
    if !agreement.category.isEmpty {
      scope.category =
        cube.categories.firstIndex(of: agreement.category)
        ?? cube.categories.firstIndex { $0.lowercased() == agreement.category.lowercased() } ?? -1
    }
    let rate = try rate(of: agreement)
    func base(_ picos: Int128) throws(Refusal) -> Int128 {
      guard let amount = Femto.scaled(picos, by: rate, over: 1_000_000) else {
        throw tooLarge(agreement)
      }
      return amount
    }
    if let before = agreement.baselinePrice, let after = agreement.agreedPrice {
      scope.cut = ExactShare(before - after, of: before)
      try price(agreement, at: base(before), &scope)
    } else {
      scope.cut = agreement.cut.map(ExactShare.init) ?? scope.cut
      earlier(agreement, &scope)
    }
    if let quantity = agreement.quantity, let before = agreement.baselinePrice {
      scope.baseline = Femto.scaled(try base(before), by: Int128(quantity), over: 1_000_000)
      if scope.baseline == nil { throw tooLarge(agreement) }
    } else if let baseline = agreement.baseline {
      scope.baseline = try base(baseline)
    }
    if scope.baseline == nil { scope.obstacle = .noBaseline }
    return scope
  }

  func tooLarge(_ agreement: Agreement) -> Refusal {
    Refusal(
      .badData, file: file, line: agreement.line,
      "the amounts of \(agreement.name) are too large to be money",
      fix: "Check its prices and quantities, and those of the ledger's rows")
  }

  private func supplier(of agreement: Agreement) throws(Refusal) -> Int? {
    var found = suppliersByID[agreement.supplierID] ?? []
    if agreement.supplierID.isEmpty {
      found = suppliersByName[SupplierName(agreement.supplier).key] ?? []
    }
    guard found.count < 2 else {
      throw Refusal(
        .badData, file: file, line: agreement.line, column: "supplier",
        "\"\(agreement.supplier)\" is \(found.count) suppliers of the ledgers",
        fix: "Give the supplier_id, or say in suppliers.aliases which spellings are one")
    }
    return found.first
  }

  /// Base units of a unit of the agreement's currency, 10⁻⁹.
  private func rate(of agreement: Agreement) throws(Refusal) -> Int128 {
    let code = agreement.currency
    if code.isEmpty || code == portfolio.base.currency.code { return 1_000_000_000 }
    if let rate = fx.nanosPerUnit[code] { return Int128(rate) }
    throw Refusal(
      .badData, file: file, line: agreement.line, column: "currency",
      "there is no exchange rate from \(code) to \(portfolio.base.currency.code)",
      fix: "Add a line \"\(code),RATE\" to the file that fx.file names")
  }

  /// An item at the prices of the agreement.
  private func price(
    _ agreement: Agreement, at before: Int128, _ scope: inout AgreementScope
  ) throws(Refusal) {
    let named = (itemsByName[agreement.item] ?? []).filter {
      agreement.unit.isEmpty || purchases.items[$0].unit == agreement.unit
    }
    guard named.count < 2 else {
      scope.obstacle = .units
      return
    }
    guard let item = named.first else { return }
    scope.prices[item] = AgreementScope.OldPrice(amount: before, quantity: 1_000_000)
    // A charge says that it is for no units, so that the ledger does count them.
    let hasQuantities = (purchases.byItem[item] ?? []).contains {
      purchases.all[$0].pricedRows > 0 || purchases.all[$0].kind == .surcharge
    }
    if !hasQuantities { scope.obstacle = .noQuantities }
  }

  /// The items that the supplier sold in the twelve months before the start, at the prices paid.
  private func earlier(_ agreement: Agreement, _ scope: inout AgreementScope) {
    guard let supplier = scope.supplier else {
      scope.obstacle = .noEarlierPrices
      return
    }
    func isEarlier(_ purchase: Purchase) -> Bool {
      guard let start = purchase.start, purchase.kind == .purchase else { return false }
      return start >= agreement.yearBefore && start < agreement.start
    }
    var whole: Int128 = 0
    var sums: [Int: (amount: Int128, quantity: Int64)] = [:]
    for place in purchases.bySupplier[supplier] ?? [] {
      let purchase = purchases.all[place]
      guard isEarlier(purchase), scope.covers(purchase) else { continue }
      if !agreement.item.isEmpty {
        guard purchase.item >= 0, purchases.items[purchase.item].name == agreement.item,
          agreement.unit.isEmpty || purchases.items[purchase.item].unit == agreement.unit
        else { continue }
      }
      whole += purchase.amount
      guard purchase.item >= 0, purchase.quantity > 0 else { continue }
      sums[purchase.item, default: (0, 0)].amount += purchase.pricedAmount
      sums[purchase.item, default: (0, 0)].quantity += purchase.quantity
    }
    let known = sums.values.reduce(Int128(0)) { $0 + $1.amount }
    guard whole > 0, known > 0 else {
      scope.obstacle = whole > 0 ? .noQuantities : .noEarlierPrices
      return
    }
    scope.share = ExactShare(known, of: whole)
    for (item, sum) in sums {
      scope.prices[item] = AgreementScope.OldPrice(amount: sum.amount, quantity: sum.quantity)
      let others = (purchases.byItem[item] ?? []).contains {
        purchases.all[$0].supplier != supplier && isEarlier(purchases.all[$0])
      }
      if !others { scope.soleItems.insert(item) }
    }
  }
}
