import Savings

/// Describes files whose rows are added up elsewhere.
package struct SourcesStage {
  private let resolved: ResolvedSettings
  private let version: String
  private var settings: Settings { resolved.settings }

  package init(_ resolved: ResolvedSettings, version: String) {
    self.resolved = resolved
    self.version = version
  }

  /// What reports say of files beside what their rows come to: name, size, fingerprint, encoding, header;
  /// and how many records they have, so that rows which a platform's reader drops are missed.
  package func part(_ paths: [String]) throws -> AggregatePart {
    let matches = try AggregateStage(resolved, version: version).matches(paths)
    try AggregateStage.requireDifferent(matches.map { ($0.path, $0.path) })
    let sources = try matches.map { match in
      try SpendFile(
        match: match, settings: settings.reading, plan: ChunkPlan(threads: resolved.threads)
      ).described()
    }
    let head = PartHead(
      .sources, version: version, settings: AggregateStage.settingsHash(settings),
      ids: matches.map(\.path))
    return AggregatePart(
      head, [], [], sources: sources, overlapRows: settings.limits.overlapRows)
  }
}

extension SpendFile {
  /// The file without its rows. ``InputFile/exactDuplicates`` is 0 where a run would search it for
  /// repeated rows.
  func described() throws -> InputFile {
    let file = try opened()
    let layout = try FileLayout(
      of: file, settings: settings.spend, limits: settings.limits,
      sample: FileSample(of: file, partBytes: plan.sampleBytes))
    var validity = UTF8Validity()
    for offset in stride(from: 0, to: file.size, by: 1 << 20) {
      try file.bytes(at: offset, count: 1 << 20).withUnsafeBytes { validity.append($0) }
    }
    var input = try described(file, layout, isUTF8: validity.isComplete)
    input.sha256 = try FileDigest(of: file.original).sha256
    let rules = RowRules(layout, settings: settings, fileBytes: file.size)
    input.exactDuplicates = rules.countsDuplicates ? 0 : nil
    input.control.records = try RecordCount.records(
      of: file, from: layout.start, line: layout.startLine, delimiter: layout.delimiter)
    return input
  }
}
