import Savings

/// What is wrong with a history, down to a single bit of its file.
struct HistoryCheck {
  let path: String

  /// The file of the fingerprint, in the form of `sha256sum`.
  static func seal(_ path: String) -> String { path + ".sha256" }

  /// Whether the file has the fingerprint that was written beside it; nil where there is none.
  var isSealed: Bool? {
    guard let bytes = try? PublishedRun.bytes(HistoryCheck.seal(path)) else { return nil }
    return String(decoding: bytes, as: UTF8.self).hasPrefix(fingerprint + " ")
  }

  var fingerprint: String {
    (try? FileDigest(of: InputDescriptor(path: path, at: path)).sha256) ?? "none"
  }

  /// Whether each entry follows from the one before it.
  static func chain(_ entries: [HistoryEntry]) -> [String] {
    var before = ""
    var found: [String] = []
    for (index, entry) in entries.enumerated() {
      let hash = HistoryEntry.link(before, entry.kind, entry.runID, entry.asOf, entry.record)
      if entry.sequence != index + 1 || hash != entry.hash {
        found.append("entry \(entry.sequence) (\(entry.runID)) is not as it was written")
      } else if entry.kind == .run, entry.content?.run.runID != entry.runID {
        found.append("entry \(entry.sequence) (\(entry.runID)) holds no run")
      }
      before = entry.hash
    }
    return found
  }

  /// Everything that the rows tell: SQLite's own checks, the chain, the tiers.
  static func content(_ database: HistoryDatabase) throws -> [String] {
    var found = try database.integrity()
    let entries = try database.entries()
    found += chain(entries)
    let runs = entries.filter { $0.kind == .run }
    for (index, entry) in runs.enumerated() {
      let tiers = try database.tiers(entry.sequence)
      let isKept = runs.count - index <= HistorySchema.runsWithTiers
      let isRight =
        isKept
        ? HistoryRecord.fingerprint(tiers) == entry.content?.run.tiersSHA256 : tiers.isEmpty
      if !isRight { found.append("the tiers of \(entry.runID) are not as they were written") }
    }
    return found
  }
}
