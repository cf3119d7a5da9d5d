import Savings
import SavingsIO

/// A small ledger with the quirks of real ones, made from a seed, of which every figure is known.
package struct HostileLedger {
  package let seed: UInt64
  let format: LedgerFormat
  package internal(set) var rows: [HostileRow]

  package init(seed: UInt64) {
    self.seed = seed
    var dice = TrialDice(seed)
    let format = LedgerFormat(&dice)
    self.format = format
    rows = [HostileLedger.proof(format, &dice)]
    for _ in 0..<dice.one(of: [3, 12, 40]) {
      let kind = dice.onceIn(2) ? .purchase : dice.one(of: HostileRow.Kind.allCases)
      if kind == .purchaseAgain, let last = rows.last(where: { $0.kind == .purchase }) {
        rows.append(last.again)
      } else {
        rows.append(HostileRow(kind, format, &dice))
      }
    }
  }

  /// A purchase that tells how numbers and dates are written.
  private static func proof(_ format: LedgerFormat, _ dice: inout TrialDice) -> HostileRow {
    var row = HostileRow(.purchase, format, &dice)
    row.amount = ExactAmount(picos: 1_234_560_000_000_000)
    row.cells[.amount] = "1234\(format.numbers.sign)56"
    row.date = CalendarDate(iso: "2024-03-25")
    row.cells[.date] = row.date.map(format.dates.text)
    return row
  }

  /// The file, and what must come of reading it.
  package func made() -> (text: String, bytes: [UInt8], truth: LedgerTruth) {
    var dice = TrialDice(seed ^ 0x5EED)
    var text = ""
    var truth = LedgerTruth()
    for title in format.preamble { text += title + dice.one(of: format.lineEnds) }
    text += format.record(format.names, &dice)
    for row in rows {
      text += dice.one(of: format.lineEnds)
      text += settled(row, &truth).text(format, &dice)
    }
    let isOpen = [.emptyLine, .spaces].contains(rows.last?.kind) || !dice.onceIn(4)
    if isOpen { text += dice.one(of: format.lineEnds) }
    let bytes = format.encoding.bytes(text)
    return (text, format.isZipped ? StoredGzip.bytes(bytes) : bytes, truth)
  }

  package func settings() -> Settings { format.settings() }

  /// The row as it is written, its part of the truth added.
  private func settled(_ row: HostileRow, _ truth: inout LedgerTruth) -> HostileRow {
    var row = row
    switch row.kind {
    case .emptyLine, .spaces, .separators: truth.blank += 1
    case .header: break
    case .placeholders, .amountAlone: truth.setAside(row)
    case .noSupplier: leaveOut(row, &truth)
    case .runningTotal:
      guard truth.used >= 2, truth.amountUsed != 0 else {
        leaveOut(row, &truth)
        break
      }
      let sum = ExactAmount(picos: truth.amountUsed)
      row.amount = sum
      var plain = TrialDice(0)
      row.cells[.amount] = sum.spelled(format.numbers, &plain)
      truth.setAside(row)
    case .noAmount, .unreadableAmount, .hugeAmount, .nulSupplier, .extraNumber: truth.reject(row)
    case .badCurrency:
      if format.column(.currency) == nil { truth.use(row, format) } else { truth.reject(row) }
    case .badDate where !row.extra.allSatisfy(\.isEmpty): truth.reject(row)
    case .purchase, .purchaseAgain, .noDate, .badDate, .extraText: truth.use(row, format)
    }
    return row
  }

  /// A row without a supplier: an amount with nothing beside it is a total.
  private func leaveOut(_ row: HostileRow, _ truth: inout LedgerTruth) {
    let others = format.columns.contains { field in
      guard let field else { return !row.note.allSatisfy(\.isWhitespace) }
      return field != .amount && row.cells[field]?.isEmpty == false
    }
    if others { truth.reject(row) } else { truth.setAside(row) }
  }
}

extension HostileLedger {
  /// What is odd about the ledger, in words.
  package var quirks: Set<String> {
    var quirks = Set(rows.map { "\($0.kind)" })
    quirks.formUnion(["\(format.encoding)", "\(format.dates)", "delimiter \(format.delimiter)"])
    quirks.formUnion(["ends \(format.lineEnds)", "thousands \(format.numbers.thousands)"])
    quirks.insert("decimal \(format.numbers.sign)")
    if format.isZipped { quirks.insert("zipped") }
    if !format.preamble.isEmpty { quirks.insert("preamble") }
    if !format.isStyleGiven { quirks.insert("style not given") }
    return quirks
  }

  /// How many different ones there are.
  package static let quirkCount =
    HostileRow.Kind.allCases.count + TrialEncoding.allCases.count + DateSpelling.allCases.count
    + 4 + 5 + 5 + 2 + 3
}
