import Savings

/// Makes the deals of a ledger that was added up elsewhere.
package struct ClassifyStage {
  private let resolved: ResolvedSettings
  private let version: String

  package init(_ resolved: ResolvedSettings, version: String) {
    self.resolved = resolved
    self.version = version
  }

  /// The files of a run, with the ledger from its part.
  ///
  /// - Throws: ``Refusal``, also of a part that nobody has found whole or that other settings made.
  package func input(_ file: PartFile) throws -> RunInput {
    try file.require(.aggregate, version: version)
    guard file.head.settings == AggregateStage.settingsHash(resolved.settings) else {
      throw Refusal(
        .badData, file: file.path,
        "the part was made with other settings of how rows are read",
        fix: "Use the settings of savings stage aggregate, or add the files up again with these")
    }
    guard file.head.whole == file.head.ids.count else {
      throw Refusal(
        .badData, file: file.path, "nobody has found the part to be the whole ledger",
        fix:
          "Say with savings stage merge --expect N how many files, or parts of a table, there are")
    }
    try requireFiles(file)
    return try RunInput(resolved) {
      let part = try AggregatePart(file, version: version)
      var reading = try LedgerReading(
        part, content: try file.spendDigest(), settings: resolved.settings,
        directory: resolved.directory,
        plan: ChunkPlan(threads: resolved.threads))
      defer { reading.free() }
      return try reading.ledger()
    }
  }

  /// Refuses a ledger without a file that the settings name and that is here.
  private func requireFiles(_ file: PartFile) throws(Refusal) {
    let patterns = resolved.settings.spend.files
    guard let found = try FilePattern.known(patterns, directory: resolved.directory) else {
      return
    }
    let known = Set(file.head.ids)
    // Rows of a table have names of their own.
    guard found.contains(where: { known.contains($0.path) }) else { return }
    for match in found where !known.contains(match.path) {
      guard try StreamedFile.exists(match.location) else { continue }
      throw Refusal(
        .badData, file: match.path,
        "the file is among those of spend.files and not in \(file.path)",
        fix: "Add it up and merge it, or take it out of spend.files")
    }
  }

  /// Prepares the run and writes its deals.
  package func write(
    _ input: RunInput, past: PastRuns, origin: PartFile, to output: PartOutput
  ) async throws {
    let settings = resolved.settings
    let prepared = try await RunPreparation(
      ledger: input.ledger, records: input.records, aliases: input.aliases, fx: input.fx,
      index: input.index, past: past, settings: settings, threads: resolved.threads,
      digest: SHA256.hex)
    let calibration = try await CalibrationCheck(
      settings: settings, outcomes: input.outcomes, threads: resolved.threads)
    let key = RunKey(
      settings: settings, ledger: input.ledger, others: input.fingerprints,
      past: past.fingerprint, version: version)
    var head = PartHead(
      .deals, version: version, settings: DealsPart.settingsHash(settings), ids: [key.name])
    head.origin = origin.checksum
    head.control = input.ledger.total
    head.deals = prepared.deals.count
    let writer = try PartWriter(head, to: output)
    try writer.section(
      DealsPart.Title(key: key, settings: RunKey.text(settings), inputs: input.files).bytes)
    for part in await prepared.stored(calibration) { try writer.section(part) }
    try writer.finish()
  }
}

extension PartWriter {
  /// A section that says its kind in front.
  func section(_ part: StoredPart) throws(Refusal) {
    var writer = ByteWriter()
    writer.put(part.kind.rawValue)
    try section(writer.bytes + part.bytes)
  }
}

extension PartFile {
  /// SHA-256 of the sums of an aggregate and of the counts behind them: the same however rows fell into
  /// parts.
  fileprivate func spendDigest() throws -> String {
    let digest = SHA256Stream()
    var control = StoredWriter()
    control.put(head.control)
    control.bytes.withUnsafeBytes { digest.append($0) }
    for section in 1...CachedCube.sections {
      try bytes(section).withUnsafeBytes { digest.append($0) }
    }
    return digest.finish()
  }

  /// A section that says its kind in front.
  func stored(_ section: Int) throws -> StoredPart {
    let bytes = try bytes(section)
    var reader = ByteReader<StoredFailure>(bytes, 0..<4)
    guard let number = try? reader.integer(UInt32.self),
      let kind = StoredPart.Kind(rawValue: number)
    else { throw PartFile.damaged(path) }
    return StoredPart(kind, Array(bytes[4...]))
  }
}
