extension ReportTable {
  /// Whether the table's figures stand in other files of the run too: writers of pages add the exact
  /// numbers, by which what was written is compared before it is published.
  package var isControl: Bool { ReportTable.controls.contains(id) }

  package static let controls: Set<String> = [
    "headline", "cash_by_year", "waterfall_steps", "fiscal_years", "recognition_table",
    "denominators", "classes", "reconciliation", "spend_bridge",
  ]
}
