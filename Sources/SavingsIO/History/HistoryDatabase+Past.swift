import Savings

extension HistoryDatabase {
  /// Of each earlier date the last complete run, the newest date first.
  func past(
    before date: CalendarDate, currency: String?, settings: DriftSettings
  ) throws -> PastRuns {
    var byDate: [String: (entry: HistoryEntry, run: HistoryRecord.Run)] = [:]
    for entry in try entries() where !entry.asOf.isEmpty && entry.asOf < date.iso {
      guard let run = entry.content?.run, run.missing.isEmpty,
        currency == nil || run.currency == currency
      else { continue }
      byDate[entry.asOf] = (entry, run)
    }
    let newest = byDate.sorted { $0.key > $1.key }.map(\.value).prefix(max(1, settings.runs))
    guard let last = newest.first else { return .none }
    let tiers = try self.tiers(last.entry.sequence)
    let text = newest.map(\.entry.record) + [HistoryRecord.fingerprint(tiers)]
    return PastRuns(
      runs: newest.map { PastRun(runID: $0.run.runID, shape: $0.run.shape) },
      tiers: tiers.compactMapValues { Tier(rawValue: $0) },
      fingerprint: SHA256.hex(
        Array(JSONText.text(.array(text.map { .string($0) })).utf8)))
  }
}
