import Savings

/// Reads one spend file: its layout, its rows, its fingerprint.
struct SpendFile {
  let match: FilePattern.Match
  let settings: Settings
  let plan: ChunkPlan
  var takesFingerprint = true
  /// Key of the tag to take; nil where the file is not kept.
  var key: [UInt8]?
  /// What a part of a stage carries of the file, which may be out of reach; nil in a run.
  var carried: CarriedFile?

  /// The file's own figures, and its spend.
  struct Outcome {
    var figures: FileFigures
    /// In the encoding of the file; to be freed, or taken over.
    var cubes: [PartialCube]
    var known: Known
    /// Rows that may be totals of those above them, whether they are or not.
    var candidates = 0
    /// The tag of what was read; nil where none was asked for, or the file changed meanwhile.
    var tag: ContentTag?
  }

  /// What a first reading has found out, by which the file, or a part of it, is read again.
  struct Known {
    let layout: FileLayout
    /// Offsets of the totals among the records.
    let totals: Set<Int>
    /// Nil where the file is too large for the search for repetitions.
    var marks: RecordMarks?
    let sha256: String
  }

  func read() throws -> Outcome {
    let file = try opened()
    let sample = try FileSample(of: file, partBytes: plan.sampleBytes)
    var layout = try FileLayout(
      of: file, settings: settings.spend, limits: settings.limits, sample: sample)
    // Of a file written just now, a second write may not show in its times: its tag must be the same
    // before all reading and after it.
    let isYoung = !file.original.isSettled
    let first = isYoung ? try tag(file.original) : nil
    var digest: FileDigest?
    var reading = try rows(file, layout) {
      if takesFingerprint { digest = try FileDigest(of: file.original, key: key) }
    }
    while !reading.undecided.isEmpty {
      // The sample proved nothing and the file holds cells that could be read two ways. Rows
      // without an amount are not looked at further, so a second column may show only then.
      try StyleProof(file: file, layout: layout).decide(reading.undecided, &layout.styles)
      reading = try rows(file, layout) {}
    }
    let totals = SumRows.totals(reading.sums)
    let candidates = reading.sums.count
    if !totals.isEmpty { reading = try rows(file, layout, asides(totals)) {} }
    var outcome = try outcome(
      file, reading,
      Known(
        layout: layout, totals: totals, marks: reading.marks, sha256: digest?.sha256 ?? ""))
    outcome.candidates = candidates
    let last = isYoung ? try tag(file.original) : nil
    let isSteady = file.original.isUnwritten && first == last
    outcome.tag = isSteady ? last ?? digest?.tag : nil
    return outcome
  }

  private func tag(_ file: InputDescriptor) throws -> ContentTag? {
    try key.map { try FileTag.of(file, $0) }
  }

  /// Reads the file again without some records.
  ///
  /// - Parameter without: their offsets, and why.
  func read(_ known: Known, without: [Int: RowProblem.Detail]) throws -> Outcome {
    let file = try opened()
    let all = without.merging(asides(known.totals)) { _, total in total }
    return try outcome(file, try rows(file, known.layout, all) {}, known)
  }

  /// The rows of some suppliers, one by one, as they were used.
  ///
  /// - Parameters:
  ///   - without: offsets of records that are left out, and why.
  ///   - encoding: of the file's texts; nil for UTF-8.
  func trace(
    _ known: Known, without: [Int: RowProblem.Detail], encoding: TextEncoding?,
    of suppliers: Set<RawSupplier>
  ) throws -> [LedgerRow] {
    let file = try opened()
    let rules = RowRules(
      known.layout, settings: settings, fileBytes: file.size,
      asides: without.merging(asides(known.totals)) { _, total in total },
      traces: { id, name in
        suppliers.contains(
          RawSupplier(id: CellText.text(id, encoding), name: CellText.text(name, encoding)))
      })
    let reading = try FileReader(file: file, rules: rules, plan: plan)
      .read(from: known.layout.start, line: known.layout.startLine) {}
    return reading.traced.map { row in
      LedgerRow(
        row, in: reading.spend[row.thread].cube, file: match.path, encoding: encoding)
    }
  }

  func opened() throws -> InputDescriptor {
    try carried?.requireSame(match)
    return try FileKind.opened(match, encoding: settings.spend.encoding, limits: settings.limits)
  }

  private func asides(_ totals: Set<Int>) -> [Int: RowProblem.Detail] {
    Dictionary(uniqueKeysWithValues: totals.map { ($0, .sum) })
  }

  private func outcome(
    _ file: InputDescriptor, _ reading: FileReading, _ known: Known
  ) throws -> Outcome {
    let layout = known.layout
    var header = UTF8Validity()
    try file.bytes(at: 0, count: layout.start).withUnsafeBytes { header.append($0) }
    var input = try described(file, layout, isUTF8: reading.isUTF8 && header.isComplete)
    input.sha256 = known.sha256
    input.control = reading.control
    input.blank = reading.blank
    input.flags = reading.problems.flags
    input.rejectedByCode = reading.problems.rejected
    input.problems = reading.problems.sums.amounts
    let texts = RejectTexts(file: file, layout: layout)
    let rejects = try texts.rejects(reading.problems.kept)
    let examples = try reading.problems.examples.mapValues { try texts.reject($0) }
    let figures = FileFigures(
      input: input, rejects: rejects, examples: examples,
      raw: try texts.raw(reading.problems.kept, rejected: input.control.rejected))
    return Outcome(
      figures: figures, cubes: reading.spend.map { $0.takeCube() }, known: known)
  }

  /// The file without its rows and its fingerprint.
  func described(
    _ file: InputDescriptor, _ layout: FileLayout, isUTF8: Bool
  ) throws -> InputFile {
    var input = InputFile(path: match.path)
    input.bytes = file.original.size
    input.compression = file.compression
    input.encoding = try encoding(file, layout, isUTF8: isUTF8)
    input.delimiter = layout.delimiter == 0x09 ? "\t" : Delimiter.name(layout.delimiter)
    input.headerLine = layout.header.line
    input.mapping = layout.columns.mapValues(layout.name)
    return input
  }

  private func rows(
    _ file: InputDescriptor, _ layout: FileLayout, _ asides: [Int: RowProblem.Detail] = [:],
    beside: () throws -> Void
  ) throws -> FileReading {
    let rules = RowRules(layout, settings: settings, fileBytes: file.size, asides: asides)
    return try FileReader(file: file, rules: rules, plan: plan)
      .read(from: layout.start, line: layout.startLine, beside: beside)
  }

  private func encoding(
    _ file: InputDescriptor, _ layout: FileLayout, isUTF8: Bool
  ) throws -> String {
    if let source = file.decodedFrom { return source }
    switch settings.spend.encoding {
    case .windows1252: return TextEncoding.windows1252.rawValue
    case .auto, .utf16, .macRoman, .latin1:
      guard isUTF8 else { return TextEncoding.windows1252.rawValue }
    case .utf8:
      guard isUTF8 else {
        throw Refusal(
          .badData, file: file.path, "the text is not UTF-8",
          fix: "Set spend.encoding to windows-1252, or convert the file")
      }
    }
    return layout.hasMark ? "utf-8-sig" : TextEncoding.utf8.rawValue
  }
}
