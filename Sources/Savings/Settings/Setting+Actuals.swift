/// What `savings actuals` reads and where it publishes.
package struct ActualsSettings: Sendable, Equatable {
  package var agreements = ""
  /// Later ledgers, read beside `spend.files`.
  package var files: [String] = []
  package var states = ""
  /// Folder of a run whose ranges are compared with what came.
  package var run = ""
  package var mapping: [String: String] = [:]
  package var directory = "actuals"

  package init() {}
}

extension Setting {
  /// Tracking after the deal; none of these changes a run.
  static let actualsSettings: [Setting] = [
    Setting(
      "actuals.agreements", \.actuals.agreements,
      "CSV of what was really agreed, a row an agreement or an item of one; rows of a run's term-sheets.csv will do once start is filled in"
    ),
    Setting(
      "actuals.files", \.actuals.files,
      "later ledgers, read beside spend.files with the same settings; * and ? match names"),
    Setting(
      "actuals.states", \.actuals.states,
      "CSV journal of savings states: agreement, state, date, who, evidence, reason; optional"),
    Setting(
      "actuals.run", \.actuals.run,
      "folder of a published run whose ranges are compared with what came, such as out/latest; optional"
    ),
    Setting("actuals.mapping", \.actuals.mapping, "field: column name of the agreements"),
    Setting(
      "actuals.directory", \.actuals.directory,
      "where the reports of savings actuals are published, relative to this file; not output.directory"
    ),
  ]
}

extension Settings {
  /// Names of the columns of an agreements file, as settings spell them.
  package static let agreementFields = [
    "agreement", "supplier", "supplier_id", "category", "item", "unit", "currency", "baseline",
    "baseline_price", "agreed_price", "price_cut", "quantity", "terms_before", "terms_after",
    "start", "end", "effective", "exclusive", "class", "tier", "state",
  ]

  /// Two kinds of reports in one place would point `latest` at either.
  var placeProblems: [SettingProblem] {
    guard actuals.directory == output.directory else { return [] }
    return [
      SettingProblem(
        key: "actuals.directory", cause: "runs are published in \(output.directory) too",
        fix: "Name a directory of its own, such as actuals")
    ]
  }
}

extension Setting {
  /// Keys of the share of agreed savings that is realised, by ``Tier/index``.
  package static let realisation = [
    "model.realisation_tail", "model.realisation_mid_tier", "model.realisation_strategic",
  ]
}
