import Savings

/// Compares what was written with what the run came to, before it is published: pages, workbook, tables
/// and `run.json` carry the same figures, and the rows of the tables sum to the control totals.
///
/// Every file is read back, so that a writer that goes wrong, or a disk that does, shows here and not on
/// a reader's desk.
package struct TieOut: Sendable {
  let run: SavingsRun
  let figures: BenchmarkFigures
  let currency: Currency
  let mean: WorldTotals
  let decimals: Int

  package init(_ run: SavingsRun) {
    self.run = run
    figures = BenchmarkFigures(run)
    currency = run.portfolio.base.currency
    decimals = currency.decimals
    mean = figures.mean[.winWin] ?? WorldTotals()
  }

  /// - Parameter read: gives the bytes of a file of the run.
  /// - Throws: a ``Refusal`` (70) that names figure and file where anything does not tie.
  package func check(
    _ open: (_ name: String) throws(Refusal) -> WrittenFile
  ) throws(Refusal) {
    try checkDeals(open(TieOut.deals))
    try checkBesideDeals(open)
  }

  /// The file that takes longest to read back.
  static let deals = "deals.csv"

  func checkBesideDeals(
    _ open: (_ name: String) throws(Refusal) -> WrittenFile
  ) throws(Refusal) {
    try checkSuppliers(open("suppliers.csv"))
    try checkPolicies(open("policies.csv"))
    guard let json = WrittenJSON(try open("run.json").bytes()) else {
      throw unreadable("run.json")
    }
    try check(json)
    let finance = WrittenPage(try open("roi.html").bytes())
    try checkFinance(finance)
    try checkBenchmark(WrittenPage(open("savings-benchmark.html").bytes()))
    guard let book = WrittenWorkbook(try open("roi.xlsx").bytes()) else {
      throw unreadable("roi.xlsx")
    }
    try check(book)
    try checkBridge(
      page: finance, json: json, book: book, table: open("spend-bridge.csv"))
  }

  /// The figures of the return on investment that stand in more than one file, with their ranges.
  var amounts: [(name: String, label: String, values: [Money])] {
    let roi = run.roi
    func values(_ mean: Money, _ range: WorldRange<Money>) -> [Money] {
      [mean, range.p10, range.p50, range.p90]
    }
    return [
      ("net_position", "Net position", values(roi.figures.netPosition, roi.netPosition)),
      ("npv", "Net present value", values(roi.figures.presentValue, roi.presentValue)),
      (
        "incremental_net_position", "Net position beyond the human team",
        values(roi.figures.incremental, roi.incremental)
      ),
      ("cost_of_delay", "Cost of a month of delay", values(roi.costOfDelay, roi.costOfDelayRange)),
    ]
  }

  var rates: [(name: String, label: String, value: Double?, decimals: Int)] {
    let figures = run.roi.figures
    return [
      ("irr", "Internal rate of return", figures.internalRate, 6),
      ("mirr", "Modified internal rate", figures.modifiedRate, 6),
      ("payback_months", "Payback, months", figures.payback, 2),
      ("benefit_cost_ratio", "Benefits per unit of cost", figures.benefitCostRatio, 6),
      ("return_on_investment", "Return on investment", figures.returnOnInvestment, 6),
    ]
  }

  // MARK: What does not tie

  func unreadable(_ file: String) -> Refusal {
    Refusal(
      .bug, file: file, "the file cannot be read back as it was written; nothing is published",
      fix: "Look whether the disk is sound; else report this with the run's settings")
  }

  func expect(
    _ figure: String, in file: String, _ found: String?, _ expected: String
  ) throws(Refusal) {
    guard found != expected else { return }
    throw Refusal(
      .bug, file: file,
      "the reports do not tie: \(figure) is \(found ?? "missing") here and \(expected) in the run; nothing is published",
      fix: "Report this with the run's settings")
  }

  func expect(
    _ figure: String, in file: String, _ found: Int, _ expected: Int
  ) throws(Refusal) {
    try expect(figure, in: file, String(found), String(expected))
  }

  /// Amounts of rows as minor units; nil where one is no amount.
  func sum(_ cells: some Sequence<String>) -> Int64? {
    var total: Int64 = 0
    for cell in cells {
      guard let amount = minor(cell) else { return nil }
      total += amount
    }
    return total
  }

  func minor(_ text: String) -> Int64? { minor(text.utf8) }

  func minor(_ text: some Collection<UInt8>) -> Int64? {
    var digits = 0
    var point: Int?
    var value: Int64 = 0
    let isNegative = text.first == UInt8(ascii: "-")
    for byte in text.dropFirst(isNegative ? 1 : 0) {
      if byte == UInt8(ascii: "."), point == nil {
        point = digits
        continue
      }
      let digit = Int64(byte) - 0x30
      guard (0...9).contains(digit), value <= (.max - digit) / 10 else { return nil }
      value = value * 10 + digit
      digits += 1
    }
    let whole = point ?? digits
    let isComplete = digits - whole == decimals && (point == nil) == (decimals == 0)
    return whole > 0 && isComplete ? (isNegative ? -value : value) : nil
  }

  func plain(_ minor: Int64?) -> String? { minor.map { currency.plain(Money(minor: $0)) } }
}

/// A sum of amounts that were written; nil once one is no amount.
struct WrittenSum {
  private(set) var value: Int64? = 0

  mutating func add(_ amount: Int64?) {
    guard let sum = value, let amount else {
      value = nil
      return
    }
    value = sum + amount
  }
}
