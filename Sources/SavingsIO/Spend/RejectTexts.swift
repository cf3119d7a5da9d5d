import Savings

/// Fetches the texts of rejected rows from the file, when the reading is done.
struct RejectTexts {
  let file: InputDescriptor
  let layout: FileLayout

  /// Bytes of a raw record or a cell that are shown; with more, an ellipsis follows.
  static let shown = 4096
  /// The same once ``fullBytes`` of texts are shown: a hundred thousand long records are too much.
  private static let shownLater = 128
  private static let fullBytes = 24 << 20
  /// Bytes of raw records that are kept for correction.
  static let rawBytes = 32 << 20
  /// Bytes of a record that are looked through for the cell.
  private static let searched = 1 << 16

  func rejects(_ problems: [RowProblem]) throws -> [Reject] {
    var bytes = 0
    return try problems.map { problem in
      let reject = try reject(
        problem, shown: bytes < RejectTexts.fullBytes ? RejectTexts.shown : RejectTexts.shownLater)
      bytes += reject.raw.utf8.count + reject.value.utf8.count
      return reject
    }
  }

  func reject(_ problem: RowProblem, shown: Int = RejectTexts.shown) throws -> Reject {
    let bytes = try file.bytes(
      at: problem.start, count: min(problem.end - problem.start, RejectTexts.searched))
    let record = SmallCSV.records(bytes, delimiter: layout.delimiter, limit: 1).first
    let name = problem.column >= 0 ? layout.name(of: problem.column) : ""
    // Of a repeated row only the start is known: blank lines and headers behind it are not it.
    var raw = bytes.prefix(record.map { $0.isWhole ? $0.end : bytes.count } ?? bytes.count)
    while let last = raw.last, last == 0x0A || last == 0x0D { raw.removeLast() }
    return Reject(
      file: file.path, record: problem.record, line: problem.line, column: problem.column + 1,
      columnName: name, code: problem.code, action: problem.action,
      value: problem.column >= 0 ? RejectTexts.cut(record?.text(problem.column) ?? "", shown) : "",
      message: problem.detail.message, raw: RejectTexts.escaped(raw, shown))
  }

  private static func cut(_ text: String, _ shown: Int) -> String {
    text.utf8.count <= shown ? text : String(text.unicodeScalars.prefix(shown / 4)) + "…"
  }

  /// The rejected records as they stand in the file, below its header.
  ///
  /// - Parameter rejected: how many there are.
  func raw(_ problems: [RowProblem], rejected: Int) throws -> RawRejects {
    let mark = layout.hasMark ? 3 : 0
    var raw = RawRejects(
      header: try file.bytes(
        at: layout.header.start + mark, count: layout.header.end - layout.header.start))
    // Blank lines between a title and the header are no part of it.
    raw.header = Array(raw.header.drop { $0 == 0x0A || $0 == 0x0D })
    var last = -1
    for problem in problems where problem.action == .rejected && problem.start != last {
      last = problem.start
      guard raw.records.count + problem.end - problem.start <= RejectTexts.rawBytes else {
        continue
      }
      raw.records += try file.bytes(at: problem.start, count: problem.end - problem.start)
      if let end = raw.records.last, end != 0x0A, end != 0x0D { raw.records.append(0x0A) }
      raw.count += 1
    }
    raw.omitted = rejected - raw.count
    return raw
  }

  /// The bytes as text; what is not UTF-8 as \xHH, cut where it gets long.
  static func escaped(_ bytes: ArraySlice<UInt8>, _ shown: Int = shown) -> String {
    var text = ""
    var rest = bytes.prefix(shown)
    while !rest.isEmpty {
      let width = characterWidth(rest)
      if width > 0 {
        text += String(decoding: rest.prefix(width), as: UTF8.self)
        rest = rest.dropFirst(width)
      } else {
        let byte = rest.removeFirst()
        text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return bytes.count > shown ? text + "…" : text
  }

  /// Bytes of the UTF-8 character in front, and of the plain ones behind it; 0 where there is none.
  private static func characterWidth(_ bytes: ArraySlice<UInt8>) -> Int {
    let plain = bytes.prefix { $0 < 0x80 && $0 != 0 }.count
    if plain > 0 { return plain }
    guard bytes.first != 0 else { return 0 }
    return (2...4).first { width in
      bytes.count >= width
        && Array(bytes.prefix(width)).withUnsafeBytes { UTF8Validity.isValid($0) }
    } ?? 0
  }
}

extension RowProblem.Detail {
  /// What is wrong, in words, without the cell.
  var message: String {
    switch self {
    case .noSupplier: "the row names no supplier"
    case .noAmount: "the row has no amount"
    case .number: "the amount is not a number that can be used"
    case .date: "this is no date with day, month and year; the row counts outside every window"
    case .openDate:
      "the day and the month could be either way round, and the column has both; the row counts outside every window"
    case .noDate: "the row has no date; it counts outside every window"
    case .currency: "the currency is not a code of three letters"
    case .terms: "the payment terms are not a number of days"
    case .quantity: "the quantity is not a number"
    case .rounded: "the amount has more than 12 decimals and was rounded"
    case .extra: "the row has a filled cell to the right of the last column"
    case .control: "the supplier holds a NUL byte"
    case .total: "an amount alone on its row is a total, not a purchase"
    case .sum:
      "the amount is the sum of rows above it, and the row has no date or no supplier: a total"
    case .side: "the row is marked neither as debit nor as credit"
    case .repeated: "an earlier row of the file is the same, byte for byte"
    case .overlap: "an earlier file has the same row, byte for byte"
    case .placeholder: "supplier and amount both say that there is no value"
    }
  }
}
