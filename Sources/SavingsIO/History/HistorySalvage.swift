import Savings

/// What can be kept of a broken history: the rows up to the first that is not as it was written. Runs
/// whose files were pruned are nowhere else.
struct HistorySalvage {
  let path: String
  let publication: Publication

  var additions: [HistoryDatabase.Addition] {
    guard let database = try? HistoryDatabase(path: path, isReadOnly: true),
      let entries = try? database.entries()
    else { return [] }
    var kept: [HistoryDatabase.Addition] = []
    var before = ""
    for (index, entry) in entries.enumerated() {
      let hash = HistoryEntry.link(before, entry.kind, entry.runID, entry.asOf, entry.record)
      guard entry.sequence == index + 1, hash == entry.hash else { break }
      kept.append(
        HistoryDatabase.Addition(
          kind: entry.kind, runID: entry.runID, asOf: entry.asOf, record: entry.record,
          tiers: tiers(of: entry, in: database)))
      before = entry.hash
    }
    return kept
  }

  /// The tiers as the database has them where they are whole, else as the run's files have them.
  private func tiers(of entry: HistoryEntry, in database: HistoryDatabase) -> [String: String] {
    guard let content = entry.content else { return [:] }
    let fingerprint = content.run.tiersSHA256
    if let tiers = try? database.tiers(entry.sequence),
      HistoryRecord.fingerprint(tiers) == fingerprint
    {
      return tiers
    }
    let bytes = try? PublishedRun.bytes(
      publication.run(entry.runID).path + "/" + HistoryRecord.name)
    let tiers = bytes.flatMap { try? HistoryRecord($0).tiers } ?? [:]
    return HistoryRecord.fingerprint(tiers) == fingerprint ? tiers : [:]
  }
}
