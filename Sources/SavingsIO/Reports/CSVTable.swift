import Glibc
import Savings

/// A table as CSV, row by row: UTF-8, line feeds, text always quoted, numbers never.
///
/// Spreadsheets run text that starts like a formula, and take numbers for text when they are
/// grouped; so such text gets an apostrophe in front (take exactly one away to have it back), and
/// numbers are plain.
package struct CSVTable: ~Copyable {
  private var bytes = GrowingBytes()
  private let currency: Currency
  /// Looked up once, not for each amount.
  private let decimals: Int

  /// Starts a table with a header of the columns' machine names.
  package init(columns: [ReportTable.Column], currency: Currency) {
    self.init(currency: currency)
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

  /// A long table, its rows made on all cores: the pieces of the file, in order.
  ///
  /// A piece is given away before long texts make it large, as what grows asks for twice of what it holds.
  package static func pieces(of rows: ReportRows, currency: Currency) async -> [[UInt8]] {
    let stride = 2_000
    let parts = (rows.count + stride - 1) / stride
    var head = CSVTable(columns: rows.columns, currency: currency)
    var made = [[head.take()]] + [[[UInt8]]](repeating: [], count: parts)
    await withTaskGroup(of: (Int, [[UInt8]]).self) { group in
      for part in 0..<parts {
        group.addTask {
          var csv = CSVTable(currency: currency)
          var pieces: [[UInt8]] = []
          var cells: [ReportCell] = []
          for index in part * stride..<min(rows.count, (part + 1) * stride) {
            cells.removeAll(keepingCapacity: true)
            rows.add(index, &cells)
            csv.append(rows: cells, of: rows.columns.count)
            if csv.bytes.count > 1 << 20 { pieces.append(csv.take()) }
          }
          return (part + 1, pieces + [csv.take()])
        }
      }
      for await (part, pieces) in group { made[part] = pieces }
    }
    return made.flatMap(\.self)
  }

  /// Starts a piece of a table, without a header.
  private init(currency: Currency) {
    self.currency = currency
    decimals = currency.decimals
  }

  package mutating func append(_ row: [ReportCell]) { append(rows: row, of: row.count) }

  /// Rows that follow each other, each of so many cells.
  private mutating func append(rows cells: [ReportCell], of columns: Int) {
    precondition(cells.count.isMultiple(of: columns), "a row of another width than its table")
    var left = columns
    for cell in cells {
      append(cell)
      left -= 1
      bytes.append(left == 0 ? lineFeed : comma)
      if left == 0 { left = columns }
    }
  }

  /// What was written since the last time, so that a long table can go to its file in pieces.
  package mutating func take() -> [UInt8] {
    bytes.take()
  }

  private mutating func append(_ cell: ReportCell) {
    switch cell {
    case .empty: break
    case .text(let text): append(text: text)
    case .link(let link): append(text: link.text)
    case .money(let money): append(integer: Int128(money.minor), decimals: decimals)
    case .percent(let share): append(number: share, decimals: 6)
    case .count(let count): append(integer: Int128(count), decimals: 0)
    case .number(let value, let decimals): append(number: value, decimals: decimals)
    case .date(let date): append(date: date)
    }
  }

  /// A plain decimal; what is not a number stays empty, as no reader agrees on a word for it.
  private mutating func append(number value: Double, decimals: Int) {
    guard value.isFinite else { return }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value * scale).rounded(.toNearestOrEven)
    guard let exact = Int128(exactly: scaled) else { return }
    append(integer: exact, decimals: decimals)
  }

  /// The same as `Digits.plain`, straight into the bytes.
  private mutating func append(integer value: Int128, decimals: Int) {
    guard var rest = UInt64(exactly: value.magnitude) else {
      for byte in Digits.plain(value, decimals: decimals).utf8 { bytes.append(byte) }
      return
    }
    // From the last digit to the first, then all at once; 20 digits are the most, behind a sign,
    // with a point and the noughts of a small fraction.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24 + decimals) { digits in
      var start = digits.count
      var written = 0
      while rest > 0 || written <= decimals {
        if written == decimals, decimals > 0 {
          start -= 1
          digits[start] = UInt8(ascii: ".")
        }
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        start -= 1
        digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
        rest = quotient
        written += 1
      }
      if value < 0 {
        start -= 1
        digits[start] = UInt8(ascii: "-")
      }
      bytes.append(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: digits[start...])))
    }
  }

  /// The same as `CalendarDate.iso`, straight into the bytes.
  private mutating func append(date: CalendarDate) {
    let parts = date.components
    bytes.append(twoDigits: parts.year / 100)
    bytes.append(twoDigits: parts.year % 100)
    bytes.append(UInt8(ascii: "-"))
    bytes.append(twoDigits: parts.month)
    bytes.append(UInt8(ascii: "-"))
    bytes.append(twoDigits: parts.day)
  }

  private mutating func append(text: String) {
    bytes.append(quote)
    if CSVTable.isDangerous(text.utf8) { bytes.append(apostrophe) }
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { text in
      if memchr(text.baseAddress ?? UnsafePointer(bitPattern: 1)!, Int32(quote), text.count) == nil
      {
        bytes.append(UnsafeRawBufferPointer(text))
      } else {
        append(quoting: text)
      }
    }
    if isDone == nil { append(quoting: text.utf8) }
    bytes.append(quote)
  }

  private mutating func append(quoting text: some Sequence<UInt8>) {
    for byte in text {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
  }

  /// The text as it was before ``append(_:)`` put an apostrophe in front.
  static func unguarded(_ text: String) -> String {
    text.utf8.first == apostrophe && isDangerous(text.dropFirst().description.utf8)
      ? String(text.dropFirst()) : text
  }

  /// Whether a spreadsheet could take the text for a formula, or the apostrophe for our own.
  static func isDangerous(_ text: String.UTF8View) -> Bool {
    guard let first = text.first, first < 0x41 || first == 0xEF else { return false }
    switch first {
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
