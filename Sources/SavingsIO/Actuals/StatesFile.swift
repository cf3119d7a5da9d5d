import Savings

/// Reads the journal of savings states; an empty path is an empty journal.
package func readStates(path: String, directory: String) throws -> SavingsJournal {
  guard !path.isEmpty else { return SavingsJournal() }
  let fields = ["agreement", "state", "date", "who", "evidence", "reason", "class"]
  let aliases = [
    "agreement": ["agreement id", "deal", "saving"], "who": ["by", "user", "person"],
  ]
  let table = try SmallTable(
    path: path, directory: directory,
    matcher: ColumnMatcher(
      meanings: fields.map { ColumnMeaning(field: $0, aliases: [$0] + (aliases[$0] ?? [])) },
      mapping: [:], key: "actuals.states",
      required: [[["agreement"]], [["state"]], [["date"]], [["who"]]]),
    delimiter: "auto", delimiterKey: "actuals.states", names: [])
  var entries: [StateEntry] = []
  for row in table.rows {
    func text(_ field: String) -> String { CSVTable.unguarded(table.text(field, row)) }
    guard !text("agreement").isEmpty else {
      throw Refusal(
        .badData, file: path, line: row.line, column: table.name("agreement"),
        "the entry names no agreement", fix: "Give the agreement's id")
    }
    guard let date = try table.date("date", row) else {
      throw table.refusal("date", row, "a date like 2026-10-31")
    }
    entries.append(
      StateEntry(
        agreement: text("agreement"), state: try SavingsState.read(table, "state", row), date: date,
        who: text("who"), evidence: text("evidence"), reason: text("reason"),
        savingClass: text("class").isEmpty
          ? nil : try SavingClass.ofPrices(table, "class", row), line: row.line))
  }
  return try SavingsJournal(entries, file: path)
}
