import Savings

/// One file in an aggregate part, or some rows of a table: everything but its spend.
///
/// The sections are those of the cache's entry for a file, and what it repeats of itself.
struct AggregateEntry {
  enum Source: UInt8 {
    /// A file, read from its first byte to its last.
    case file
    /// Rows that a platform has rendered; no line of a file stands for them.
    case rows
    /// Sums that a database has made.
    case sums
  }

  /// As reports call it.
  let path: String
  /// What must not come twice: the path, or the part of the table.
  let id: String
  let source: Source
  let first: [UInt8]
  /// Hashes and starts of its records; nil where there are too many of them, or where it was not searched.
  var marks: [[UInt8]]?
  let repeated: [UInt8]
  /// The parsed first section.
  let file: FileEntry

  /// Sections of one entry in a part.
  static let sections = 4

  init(
    path: String, id: String, source: Source, first: [UInt8], marks: [[UInt8]]?, repeated: [UInt8]
  ) throws(CacheFailure) {
    self.path = path
    self.id = id
    self.source = source
    self.first = first
    self.marks = marks
    self.repeated = repeated
    file = try FileEntry(id, first: first)
  }

  /// What reading a file gave.
  init(_ outcome: SpendFile.Outcome, _ kept: KeptRecords, id: String, source: Source) throws {
    try self.init(
      path: outcome.figures.input.path, id: id, source: source,
      first: FileEntry.first(outcome, lastDay: .max, []),
      marks: outcome.known.marks.map(CachedMarks.bytes), repeated: kept.bytes)
  }

  /// What a database says of one file.
  ///
  /// - Parameter id: of the answer.
  init(sums input: InputFile, id: String) throws(CacheFailure) {
    let layout = FileLayout(
      delimiter: 0x2C,
      header: Header(names: [], line: 0, cells: [], end: 0, endLine: 0, records: 0),
      columns: [:], roles: [], styles: ColumnStyles(SpendSettings()), purchases: nil, start: 0,
      startLine: 0, hasMark: false)
    let outcome = SpendFile.Outcome(
      figures: FileFigures(
        input: input, rejects: [], examples: [:], raw: RawRejects(header: [])),
      cubes: [],
      known: SpendFile.Known(layout: layout, totals: [], marks: nil, sha256: ""), tag: nil)
    try self.init(
      path: input.path, id: id, source: .sums,
      first: FileEntry.first(outcome, lastDay: .max, []), marks: nil, repeated: KeptRecords().bytes)
  }

  /// Records that are marked, or were before there were too many.
  var marked: Int { file.records ?? 0 }

  /// The file's own figures, under its path; of rows, problems name the part.
  var figures: FileFigures {
    var figures = file.figures.named(source == .rows ? id : path)
    figures.input.path = path
    return figures
  }

  func fileMarks() throws(CacheFailure) -> RecordMarks? {
    guard let places = file.places, let marks, marks.count == 2 else { return nil }
    let result = marks[0].withUnsafeBytes { hashes in
      marks[1].withUnsafeBytes { starts in
        Result { () throws(CacheFailure) in try places.marks(hashes: hashes, starts: starts) }
      }
    }
    return try result.get()
  }

  func put(into writer: inout CacheWriter) {
    writer.put(path)
    writer.put(id)
    writer.put(source.rawValue)
    writer.put(UInt8(marks == nil ? 0 : 1))
  }

  init(
    _ reader: inout CacheReader, sections: [[UInt8]]
  ) throws(CacheFailure) {
    let (path, id) = (try reader.text(), try reader.text())
    guard let source = Source(rawValue: try reader.integer()), sections.count == Self.sections
    else { throw .damaged }
    let hasMarks = try reader.integer(UInt8.self) == 1
    try self.init(
      path: path, id: id, source: source, first: sections[0],
      marks: hasMarks ? [sections[1], sections[2]] : nil, repeated: sections[3])
  }
}
