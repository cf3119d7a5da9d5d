import Savings

/// The deals of a portfolio as stages hand them on.
package struct DealsPart: Sendable {
  package let file: PartFile
  let title: Title
  /// Of the run, without those that change no figure.
  package let settings: ResolvedSettings

  /// What names the run.
  struct Title: Sendable {
    var key: RunKey
    var settings: String
    var inputs: [PublishedFile]
  }

  package var key: RunKey { title.key }
  package var inputs: [PublishedFile] { title.inputs }

  /// Sections in front of the deals: title, ledger, portfolio, calibration, plan.
  private static let front = 5
  private static let planSection = 4

  /// Parts that the deals are in.
  package var parts: Int { (file.count - DealsPart.front) / 2 }

  package init(_ path: String, version: String) throws {
    file = try PartFile(path)
    try file.require(.deals, version: version)
    do {
      guard file.count >= DealsPart.front else { throw StoredFailure.damaged }
      title = try Title(try file.bytes(0))
    } catch is StoredFailure {
      throw PartFile.damaged(path)
    }
    settings = try ResolvedSettings(
      recorded: SettingsFile(text: title.settings, path: path), directory: ".")
  }

  /// SHA-256 of the settings that decide the bytes of a run.
  package static func settingsHash(_ settings: Settings) -> String {
    SHA256.hex(Array("run\n\(RunKey.text(settings))".utf8))
  }

  /// Refuses the part of another ledger, and settings that are not those of the deals.
  package func require(ledger: PartFile, _ settings: Settings) throws(Refusal) {
    guard ledger.checksum == file.head.origin else {
      throw Refusal(
        .badData, file: file.path, "these are not the deals of \(ledger.path)",
        fix: "Make the deals of this ledger with savings stage classify")
    }
    guard DealsPart.settingsHash(settings) == file.head.settings else {
      throw Refusal(
        .badData, file: file.path, "the deals were made with other settings",
        fix:
          "Use the settings of savings stage classify, overrides of --set and the environment included"
      )
    }
  }

  /// The part that some shard plays.
  package func shard(_ shard: Shard) throws -> StoredShard {
    let range = StoredShard.range(shard.number, of: shard.count, parts: parts)
    let sections = range.flatMap { [DealsPart.front + 2 * $0, DealsPart.front + 2 * $0 + 1] }
    do {
      return try StoredShard(
        plan: file.stored(DealsPart.planSection), parts: sections.map { try file.stored($0) },
        settings: settings.settings)
    } catch is StoredFailure {
      throw PartFile.damaged(file.path)
    }
  }

  /// All that a run keeps of what was before the talks.
  func stored() throws -> [StoredPart] {
    try (1..<DealsPart.planSection).map { try file.stored($0) }
      + (0..<parts).map { try file.stored(DealsPart.front + 2 * $0 + 1) }
  }
}

extension DealsPart.Title {
  var bytes: [UInt8] {
    var writer = ByteWriter()
    for text in [key.name, key.hash, settings] { writer.put(text) }
    writer.put(inputs.count)
    for input in inputs {
      writer.put(input.path)
      writer.put(input.sha256)
      writer.put(input.bytes)
      writer.put(input.rows) { $0.put($1) }
    }
    return writer.bytes
  }

  init(_ bytes: [UInt8]) throws(StoredFailure) {
    var reader = ByteReader<StoredFailure>(bytes)
    key = RunKey(name: try reader.text(), hash: try reader.text())
    settings = try reader.text()
    inputs = []
    for _ in 0..<(try reader.count()) {
      inputs.append(
        PublishedFile(
          path: try reader.text(), sha256: try reader.text(), bytes: try reader.integer(),
          rows: try reader.optional { (reader) throws(StoredFailure) in try reader.integer() }))
    }
    guard reader.isAtEnd, Publication.isPlain(key.name) else { throw .damaged }
  }
}
