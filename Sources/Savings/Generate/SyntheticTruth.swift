/// The right answers about a synthetic ledger, counted while it was written.
///
/// A row is used when it has a supplier and a readable amount; one with cells too many or a date that
/// cannot be read is used too.
package struct SyntheticTruth: Sendable, Equatable {
  package private(set) var records = 0
  package private(set) var used = 0
  package private(set) var duplicates = 0
  package private(set) var credits = 0
  package private(set) var faults: [SyntheticFault: Int] = [:]
  /// Hundredths by ``SyntheticRates/codes``: of the used rows, and of the rejected ones that show
  /// an amount.
  private var amountUsed = [Int128](repeating: 0, count: SyntheticRates.codes.count)
  private var amountRejected = [Int128](repeating: 0, count: SyntheticRates.codes.count)
  private var dates: ClosedRange<CalendarDate>?
  private var rows: [Int]
  /// A bit for each pair of name and presence of the id that used rows show.
  private var spellings: [UInt16]

  init(suppliers: Int) {
    rows = [Int](repeating: 0, count: suppliers)
    spellings = [UInt16](repeating: 0, count: suppliers)
  }

  /// Suppliers with at least one used row, and the spellings of them.
  package var suppliers: Int { rows.count { $0 > 0 } }
  package var rawSuppliers: Int { spellings.reduce(0) { $0 + $1.nonzeroBitCount } }

  mutating func count(
    _ row: SyntheticRow, fault: SyntheticFault? = nil, spelling: SyntheticLedger.Spelling? = nil,
    duplicate: Bool = false, of portfolio: SyntheticPortfolio
  ) {
    records += 1
    if duplicate { duplicates += 1 }
    if let fault { faults[fault, default: 0] += 1 }
    let currency = portfolio.suppliers[row.supplier].currency
    if let fault, fault.isRejected {
      if fault.hasAmount { amountRejected[currency] += Int128(row.amount) }
      return
    }
    used += 1
    if row.amount < 0 { credits += 1 }
    amountUsed[currency] += Int128(row.amount)
    rows[row.supplier] += 1
    if let spelling {
      spellings[row.supplier] |= 1 << (spelling.name * 2 + (spelling.hasID ? 1 : 0))
    }
    guard fault != .unreadableDate else { return }
    let from = min(dates?.lowerBound ?? row.date, row.date)
    dates = from...max(dates?.upperBound ?? row.date, row.date)
  }

  /// Hands over `truth.json` in pieces; amounts are decimal texts.
  package func json<Failure>(
    of portfolio: SyntheticPortfolio, _ receive: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let faultCounts = SyntheticFault.allCases.map { "\"\($0.rawValue)\": \(faults[$0] ?? 0)" }
    let rejected = SyntheticFault.allCases.filter(\.isRejected).reduce(0) { $0 + (faults[$1] ?? 0) }
    let range = dates.map { "\"\($0.lowerBound.iso)\", \"\($0.upperBound.iso)\"" } ?? ""
    let head = """
      {
        "schema": 1,
        "seed": \(portfolio.options.seed),
        "records": \(records),
        "used": \(used),
        "rejected": \(rejected),
        "broken": {\(faultCounts.joined(separator: ", "))},
        "exact_duplicates": \(duplicates),
        "negative_amounts": \(credits),
        "amount_used": \(SyntheticTruth.amounts(amountUsed)),
        "amount_rejected": \(SyntheticTruth.amounts(amountRejected)),
        "dates": [\(range)],
        "suppliers": \(suppliers),
        "suppliers_raw": \(rawSuppliers),
        "supplier": [

      """
    try receive(Array(head.utf8))
    var separator = ""
    for index in portfolio.suppliers.indices where rows[index] > 0 {
      try receive(Array((separator + line(index, portfolio.suppliers[index])).utf8))
      separator = ",\n"
    }
    try receive(Array("\n  ]\n}\n".utf8))
  }

  private func line(_ index: Int, _ supplier: SyntheticSupplier) -> String {
    let used = supplier.names.indices.dropFirst().filter { name in
      spellings[index] >> (name * 2) & 3 != 0
    }
    let variants = used.map { SyntheticTruth.quoted(supplier.names[$0]) }
    return """
          {"id": "\(supplier.id)", "name": \(SyntheticTruth.quoted(supplier.names[0])), \
      "rows": \(rows[index]), "margin": "\(Digits.plain(supplier.margin, decimals: 4))", \
      "alternatives": \(supplier.alternatives), "variants": [\(variants.joined(separator: ", "))]}
      """
  }

  /// Names hold quotes at most: they are made up here.
  private static func quoted(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
      + "\""
  }

  private static func amounts(_ sums: [Int128]) -> String {
    let members = zip(SyntheticRates.codes, sums).map {
      "\"\($0)\": \"\(Digits.plain($1, decimals: 2))\""
    }
    return "{" + members.joined(separator: ", ") + "}"
  }
}
