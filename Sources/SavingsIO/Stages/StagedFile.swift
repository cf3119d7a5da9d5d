import Savings

/// A file of a ledger that was added up elsewhere, as far as the rest of a run needs it.
struct StagedFile {
  var path: String { figures.input.path }
  var figures: FileFigures
  let known: SpendFile.Known
  /// To compare it with the others; nil where it is not compared.
  var marks: RecordMarks?
  /// What it repeats of itself, where there are too many records to compare files.
  var searched: FileRepeats?
  var carried: CarriedFile

  init(_ entry: AggregateEntry) throws(CacheFailure) {
    let kept = try KeptRecords(bytes: entry.repeated)
    figures = entry.figures
    known = entry.file.known
    marks = try entry.fileMarks()
    searched = marks == nil && entry.file.records != nil ? kept.repeats : nil
    carried = CarriedFile(
      records: kept, sha256: entry.file.figures.input.sha256, isFile: entry.source == .file,
      parts: entry.source == .rows ? [entry.id] : [])
  }

  /// Adds another part of the same table, or what a database says of the same file.
  mutating func add(_ other: StagedFile) {
    figures.input.control.add(other.figures.input.control)
    figures.input.blank += other.figures.input.blank
    figures.input.flags.merge(other.figures.input.flags, uniquingKeysWith: +)
    figures.input.rejectedByCode.merge(other.figures.input.rejectedByCode, uniquingKeysWith: +)
    for (problem, amounts) in other.figures.input.problems {
      figures.input.problems[problem, default: ProblemAmounts()].add(amounts)
    }
    figures.rejects += other.figures.rejects
    figures.examples.merge(other.figures.examples) { first, _ in first }
    figures.raw.records += other.figures.raw.records
    figures.raw.count += other.figures.raw.count
    figures.raw.omitted += other.figures.raw.omitted
    carried.parts += other.carried.parts
  }
}

extension AggregatePart {
  /// The files of the part, in their order; rows of one table are one file.
  ///
  /// - Parameter content: fingerprint of the sums, for tables that no file stands behind.
  func files(content: String) throws -> [StagedFile] {
    var files: [StagedFile] = []
    var tables: [StagedFile] = []
    do throws(CacheFailure) {
      for entry in entries {
        let file = try StagedFile(entry)
        if entry.source == .file {
          files.append(file)
        } else if let last = tables.indices.last, tables[last].path == file.path {
          tables[last].add(file)
        } else {
          tables.append(file)
        }
      }
    } catch {
      throw PartFile.damaged("the part of the ledger")
    }
    if sources.isEmpty {
      for index in tables.indices {
        tables[index].figures.input.sha256 = content
        // How long the rows were as text depends on how they were dealt out.
        tables[index].figures.input.bytes = 0
      }
      return files + tables
    }
    try requireSame(files)
    return try files + described(tables, besides: Set(files.map(\.path)))
  }

  /// Refuses a file that is not what its description says.
  private func requireSame(_ files: [StagedFile]) throws(Refusal) {
    let known = Dictionary(sources.map { ($0.path, $0.sha256) }) { first, _ in first }
    for file in files where known[file.path] != nil && known[file.path] != file.figures.input.sha256
    {
      throw Refusal(
        .badData, file: file.path, "the file has changed since it was described",
        fix: "Run savings stage sources on it again, then merge")
    }
  }

  /// The files of some sources, with what their rows come to.
  private func described(
    _ tables: [StagedFile], besides others: Set<String>
  ) throws(Refusal) -> [StagedFile] {
    guard let template = tables.first else { return [] }
    let own = sources.filter { !others.contains($0.path) }
    let rows = entries.reduce(0) { $0 + $1.file.figures.input.control.records }
    var left = tables
    var found: [StagedFile] = []
    var incomplete: Refusal?
    for source in own {
      let places = left.indices.filter { left[$0].isRows(of: source.path, alone: own.count == 1) }
      guard places.count < 2 else {
        throw Refusal(
          .badData, file: source.path,
          "rows of \(left[places[0]].path) and \(left[places[1]].path) could be of this file",
          fix: "Let the query name files by their paths as in spend.files")
      }
      // A file of which no row was used has no sums.
      var file = places.first.map { left.remove(at: $0) } ?? template.emptied
      incomplete = incomplete ?? file.lacksRecords(of: source)
      file.describe(as: source, comparing: rows <= overlapRows)
      found.append(file)
    }
    if let stray = left.first {
      throw Refusal(
        .badData, file: stray.path,
        "the rows are of none of the files that savings stage sources has described",
        fix: "Describe that file too, or let the query name files by their paths as in spend.files")
    }
    if let incomplete { throw incomplete }
    return found.sorted { $0.path.precedes($1.path) }
  }
}

extension StagedFile {
  /// Whether the rows are those of a file, by the name that the database has for it: a path, or a URL.
  ///
  /// - Parameter alone: whether there is no other file.
  fileprivate func isRows(of source: String, alone: Bool) -> Bool {
    let name = carried.isFile ? "" : path
    return name == source || name.hasSuffix("/" + source) || alone
  }

  /// The same without a row.
  fileprivate var emptied: StagedFile {
    var file = self
    file.figures = FileFigures(
      input: InputFile(path: ""), rejects: [], examples: [:], raw: RawRejects(header: []))
    return file
  }

  /// What to say where the rows are not all of their file: a reader may drop what it cannot read, without
  /// a word.
  fileprivate func lacksRecords(of source: InputFile) -> Refusal? {
    let read = figures.input.control.records + figures.input.blank
    let there = source.control.records
    guard read != there else { return nil }
    return Refusal(
      .badData, file: source.path,
      "\(Digits.counted(read, "row")) of this file \(read == 1 ? "was" : "were") added up, and it has \(Digits.counted(there, "record"))",
      fix:
        "Let the platform's reader fail where it cannot read a row (Spark: mode FAILFAST and multiLine), or use savings stage aggregate on the file"
    )
  }

  /// Takes over what is known of the file but its rows.
  ///
  /// - Parameter comparing: whether there are few enough rows to compare files.
  fileprivate mutating func describe(as source: InputFile, comparing: Bool) {
    let own = figures.input
    figures.input = source
    figures.input.control = own.control
    figures.input.blank = own.blank
    (figures.input.flags, figures.input.rejectedByCode) = (own.flags, own.rejectedByCode)
    figures.input.problems = own.problems
    carried = CarriedFile(
      records: KeptRecords(), sha256: source.sha256, isFile: true, parts: carried.parts)
    guard source.exactDuplicates != nil else { return }
    // The query has proved that no record repeats another: there is nothing to look for.
    if comparing { marks = RecordMarks() } else { searched = FileRepeats() }
  }
}
