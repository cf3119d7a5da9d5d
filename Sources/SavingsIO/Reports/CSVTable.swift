import Savings

/// A table as CSV, row by row: UTF-8, line feeds, text always quoted, numbers never.
///
/// Spreadsheets run text that starts like a formula, and take numbers for text when they are
/// grouped; so such text gets an apostrophe in front (take exactly one away to have it back), and
/// numbers are plain.
package struct CSVTable: ~Copyable {
  package private(set) var bytes: [UInt8] = []
  private let currency: Currency

  /// Starts a table with a header of the columns' machine names.
  package init(columns: [ReportTable.Column], currency: Currency) {
    self.currency = currency
    for (index, column) in columns.enumerated() {
      if index > 0 { bytes.append(comma) }
      append(text: column.name)
    }
    bytes.append(lineFeed)
  }

  /// The rows of a whole table. Totals stay out: they are sums of the rows above them.
  package static func bytes(of table: ReportTable, currency: Currency) -> [UInt8] {
    var csv = CSVTable(columns: table.columns, currency: currency)
    for row in table.rows { csv.append(row) }
    return csv.take()
  }

  package mutating func append(_ row: [ReportCell]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(comma) }
      append(cell)
    }
    bytes.append(lineFeed)
  }

  /// What was written since the last time, so that a long table can go to its file in pieces.
  package mutating func take() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    return taken
  }

  private mutating func append(_ cell: ReportCell) {
    switch cell {
    case .empty: break
    case .text(let text): append(text: text)
    case .money(let money): bytes.append(contentsOf: currency.plain(money).utf8)
    case .percent(let share): append(number: share, decimals: 6)
    case .count(let count): bytes.append(contentsOf: String(count).utf8)
    case .number(let value, let decimals): append(number: value, decimals: decimals)
    case .date(let date): bytes.append(contentsOf: date.iso.utf8)
    }
  }

  /// A plain decimal; what is not a number stays empty, as no reader agrees on a word for it.
  private mutating func append(number value: Double, decimals: Int) {
    guard value.isFinite else { return }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value * scale).rounded(.toNearestOrEven)
    guard let exact = Int128(exactly: scaled) else { return }
    bytes.append(contentsOf: Digits.plain(exact, decimals: decimals).utf8)
  }

  private mutating func append(text: String) {
    bytes.append(quote)
    if CSVTable.isDangerous(text.utf8) { bytes.append(apostrophe) }
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  /// Whether a spreadsheet could take the text for a formula, or the apostrophe for our own.
  static func isDangerous(_ text: String.UTF8View) -> Bool {
    switch text.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A,
      0x0D, apostrophe:
      return true
    case 0xEF:
      // The full-width forms of = + - @, which East Asian versions read as the plain ones.
      let start = text.prefix(3)
      return [[0xEF, 0xBC, 0x9D], [0xEF, 0xBC, 0x8B], [0xEF, 0xBC, 0x8D], [0xEF, 0xBC, 0xA0]]
        .contains { start.elementsEqual($0) }
    default: return false
    }
  }
}

private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")
private let apostrophe = UInt8(ascii: "'")
private let lineFeed: UInt8 = 0x0A
