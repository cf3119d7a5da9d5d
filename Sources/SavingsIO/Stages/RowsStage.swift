import Savings

extension AggregateStage {
  /// Rows of a table that a platform has rendered as CSV with a header, in UTF-8.
  ///
  /// - Parameters:
  ///   - part: what `--expect` counts, and what rejected rows name.
  ///   - table: what reports call the table.
  ///   - descriptor: gives the rows.
  /// - Throws: ``Refusal`` 78 for settings under which rows need their file, 65 for rows that may be totals.
  package func rows(
    part id: String, table: String, from descriptor: Int32
  ) throws -> AggregatePart {
    try LedgerQuery.requirePlain(resolved.settings)
    guard resolved.settings.limits.duplicateBytes == 0 else {
      throw Refusal(
        .badSettings, "rows without their file cannot be searched for repeated records",
        fix: "Set limits.duplicate_bytes to 0 in all stages")
    }
    let spool = try SpoolFile(reading: descriptor, as: id)
    return try withExtendedLifetime(spool) {
      try part([spool.match(id)], as: table, source: .rows) { $0.path }
    }
  }

  /// Refuses rows that could be totals: whether they are, only the rows above them tell.
  static func requireNoTotals(_ outcome: SpendFile.Outcome, _ id: String) throws(Refusal) {
    let control = outcome.figures.input.control
    guard outcome.candidates > 0 || control.setAside > 0 else { return }
    throw Refusal(
      .badData, file: id,
      "\(Digits.counted(max(outcome.candidates, control.setAside), "row")) without a supplier or a date may be totals of other rows, which a part of a table cannot tell",
      fix: "Leave totals out where the rows are selected, or add up the file itself")
  }
}
