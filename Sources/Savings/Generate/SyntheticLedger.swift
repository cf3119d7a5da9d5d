/// What is wrong with a row that the synthetic ledger breaks on purpose.
package enum SyntheticFault: String, CaseIterable, Sendable {
  case missingAmount = "missing_amount"
  case wordForAmount = "word_for_amount"
  case missingSupplier = "missing_supplier"
  case extraCells = "extra_cells"
  case unreadableDate = "unreadable_date"

  /// Whether the row cannot be used: it has no supplier or no amount.
  package var isRejected: Bool { self != .unreadableDate && self != .extraCells }
  var hasAmount: Bool { self != .missingAmount && self != .wordForAmount }
}

/// Writes the ledger of a portfolio row by row, and counts what a reader has to find in it.
struct SyntheticLedger {
  let portfolio: SyntheticPortfolio
  private(set) var truth: SyntheticTruth
  private var random: SplitMix64
  /// Purchases that a credit note can refer to: the last ones.
  private var recent: [SyntheticRow] = []

  init(_ portfolio: SyntheticPortfolio) {
    self.portfolio = portfolio
    truth = SyntheticTruth(suppliers: portfolio.suppliers.count)
    random = SplitMix64(seed: portfolio.options.seed, 5, 0)
  }

  static let header = """
    invoice_date,invoice_number,po_number,supplier_id,supplier,category,item,description,\
    quantity,unit,unit_price,currency,amount,payment_terms,contract,business_unit

    """

  /// Hands the ledger over in pieces of about a megabyte.
  mutating func write<Failure>(
    _ receive: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var bytes = Array(SyntheticLedger.header.utf8)
    bytes.reserveCapacity(SyntheticLedger.pieceBytes + 4_096)
    let options = portfolio.options
    let start = options.start
    let days = Int(options.end.days - start.days) + 1
    var last: (range: Range<Int>, row: SyntheticRow)?
    for index in 0..<options.rows {
      let date = weekday(start.days + Int32(index * days / options.rows), from: start)
      if let earlier = last, random.chance(0.001) {
        // A copy of the record first: a slice would make the whole piece be copied.
        let record = Array(bytes[earlier.range])
        bytes.append(contentsOf: record)
        truth.count(earlier.row, duplicate: true, of: portfolio)
        continue
      }
      let row = next(index, on: date)
      let fault = random.chance(0.0025) ? random.pick(SyntheticFault.allCases) : nil
      if bytes.count >= SyntheticLedger.pieceBytes {
        try receive(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
      let from = bytes.count
      let spelling = spelling(of: row, fault: fault)
      append(row, spelling: spelling, fault: fault, to: &bytes)
      if let fault {
        truth.count(row, fault: fault, spelling: spelling, of: portfolio)
        last = nil
      } else {
        truth.count(row, spelling: spelling, of: portfolio)
        last = (from..<bytes.count, row)
        remember(row, index)
      }
    }
    try receive(bytes)
  }

  private static let pieceBytes = 1 << 20

  /// The day, or the Friday before it: nobody posts invoices on Sundays.
  private func weekday(_ day: Int32, from start: CalendarDate) -> CalendarDate {
    let weekday = (day + 3) % 7
    return CalendarDate(days: max(start.days, day - max(0, weekday - 4)))
  }

  private mutating func next(_ index: Int, on date: CalendarDate) -> SyntheticRow {
    if !recent.isEmpty, random.chance(0.01) {
      let original = random.pick(recent)
      return portfolio.credit(of: original, index, on: date, from: &random)
    }
    return portfolio.purchase(index, on: date, from: &random)
  }

  private mutating func remember(_ row: SyntheticRow, _ index: Int) {
    guard row.credited == 0 else { return }
    if recent.count < 256 { recent.append(row) } else { recent[index % 256] = row }
  }

  /// How the row names its supplier: mostly right, with a known other spelling now and then.
  private mutating func spelling(of row: SyntheticRow, fault: SyntheticFault?) -> Spelling? {
    if fault == .missingSupplier { return nil }
    let names = portfolio.suppliers[row.supplier].names
    guard names.count > 1, random.chance(0.3) else { return Spelling(name: 0, hasID: true) }
    return Spelling(name: 1 + random.below(names.count - 1), hasID: !random.chance(0.4))
  }

  struct Spelling: Sendable {
    /// Index into the supplier's names.
    let name: Int
    let hasID: Bool
  }

  private mutating func append(
    _ row: SyntheticRow, spelling: Spelling?, fault: SyntheticFault?, to bytes: inout [UInt8]
  ) {
    let supplier = portfolio.suppliers[row.supplier]
    let category = SyntheticCategory.all[row.category]
    func cell(_ text: String) {
      bytes.appendCell(text)
      bytes.append(UInt8(ascii: ","))
    }
    cell(fault == .unreadableDate ? "2026-02-31" : row.date.iso)
    cell(row.credited == 0 ? "INV-\(row.invoice)" : "CRN-\(row.invoice)")
    cell(row.contract(of: supplier) || row.invoice % 3 != 0 ? "PO-\(row.invoice % 50_000)" : "")
    cell(spelling?.hasID == true ? supplier.id : "")
    cell(spelling.map { supplier.names[$0.name] } ?? "")
    cell(category.name)
    cell(row.item < 0 ? "" : "\(category.code)-\(1_000 + row.item)")
    let line = category.lines[row.line]
    cell(row.credited == 0 ? line : "Credit note for INV-\(row.credited), \(line)")
    cell(row.item < 0 ? "" : "\(row.quantity)")
    cell(row.item < 0 ? "" : category.units[row.item % category.units.count])
    cell(row.item < 0 ? "" : row.priceText)
    cell(SyntheticRates.codes[supplier.currency])
    switch fault {
    case .missingAmount: cell("")
    case .wordForAmount: cell("n/a")
    default: cell(Digits.plain(row.amount, decimals: 2))
    }
    cell("\(row.terms)")
    cell(supplier.contract)
    bytes.appendCell(SyntheticRow.businessUnits[row.businessUnit])
    if fault == .extraCells { bytes.append(contentsOf: ",moved,right".utf8) }
    bytes.append(UInt8(ascii: "\n"))
  }
}

extension SyntheticRow {
  fileprivate func contract(of supplier: SyntheticSupplier) -> Bool { !supplier.contract.isEmpty }

  fileprivate var priceText: String {
    unitPrice % 100 == 0
      ? Digits.plain(unitPrice / 100, decimals: 2) : Digits.plain(unitPrice, decimals: 4)
  }
}

extension SyntheticPortfolio {
  /// Writes the ledger in pieces, each handed over as it is full, and returns the true answers.
  package func ledger<Failure>(
    _ receive: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> SyntheticTruth {
    var ledger = SyntheticLedger(self)
    try ledger.write(receive)
    return ledger.truth
  }
}
