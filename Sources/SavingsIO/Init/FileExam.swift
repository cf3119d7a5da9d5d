import Savings

/// What a spend file looks like before anything is known of it.
struct FileExam {
  let match: FilePattern.Match
  let file: InputDescriptor
  let bytes: Int
  let compression: String?
  let encoding: String
  /// Whether a reader can tell the encoding by itself, or the settings must name it.
  let encodingIsCertain: Bool
  let delimiter: UInt8
  let lineEnds: LineEndCount
  let hasQuotes: Bool
  let header: HeaderGuess
  /// Names of the columns; `column 1` and so on where the file has no header.
  let names: [String]
  let profiles: [ColumnProfile]
  /// The records of the sample below the header.
  let records: [CSVRecord]
  let isSampled: Bool

  /// Bytes of the head, the middle and the end that are looked at.
  static let partBytes = 1 << 19
  /// Records whose cells are looked at.
  static let recordLimit = 2_000

  init(_ match: FilePattern.Match, settings: Settings) throws {
    self.match = match
    file = try FileKind.opened(
      match, encoding: settings.spend.encoding, limits: settings.limits)
    bytes = file.original.size
    compression = file.compression
    let sample = try FileSample(of: file, partBytes: FileExam.partBytes)
    isSampled = sample.isCut
    let text = try EncodingGuess(file: file, sample: sample)
    encoding = text.name
    encodingIsCertain = text.isCertain
    delimiter =
      try Delimiter.named(settings.spend.delimiter, key: "spend.delimiter")
      ?? Delimiter.inferred(sample.head, isHeader: HeaderGuess.isLikely, columns: 0)
    lineEnds = LineEndCount(sample.head)
    hasQuotes = sample.head.contains(0x22)
    let top = SmallCSV.records(sample.head, delimiter: delimiter, limit: 80)
    // A record that is not whole is no row: where it is all there is, it should have been the header.
    if let last = top.last, top.count <= 1 {
      try last.requireWhole(isCut: sample.isCut, file: match.path)
    }
    header = HeaderGuess(top)
    if header.records == top.count {
      try top.last?.requireWhole(isCut: sample.isCut, file: match.path)
    }
    let all = sample.records(below: header.records, delimiter: delimiter).filter { !$0.isBlank }
    guard !all.isEmpty else { throw FileExam.noRow(match.path, isCut: sample.isCut) }
    let step = max(1, all.count / FileExam.recordLimit)
    records = stride(from: 0, to: all.count, by: step).map { all[$0] }
    names = header.names.isEmpty ? FileExam.numbered(records) : header.names
    guard names.count <= settings.limits.columns else {
      throw Refusal(
        .badData, file: match.path, line: max(1, header.line),
        "the header has more than \(settings.limits.columns) columns",
        fix: "Look for line breaks that are missing, or for another sign between the columns")
    }
    var profiles = [ColumnProfile](repeating: ColumnProfile(), count: names.count)
    for record in records where !FileExam.repeats(record, names) && !record.isPlaceholder {
      for column in profiles.indices {
        if column < record.cells.count {
          profiles[column].add(record.cells[column])
        } else {
          profiles[column].addMissing()
        }
      }
    }
    self.profiles = profiles
  }

  private static func noRow(_ path: String, isCut: Bool) -> Refusal {
    guard isCut else {
      return Refusal(
        .badData, file: path, "the file holds no row below its header",
        fix: "Export it again, or leave it out")
    }
    return Refusal(
      .badData, file: path,
      "no row below the header ends within the \(partBytes) bytes that are looked at",
      fix: "Look for a quote that is not closed, or for line breaks that are missing")
  }

  var isHeadless: Bool { header.names.isEmpty }

  private static func numbered(_ records: [CSVRecord]) -> [String] {
    let width = records.map(\.cells.count).max() ?? 0
    return (0..<min(width, 1_000)).map { "column \($0 + 1)" }
  }

  private static func repeats(_ record: CSVRecord, _ names: [String]) -> Bool {
    let filled = names.indices.filter { !names[$0].isEmpty }
    return filled.count > 1 && filled.allSatisfy { record.text($0) == names[$0] }
  }

  /// The index of a column by its name, letters and digits compared.
  func column(named name: String) -> Int? {
    let folded = ColumnMatcher.folded(name)
    return names.firstIndex(of: name)
      ?? (folded.isEmpty ? nil : names.firstIndex { ColumnMatcher.folded($0) == folded })
  }
}

/// How often each kind of line end stands in a text.
struct LineEndCount {
  private(set) var crlf = 0
  private(set) var lf = 0
  private(set) var cr = 0

  init(_ bytes: [UInt8]) {
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0A { if previous == 0x0D { crlf += 1 } else { lf += 1 } }
      if previous == 0x0D, byte != 0x0A { cr += 1 }
      previous = byte
    }
  }

  var words: String {
    let kinds = [("CR LF", crlf), ("LF", lf), ("CR", cr)].filter { $0.1 > 0 }
    return kinds.count == 1 ? kinds[0].0 : kinds.map { "\($0.0) (\($0.1))" }.joined(separator: ", ")
  }
}
