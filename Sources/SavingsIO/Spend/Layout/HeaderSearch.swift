import Savings

/// Where a file's data starts and what its columns are called.
struct Header {
  /// Column names as the file or the settings spell them, outer white space removed.
  var names: [String]
  /// Physical line of the header, from 1; 0 where the settings name the columns.
  var line: Int
  /// The header's own cells, by which a repetition further down is recognised.
  var cells: [[UInt8]]
  /// Offset of the header's record in the text without a byte order mark.
  var start = 0
  /// Offset behind the header in the text without a byte order mark, and the line number there.
  var end: Int
  var endLine: Int
  /// Records up to and with the header, which hold no data.
  var records: Int

  func requireWidth(_ limits: LimitSettings, file: String) throws {
    guard names.count > limits.columns else { return }
    throw Refusal(
      .badData, file: file, line: line > 0 ? line : nil,
      "the header has more than \(limits.columns) columns",
      fix: "Correct the file, or raise limits.columns")
  }
}

/// Finds the header below titles and blank lines.
struct HeaderSearch {
  let matcher: ColumnMatcher
  let style: HeaderStyle
  /// Column names of the settings, for files without a header.
  let columns: [String]

  /// Records among which the header must be.
  static let reach = 20

  /// - Parameter isCut: whether the file goes on behind the records.
  func header(in records: [CSVRecord], isCut: Bool = false, file: String) throws -> Header {
    let first = records.prefix(HeaderSearch.reach)
    if style != .no, isCut, first.count == 1 { try first[0].requireWhole(isCut: true, file: file) }
    if style != .no, let index = first.firstIndex(where: { matcher.isHeader(names($0)) }) {
      try first[index].requireWhole(isCut: isCut, file: file)
      return header(records, at: index)
    }
    if style == .no || (style == .auto && !columns.isEmpty) {
      guard !columns.isEmpty else {
        throw Refusal(
          .badSettings, file: file, "the file has no header and the settings name no columns",
          fix: "List the column names, in order, in spend.columns")
      }
      return Header(names: columns, line: 0, cells: [], end: 0, endLine: 1, records: 0)
    }
    guard !first.isEmpty else {
      throw Refusal(
        .badData, file: file, "the file holds no record", fix: "Export it again, or leave it out")
    }
    // None fits: take the likeliest, so that the refusal to come can speak of its columns.
    let likeliest = first.indices.max {
      let (a, b) = (matcher.known(names(first[$0])), matcher.known(names(first[$1])))
      return a == b ? first[$0].filledWidth < first[$1].filledWidth || $0 > $1 : a < b
    }
    try records[likeliest ?? 0].requireWhole(isCut: isCut, file: file)
    return header(records, at: likeliest ?? 0)
  }

  private func header(_ records: [CSVRecord], at index: Int) -> Header {
    let record = records[index]
    return Header(
      names: names(record), line: record.line, cells: record.cells,
      start: index > 0 ? records[index - 1].end : 0, end: record.end,
      endLine: record.endLine, records: index + 1)
  }

  private func names(_ record: CSVRecord) -> [String] { record.cells.indices.map(record.text) }
}

extension CSVRecord {
  /// Refuses a header that does not end where it is looked for.
  ///
  /// - Parameter isCut: whether the file goes on behind the text that was read.
  func requireWhole(isCut: Bool, file: String) throws {
    if isCut, !isWhole {
      throw Refusal(
        .badData, file: file, line: line,
        "the record that starts here, where the header should be, goes on for more than \(end) bytes",
        fix: "Look for a quote that is not closed, or for line breaks that are missing")
    }
    guard isUnclosed else { return }
    throw Refusal(
      .badData, file: file, line: line,
      "a quoted cell of the record that starts here is not closed by the end of the file",
      fix: "Export the file again; it may be cut, or a quote may be missing")
  }
}
