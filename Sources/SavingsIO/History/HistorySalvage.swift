import Savings

/// What can be kept of a broken history: the rows up to the first that is not as it was written. Runs
/// whose files were pruned are nowhere else.
struct HistorySalvage {
  let path: String
  let publication: Publication

  /// - Throws: ``HistoryFailure/unavailable(_:)`` where what is whole cannot be read now: nothing may be
  ///   put in its place then.
  func additions() throws(HistoryFailure) -> [HistoryDatabase.Addition] {
    guard
      let database = try unlessBroken({ try HistoryDatabase(path: path, isReadOnly: true) }),
      let entries = try unlessBroken({ try database.entries() })
    else { return [] }
    var kept: [HistoryDatabase.Addition] = []
    var before = ""
    for (index, entry) in entries.enumerated() {
      let hash = HistoryEntry.link(before, entry.kind, entry.runID, entry.asOf, entry.record)
      guard entry.sequence == index + 1, hash == entry.hash else { break }
      kept.append(
        HistoryDatabase.Addition(
          kind: entry.kind, runID: entry.runID, asOf: entry.asOf, record: entry.record,
          tiers: try tiers(of: entry, in: database)))
      before = entry.hash
    }
    return kept
  }

  /// The tiers as the database has them where they are whole, else as the run's files have them.
  private func tiers(
    of entry: HistoryEntry, in database: HistoryDatabase
  ) throws(HistoryFailure) -> [String: String] {
    guard let content = entry.content else { return [:] }
    let fingerprint = content.run.tiersSHA256
    if let tiers = try unlessBroken({ try database.tiers(entry.sequence) }),
      HistoryRecord.fingerprint(tiers) == fingerprint
    {
      return tiers
    }
    let own = try unlessBroken {
      let bytes = try publication.run(entry.runID).read(HistoryRecord.name)
      return try bytes.map { try HistoryRecord($0).tiers }
    }
    guard case .some(.some(let tiers)) = own else { return [:] }
    return HistoryRecord.fingerprint(tiers) == fingerprint ? tiers : [:]
  }

  /// nil where it is not as it was written.
  private func unlessBroken<Value>(
    _ body: () throws -> Value
  ) throws(HistoryFailure) -> Value? {
    do {
      return try HistoryCheck.confirmed(path, body)
    } catch .corrupt {
      return nil
    }
  }
}
