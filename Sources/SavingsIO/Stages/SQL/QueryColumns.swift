import Savings

/// The columns of a table as expressions, each the text of a cell.
struct QueryColumns {
  let dialect: SQLDialect
  /// All columns of the table.
  let names: [String]
  private let columns: [String: Int]

  /// - Throws: ``Refusal`` 78 where the columns are not those of a ledger, or an amount is not one column.
  init(_ names: [String], settings: Settings, dialect: SQLDialect) throws {
    self.names = names
    self.dialect = dialect
    var found = try ColumnMatcher.spend(settings.spend).resolved(names, file: "the table", line: 0)
    try FileLayout.settleSides(&found, settings.spend, file: "the table")
    columns = found
    guard has(.amount), !has(.debit), !has(.credit), !has(.side) else {
      throw Refusal(
        .badSettings,
        "amounts that are made of several columns or marked by a side are more than the query can express",
        fix:
          "Give the table a column with the net amount and map spend.mapping.amount to it, or use savings stage aggregate --rows"
      )
    }
  }

  func has(_ field: SpendField) -> Bool { columns[field.rawValue] != nil }

  /// Quantities count only beside items, as in files.
  var hasQuantities: Bool { has(.item) && has(.quantity) }

  /// The cell's text without outer white space; '' where there is no such column or no value.
  func cell(_ field: SpendField) -> String {
    guard let column = columns[field.rawValue] else { return "''" }
    return dialect.trimmed(
      "COALESCE(CAST(\(dialect.column(names[column])) AS \(dialect.textType)), '')")
  }
}
