import Savings

/// Reads the decisions on spellings of the settings; none is an empty list.
///
/// A row without a decision is one that nobody has taken yet, as in a list of candidates, unless the
/// file has no such column: then every row says that two names are one supplier.
package func readAliases(settings: Settings, directory: String) throws -> [SupplierAlias] {
  let path = settings.suppliers.aliases
  guard !path.isEmpty else { return [] }
  let table = try SmallTable(
    path: path, directory: directory,
    matcher: ColumnMatcher(
      meanings: [
        ColumnMeaning(field: "alias", aliases: ["alias", "spelling", "raw name"]),
        ColumnMeaning(field: "supplier", aliases: ["supplier", "supplier name", "canonical name"]),
        ColumnMeaning(field: "decision", aliases: ["decision", "same"]),
      ], mapping: [:], key: "suppliers.aliases", required: [[["alias"]], [["supplier"]]]),
    delimiter: "auto", delimiterKey: "suppliers.aliases", names: [])
  var decided: [SupplierPairText: (SupplierAlias, line: Int)] = [:]
  for row in table.rows {
    let alias = CSVTable.unguarded(table.text("alias", row))
    let supplier = CSVTable.unguarded(table.text("supplier", row))
    for (field, text) in [("alias", alias), ("supplier", supplier)] where text.isEmpty {
      throw Refusal(
        .badData, file: table.path, line: row.line, column: field, "the row names no \(field)",
        fix: "Give a name or an id, or remove the row")
    }
    guard let decision = try decision(table, row) else { continue }
    let entry = SupplierAlias(alias: alias, supplier: supplier, decision: decision)
    let pair = SupplierPairText(first: min(alias, supplier), second: max(alias, supplier))
    if let known = decided[pair], known.0.decision != decision {
      throw Refusal(
        .badData, file: table.path, line: row.line, column: "decision",
        "\"\(alias)\" and \"\(supplier)\" are \(known.0.decision.rawValue) on line \(known.line) and \(decision.rawValue) here",
        fix: "Keep one of the two rows")
    }
    if decided[pair] == nil { decided[pair] = (entry, row.line) }
  }
  return decided.values.map(\.0).sorted { ($0.alias, $0.supplier) < ($1.alias, $1.supplier) }
}

private struct SupplierPairText: Hashable {
  let first: String
  let second: String
}

private func decision(
  _ table: SmallTable, _ row: CSVRecord
) throws -> SupplierAlias.Decision? {
  guard table.has("decision") else { return .same }
  switch table.text("decision", row).lowercased() {
  case "": return nil
  case "same", "yes", "y", "true", "1": return .same
  case "different", "no", "n", "false", "0": return .different
  default: throw table.refusal("decision", row, "same or different")
  }
}
