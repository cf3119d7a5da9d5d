import Savings

/// Which runs stay: the last of each of the newest dates and months, whatever `latest` leads to, and
/// the last complete one.
package struct Retention: Sendable {
  /// Runs that go, in the order of the history.
  package let pruned: [String]

  /// - Parameters:
  ///   - entries: of the history.
  ///   - published: the runs whose folders are there.
  ///   - latest: the run that `latest` leads to.
  package init(
    _ entries: [HistoryEntry], published: Set<String>, latest: String?, settings: HistorySettings
  ) {
    // The last entry of a run counts: it may have been pruned and made again.
    var seen: Set<String> = []
    let runs = entries.reversed().filter {
      $0.kind == .run && published.contains($0.runID) && seen.insert($0.runID).inserted
    }
    var kept: Set<String> = latest.map { [$0] } ?? []
    let complete = runs.filter { $0.content?.run.missing.isEmpty == true }
    if let good = complete.max(by: { ($0.asOf, $0.sequence) < ($1.asOf, $1.sequence) }) {
      kept.insert(good.runID)
    }
    for (length, count) in [(10, settings.keepDaily), (7, settings.keepMonthly)] {
      var last: [String: HistoryEntry] = [:]
      for run in runs {
        let period = String(run.asOf.prefix(length))
        if let known = last[period], (known.asOf, known.sequence) > (run.asOf, run.sequence) {
          continue
        }
        last[period] = run
      }
      for period in last.sorted(by: { $0.key > $1.key }).prefix(count) {
        kept.insert(period.value.runID)
      }
    }
    pruned = runs.reversed().map(\.runID).filter { !kept.contains($0) }
  }
}

extension Publication {
  /// Removes the folder of a run: readers find it whole or not at all.
  package func remove(_ runID: String, holding lock: RunLock) throws(Refusal) {
    let name = Publication.pruned + runID
    do throws(CallFailure) {
      try lock.directory.rename(runID, to: name)
      try lock.directory.sync()
    } catch {
      throw error.refusal
    }
    lock.directory.remove(name)
  }
}
