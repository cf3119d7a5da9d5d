import Savings

/// A small CSV with a header, read whole: the supplier master, the exchange rates.
struct SmallTable {
  let path: String
  private let header: Header
  private let columns: [String: Int]
  /// The records below the header that are not blank.
  let rows: [CSVRecord]
  private let isHeadless: Bool
  private var evidence: [Int: StyleEvidence] = [:]

  init(
    path: String, directory: String, matcher: ColumnMatcher, delimiter: String,
    delimiterKey: String, names: [String]
  ) throws {
    let match = FilePattern.Match(
      path: path, location: path.hasPrefix("/") || directory.isEmpty ? path : "\(directory)/\(path)"
    )
    let file = try FileKind.opened(match)
    self.path = path
    var bytes = try file.bytes(at: 0, count: file.size)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let byte =
      try Delimiter.named(delimiter, key: delimiterKey)
      ?? Delimiter.inferred(bytes, isHeader: matcher.isHeader, columns: names.count)
    let records = SmallCSV.records(bytes, delimiter: byte)
    if let last = records.last, last.isUnclosed {
      throw Refusal(
        .badData, file: path, line: last.line,
        "a quoted cell of the record that starts here is not closed by the end of the file",
        fix: "Export the file again; it may be cut, or a quote may be missing")
    }
    header = try HeaderSearch(matcher: matcher, style: .auto, columns: names)
      .header(in: records, file: path)
    columns = try matcher.resolved(header.names, file: path, line: header.line)
    isHeadless = header.line == 0
    rows = records.dropFirst(header.records).filter { !$0.isBlank }
    for column in Set(columns.values) {
      var proof = StyleEvidence()
      for row in rows where column < row.cells.count {
        row.cells[column].withUnsafeBytes { cell in
          proof.add(number: cell)
          proof.add(date: cell)
        }
      }
      evidence[column] = proof
    }
  }

  func has(_ field: String) -> Bool { columns[field] != nil }

  /// What the file calls the field; "" where it has no such column.
  func name(_ field: String) -> String {
    guard let column = columns[field], header.names.indices.contains(column) else { return "" }
    return header.names[column]
  }

  /// The cell's text; "" where the file has no such column.
  func text(_ field: String, _ row: CSVRecord) -> String {
    columns[field].map(row.text) ?? ""
  }

  /// A number; nil where the cell is empty.
  func number(_ field: String, _ row: CSVRecord, _ expected: String) throws -> ScannedNumber? {
    guard let column = columns[field], column < row.cells.count else { return nil }
    let sign = evidence[column]?.decimalSign ?? 0
    let number = row.cells[column].withUnsafeBytes {
      NumberScanner.scanned($0, decimalSign: sign)
    }
    switch number.status {
    case .empty: return nil
    case .value: return number
    default: throw refusal(field, row, expected)
    }
  }

  /// A date; nil where the cell is empty.
  func date(_ field: String, _ row: CSVRecord) throws -> CalendarDate? {
    guard let column = columns[field], column < row.cells.count else { return nil }
    let orders = evidence[column]?.dateOrders ?? DateOrders()
    let date = row.cells[column].withUnsafeBytes { DateScanner.scanned($0, orders: orders) }
    switch date.status {
    case .empty: return nil
    case .value: return CalendarDate(days: date.days)
    case .undecided, .ambiguous:
      throw refusal(field, row, "a date like 2026-10-31: day and month could be either way round")
    case .unreadable, .outOfRange, .unsided:
      throw refusal(field, row, "a date like 2026-10-31")
    }
  }

  func refusal(_ field: String, _ row: CSVRecord, _ expected: String) -> Refusal {
    let column = columns[field] ?? 0
    return Refusal(
      .badData, file: path, line: row.line,
      column: header.names.indices.contains(column) ? header.names[column] : nil,
      "\"\(row.text(column))\" is not \(expected)", fix: "Correct the cell, or empty it")
  }
}
