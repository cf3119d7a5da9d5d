/// What earlier runs hand down to one: the figures that it is held against, and the tiers that the
/// last of them gave.
///
/// Earlier is by the date that a run speaks of, never by the clock: two runs of one date take the
/// same from the past, and so give the same bytes.
package struct PastRuns: Sendable, Equatable {
  /// Complete runs with an earlier date, the newest first; of each date the last one.
  package var runs: [PastRun]
  /// The tier of each supplier in the newest of them, by key.
  package var tiers: [String: Tier]
  /// SHA-256 over all of the above; "" where there is nothing.
  package var fingerprint: String

  package init(runs: [PastRun] = [], tiers: [String: Tier] = [:], fingerprint: String = "") {
    self.runs = runs
    self.tiers = tiers
    self.fingerprint = fingerprint
  }

  /// No earlier run.
  package static let none = PastRuns()
}

/// One earlier run.
package struct PastRun: Sendable, Equatable {
  package var runID: String
  package var shape: RunShape

  package init(runID: String, shape: RunShape) {
    self.runID = runID
    self.shape = shape
  }
}
