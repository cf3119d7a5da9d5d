/// The year behind the synthetic ledger: agreements, the purchases under them with leaks of known
/// size, and the journal of their states.
package struct SyntheticLater: Sendable {
  let portfolio: SyntheticPortfolio
  /// First day of the agreements: the first of the month behind the ledger.
  let start: CalendarDate
  let agreements: [SyntheticAgreement]
  /// Ranks of suppliers of services, whose agreements no ledger can prove.
  let services: [(supplier: Int, category: Int)]

  package init(_ portfolio: SyntheticPortfolio) {
    self.portfolio = portfolio
    start = SyntheticLater.month(portfolio.options.end.monthIndex + 1)
    let euro = portfolio.suppliers.indices.filter { portfolio.suppliers[$0].currency == 0 }
    let sellers = euro.filter {
      SyntheticCategory.all[portfolio.suppliers[$0].categories[0]].hasItems
    }
    let count = min(3 * SyntheticCase.allCases.count, sellers.count / 2)
    // The first half of the sellers agree; those of the second sell what is bought elsewhere.
    agreements = SyntheticLater.agreements(
      portfolio, suppliers: Array(sellers.prefix(count)), others: Array(sellers.suffix(count)))
    services = euro.filter {
      !SyntheticCategory.all[portfolio.suppliers[$0].categories[0]].hasItems
    }.prefix(4).map { ($0, portfolio.suppliers[$0].categories[0]) }
  }

  /// First day of a month, in months since year 0.
  static func month(_ index: Int32) -> CalendarDate {
    CalendarDate(year: Int(index) / 12, month: Int(index) % 12 + 1, day: 1)
      ?? CalendarDate(days: 0)
  }

  var end: CalendarDate { CalendarDate(days: start.oneYearLater.days - 1) }

  private static func agreements(
    _ portfolio: SyntheticPortfolio, suppliers: [Int], others: [Int]
  ) -> [SyntheticAgreement] {
    var taken: Set<Int> = []
    var made: [SyntheticAgreement] = []
    for (rank, other) in zip(suppliers, others) {
      let place = made.count
      let supplier = portfolio.suppliers[rank]
      let choice = supplier.categories[0]
      var random = SplitMix64(seed: portfolio.options.seed, 6, rank)
      let first = SplitMix64.number(
        portfolio.options.seed, choice, rank, below: portfolio.itemsPerCategory)
      // The dearest item that the supplier sells and nobody has agreed on yet, at today's price.
      let years = Double(portfolio.options.months) / 12
      var best: (item: Int, price: Double)?
      for offset in 0..<10 {
        let item = (first + offset) % portfolio.itemsPerCategory
        let price =
          portfolio.unitPrice(of: item, in: choice, by: rank, from: &random)
          * (1 + SyntheticCategory.all[choice].drift * years)
        guard !taken.contains(choice * 10_000 + item), price > best?.price ?? 0 else { continue }
        best = (item, price)
      }
      // A cut of whole tens of cents has whole cents for every part of it that is planted.
      guard let (item, price) = best, price >= 1.5 else { continue }
      taken.insert(choice * 10_000 + item)
      let old = Int64((price * 100).rounded())
      let cut = max(10, old * Int64(3 + random.below(6)) / 1_000 * 10)
      let spend = supplier.meanAmount * 100
      let units = max(1, min(500, Int64(spend / Double(old) / 20))) * 20
      made.append(
        SyntheticAgreement(
          id: SyntheticLater.id(place), supplier: rank, other: other, category: choice,
          item: item, plan: SyntheticCase.allCases[place % SyntheticCase.allCases.count],
          oldPrice: old, cut: cut, units: units, termsBefore: supplier.terms,
          termsAfter: min(60, supplier.terms + 15)))
    }
    return made
  }

  static func id(_ place: Int) -> String { "A-\(1_001 + place)" }

  /// What was signed.
  package var agreementsCSV: String {
    var text =
      "agreement,supplier,supplier_id,category,item,unit,baseline_price,agreed_price,quantity,price_cut,baseline,terms_before,terms_after,start,end,state\n"
    for agreement in agreements {
      let supplier = portfolio.suppliers[agreement.supplier]
      text += row([
        agreement.id, supplier.names[0], supplier.id,
        SyntheticCategory.all[agreement.category].name, agreement.itemName, agreement.unit,
        Digits.plain(agreement.oldPrice, decimals: 2),
        Digits.plain(agreement.newPrice, decimals: 2), "\(agreement.committed)", "", "",
        "\(agreement.termsBefore)", "\(agreement.termsAfter)", start.iso, end.iso, "contracted",
      ])
    }
    for (place, service) in services.enumerated() {
      let supplier = portfolio.suppliers[service.supplier]
      text += row([
        SyntheticLater.id(agreements.count + place), supplier.names[0], supplier.id,
        SyntheticCategory.all[service.category].name, "", "", "", "", "", "4%",
        "\(SyntheticLater.serviceSpend)", "", "", start.iso, end.iso, "contracted",
      ])
    }
    return text
  }

  /// Yearly spend of each agreement on services, and its saving, whole units of the currency.
  static let serviceSpend = 60_000
  static let serviceSaving = 2_400

  func row(_ cells: [String]) -> String {
    var bytes: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.appendCell(cell)
    }
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }
}
