import Savings

/// Reads one spend file: its layout, its rows, its fingerprint.
struct SpendFile {
  let match: FilePattern.Match
  let settings: Settings
  let plan: ChunkPlan
  var takesFingerprint = true

  /// The file's own figures, and the chunks that hold its spend.
  struct Outcome {
    var input: InputFile
    var rejects: [Reject]
    var examples: [RejectCode: Reject]
    var raw: RawRejects
    var chunks: [ChunkReader]
  }

  func read() throws -> Outcome {
    let file = try FileKind.opened(
      match, encoding: settings.spend.encoding, limits: settings.limits)
    let sample = try FileSample(of: file, partBytes: plan.sampleBytes)
    var layout = try FileLayout(
      of: file, settings: settings.spend, limits: settings.limits, sample: sample)
    var digest: FileDigest?
    var reading = try rows(file, layout) {
      if takesFingerprint { digest = try FileDigest(of: file.original) }
    }
    while !reading.undecided.isEmpty {
      // The sample proved nothing and the file holds cells that could be read two ways. Rows
      // without an amount are not looked at further, so a second column may show only then.
      try StyleProof(file: file, layout: layout).decide(reading.undecided, &layout.styles)
      reading = try rows(file, layout) {}
    }
    let totals = SumRows.totals(reading.sums)
    if !totals.isEmpty { reading = try rows(file, layout, totals) {} }
    var header = UTF8Validity()
    try file.bytes(at: 0, count: layout.start).withUnsafeBytes { header.append($0) }
    let encoding = try encoding(file, layout, isUTF8: reading.isUTF8 && header.isComplete)
    var input = InputFile(path: match.path)
    input.sha256 = digest?.sha256 ?? ""
    input.bytes = file.original.size
    input.compression = file.compression
    input.encoding = encoding
    input.delimiter = layout.delimiter == 0x09 ? "\t" : Delimiter.name(layout.delimiter)
    input.headerLine = layout.header.line
    input.mapping = layout.columns.mapValues(layout.name)
    input.control = reading.control
    input.blank = reading.blank
    input.exactDuplicates = reading.duplicates
    input.flags = reading.problems.flags
    input.rejectedByCode = reading.problems.rejected
    let texts = RejectTexts(file: file, layout: layout)
    let rejects = try texts.rejects(reading.problems.kept)
    let examples = try reading.problems.examples.mapValues { try texts.reject($0) }
    return Outcome(
      input: input, rejects: rejects, examples: examples,
      raw: try texts.raw(reading.problems.kept, rejected: input.control.rejected),
      chunks: reading.chunks)
  }

  private func rows(
    _ file: InputDescriptor, _ layout: FileLayout, _ totals: Set<Int> = [],
    beside: () throws -> Void
  ) throws -> FileReading {
    let rules = RowRules(layout, settings: settings, fileBytes: file.size, totals: totals)
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
