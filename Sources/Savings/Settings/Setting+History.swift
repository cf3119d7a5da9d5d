/// What is remembered of earlier runs, and for how long their reports stay.
package struct HistorySettings: Sendable, Equatable {
  /// `auto` is history.db in the output directory; `none` remembers nothing; else a path relative to
  /// the settings file.
  package var file = "auto"
  package var keepDaily = 35
  package var keepMonthly = 24

  package init() {}
}

/// From when on a night is told to differ from those before it; 0 switches a comparison off.
package struct DriftSettings: Sendable, Equatable {
  package var runs = 7
  package var leastRuns = 3
  package var rows = 0.30
  package var rowsFail = 0.50
  package var spend = 0.30
  package var mix = 0.15
  package var rejected = 0.01
  package var tiers = 0.10

  package init() {}
}

extension Setting {
  /// What earlier runs are for.
  static let historySettings: [Setting] = [
    Setting(
      "history.file", \.history.file,
      "SQLite file that remembers earlier runs; auto is history.db in the output directory, none remembers nothing"
    ),
    Setting(
      "history.keep_daily", \.history.keepDaily,
      "savings prune keeps the last run of each of the newest dates, this many",
      valid: .from(1, to: 36_500)),
    Setting(
      "history.keep_monthly", \.history.keepMonthly,
      "and the last run of each of the newest months, this many", valid: .from(0, to: 1_200)),
    Setting(
      "drift.runs", \.drift.runs,
      "earlier dates whose median a run is held against; 0 compares with none",
      valid: .from(0, to: 365)),
    Setting(
      "drift.least_runs", \.drift.leastRuns,
      "with fewer earlier dates nothing is compared but tiers, which need one",
      valid: .from(1, to: 365)),
    Setting(
      "drift.rows", \.drift.rows,
      "warns where the rows differ from the median by a larger share; 0 never",
      source: "elementary's volume test and practice: 30 %", valid: .from(0, to: 100)),
    Setting(
      "drift.rows_fail", \.drift.rowsFail,
      "publishes nothing where the rows differ from the median by a larger share; 0 never",
      source: "practice: a ledger that is half or one and a half times as long is another export",
      valid: .from(0, to: 100)),
    Setting(
      "drift.spend", \.drift.spend,
      "warns where the addressable spend differs from the median by a larger share; 0 never",
      valid: .from(0, to: 100)),
    Setting(
      "drift.mix", \.drift.mix,
      "warns where a larger share of the spend is in other categories than on average; 0 never",
      valid: .from(0, to: 1)),
    Setting(
      "drift.rejected", \.drift.rejected,
      "warns where the share of rejected rows is above the median by more; 0 never",
      valid: .from(0, to: 1)),
    Setting(
      "drift.tiers", \.drift.tiers,
      "warns where a larger share of the suppliers has another tier than in the run before; 0 never",
      valid: .from(0, to: 1)),
  ]
}
