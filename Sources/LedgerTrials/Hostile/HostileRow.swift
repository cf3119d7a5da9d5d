import Savings

/// One line of a ledger, and what must come of it.
package struct HostileRow {
  enum Kind: CaseIterable {
    case purchase, purchaseAgain, noSupplier, noAmount, unreadableAmount, hugeAmount, badCurrency
    case nulSupplier, placeholders, emptyLine, spaces, separators, header, amountAlone, runningTotal
    case noDate, badDate, extraText, extraNumber
  }

  private(set) var kind: Kind
  var cells: [SpendField: String] = [:]
  var note = ""
  /// What the amount's cell says, where it says a number.
  var amount: ExactAmount?
  var date: CalendarDate?
  /// Cells behind the last column.
  var extra: [String] = []
  var isShort = false

  init(_ kind: Kind, _ format: LedgerFormat, _ dice: inout TrialDice) {
    self.kind = kind
    guard ![.emptyLine, .spaces, .separators, .header].contains(kind) else { return }
    let amount = ExactAmount(&dice)
    self.amount = amount
    cells[.amount] = amount.spelled(format.numbers, &dice)
    guard kind != .amountAlone else { return }
    fill(format, &dice)
    switch kind {
    case .noSupplier, .runningTotal: (cells[.supplier], cells[.supplierID]) = (nil, nil)
    case .noAmount: (cells[.amount], self.amount) = (nil, nil)
    case .unreadableAmount:
      (cells[.amount], self.amount) = (
        dice.one(of: ["x", "1.2.3", "12a", "#N/A", "(5", "--1"]), nil
      )
    case .hugeAmount:
      self.amount = ExactAmount(picos: 99_999_999_999_999 * 1_000_000_000_000)
      cells[.amount] = "99999999999999" + format.numbers.sign + "00"
    case .badCurrency: cells[.currency] = "dollars"
    case .nulSupplier: cells[.supplier] = "A\0B"
    case .placeholders:
      (cells[.supplier], cells[.supplierID]) = ("#N/A", dice.one(of: [nil, "N/A"]))
      (cells[.amount], self.amount) = (dice.one(of: ["#N/A", "-", "null"]), nil)
      // A dash among amounts is nothing, as accountants write it.
      if cells[.amount] == "-" { cells[.amount] = "N/A" }
    case .noDate: (cells[.date], date) = (nil, nil)
    case .badDate: (cells[.date], date) = (dice.one(of: ["soon", "2025-13-45", "31/31/2025"]), nil)
    case .extraText: extra = ["", "see above"]
    case .extraNumber: extra = ["234"]
    default: break
    }
  }

  private mutating func fill(_ format: LedgerFormat, _ dice: inout TrialDice) {
    var names = [
      "Ace \"The\" Co", "B, Ltd", "C;D | E", "E  E", "Müé à £", " padded ", "Line\nBreak",
    ]
    names += [String(repeating: "long ", count: 20) + "name", "x", "\"quoted\"", "R\rS"]
    if format.encoding.isWide { names += ["株式会社", "🏭 Works", "Cafe\u{301}"] }
    cells[.supplier] = format.encoding.written(dice.one(of: names))
    cells[.supplierID] = dice.one(of: [nil, "7", "00042", "K-9"])
    cells[.category] = dice.one(of: [nil, "Cat", "IT; \"soft\"", "Büro"])
    cells[.currency] = dice.one(of: [nil, "usd", "EUR", " gbp"])
    cells[.paymentTerms] = dice.one(of: [nil, "Net 30", "60", "soon"])
    note = dice.one(of: [
      "", "x", "a\"b", "two\nlines", "5\" pipe", "a;b,c|d\te", "\n\n\"\n", "1,5",
    ])
    let day = CalendarDate(days: 18_262 + Int32(dice.below(2_000)))
    date = day
    cells[.date] = format.dates.text(day)
    isShort = dice.onceIn(4)
    if dice.onceIn(10) { extra = ["", ""] }
  }

  /// The same row once more, byte for byte but for its quotes.
  var again: HostileRow {
    var copy = self
    copy.kind = .purchaseAgain
    return copy
  }

  /// The row as the file has it, without its line break.
  func text(_ format: LedgerFormat, _ dice: inout TrialDice) -> String {
    switch kind {
    case .emptyLine: return ""
    case .spaces: return "   "
    case .separators:
      return String(repeating: format.delimiter, count: format.columns.count - 1)
    case .header: return format.record(format.names, &dice)
    default:
      var texts = format.columns.map { field in field.map { cells[$0] ?? "" } ?? note } + extra
      while isShort, texts.count > 2, texts.last == "" { texts.removeLast() }
      return format.record(texts, &dice)
    }
  }
}
