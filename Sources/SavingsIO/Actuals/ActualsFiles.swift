import Savings

/// The files that `savings actuals` publishes, rendered from one set of values.
package struct ActualsFiles {
  private let actuals: SavingsActuals
  private let others: [PublishedFile]
  private let version: String
  private let runID: String

  package init(_ input: ActualsInput, _ actuals: SavingsActuals, version: String, runID: String) {
    self.actuals = actuals
    self.version = version
    self.runID = runID
    others = input.others
  }

  package var warnings: [String] {
    let totals = actuals.ledger.total
    let rejected =
      totals.rejected > 0
      ? [
        "\(Digits.counted(totals.rejected, "row")) of the ledgers cannot be used; rejects.csv lists them"
      ]
      : []
    return rejected + actuals.warnings
  }

  package func render(
    _ write: (_ name: String, _ pieces: [[UInt8]]) throws(Refusal) -> Void
  ) async throws(Refusal) {
    let currency = actuals.base.currency
    let footer = [
      "Actuals \(runID), version \(version).",
      "Inputs: "
        + (actuals.ledger.files.map { ($0.path, $0.sha256) } + others.map { ($0.path, $0.sha256) })
        .map { "\($0.0) (SHA-256 \($0.1.prefix(16))…)" }.joined(separator: ", ") + ".",
    ]
    let page = ActualsPage(actuals, banners: warnings, footer: footer)
    let tables = ActualsTables(actuals)
    for (name, rows) in [
      ("actuals.csv", tables.agreements), ("leakage.csv", tables.leakage),
      ("actuals-months.csv", tables.months),
      (RealisationFile.name, RealisationFile.rows(actuals)),
      ("rejects.csv", RunTables.rejects(actuals.ledger)),
    ] {
      try write(name, await CSVTable.pieces(of: rows, currency: currency))
    }
    try write("actuals.html", [HTMLPage(currency: currency).bytes(page.page)])
    let document = ActualsDocument(actuals: actuals, others: others)
    try write(
      "actuals.json",
      [JSONText.bytes(document.json(version: version, runID: runID, warnings: warnings))])
  }

  /// One line for a person, for each class of saving.
  package var summary: String {
    let currency = actuals.base.currency
    let figures = actuals.classes.map { kind in
      let bridge = actuals.total(kind)
      return
        "\(kind.title.lowercased()) \(currency.whole(bridge.realised)) of \(currency.whole(bridge.measurable)) \(currency.code) realised, \(currency.whole(bridge[.notMeasurable])) not measurable"
    }
    return
      "\(runID): \(Digits.counted(actuals.tracked.count, "agreement")) to \(actuals.asOf.iso); \(figures.isEmpty ? "none is tracked" : figures.joined(separator: "; "))"
  }
}
