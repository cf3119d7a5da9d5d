import Savings

/// The aggregate of a ledger as one query, for a database that has the rows.
///
/// It reads cells as ``AggregateStage`` does as long as they are plain: a point for decimals, dates as
/// yyyy-mm-dd, days of payment terms as a number. Rows with any other cell are counted apart, and a part
/// that has such rows is refused, so that no figure rests on a guess.
package struct LedgerQuery {
  private let columns: QueryColumns
  private let settings: Settings
  private let table: String
  private let file: String?
  private var dialect: SQLDialect { columns.dialect }

  /// - Parameters:
  ///   - names: all columns of the table.
  ///   - table: name of the table, or what may stand behind FROM.
  ///   - file: expression for the file that a row is of; nil where all are of one.
  /// - Throws: ``Refusal`` 78 for settings that SQL cannot express.
  package init(
    _ dialect: SQLDialect, columns names: [String], table: String, file: String?,
    settings: Settings
  ) throws {
    try LedgerQuery.requirePlain(settings)
    columns = try QueryColumns(names, settings: settings, dialect: dialect)
    self.settings = settings
    self.table = table
    self.file = file
  }

  /// Refuses settings under which a cell's meaning depends on the cells around it.
  static func requirePlain(_ settings: Settings) throws(Refusal) {
    guard settings.spend.decimal == .point else {
      throw Refusal(
        .badSettings,
        "spend.decimal is \(settings.spend.decimal.rawValue), and rows without their file need to be told",
        fix: "Have the platform write a decimal point, and set spend.decimal to point in all stages"
      )
    }
    guard settings.spend.dateStyle == .iso else {
      throw Refusal(
        .badSettings,
        "spend.date_style is \(settings.spend.dateStyle.rawValue), and rows without their file need to be told",
        fix:
          "Have the platform write dates as yyyy-mm-dd, and set spend.date_style to iso in all stages"
      )
    }
  }

  /// Columns of the answer; see ``SumsStage``.
  static let answer = [
    "kind", "file", "supplier_id", "supplier", "category", "item", "unit", "currency", "month",
    "rows", "credits", "contract_rows", "first", "last", "amount", "terms_unit_days", "terms_units",
    "quantity", "priced_amount", "priced_rows", "decimals", "credit_amount", "credit_decimals",
    "fine_rows", "fine_amount", "fine_decimals",
  ]

  /// The query, with what the answer is for. Casts are guarded: a planner may try them on rows that a
  /// condition leaves out.
  package var text: String {
    """
    -- What a ledger adds up to, for savings stage sums. Settings \(AggregateStage.settingsHash(settings).prefix(16)).
    WITH cells AS (
      SELECT
        \(file ?? "''") AS file,
        \(columns.cell(.supplierID)) AS supplier_id,
        \(columns.cell(.supplier)) AS supplier,
        \(columns.cell(.category)) AS category,
        \(columns.cell(.item)) AS item,
        \(columns.cell(.unit)) AS unit,
        UPPER(\(columns.cell(.currency))) AS currency,
        \(columns.cell(.date)) AS day,
        \(columns.cell(.amount)) AS amount,
        \(columns.hasQuantities ? columns.cell(.quantity) : "''") AS quantity,
        \(columns.cell(.paymentTerms)) AS terms,
        LOWER(\(columns.cell(.contract))) AS contract
      FROM \(table)
    ), checked AS (
      SELECT cells.*, CASE WHEN \(plain.joined(separator: "\n      AND ")) THEN 1 ELSE 0 END AS plain
      FROM cells
    ), used AS (
      SELECT file, supplier_id, supplier, category, item,
        CASE WHEN item = '' THEN '' ELSE unit END AS unit,
        CASE WHEN currency = '' THEN \(dialect.text(ownCurrency)) ELSE currency END AS currency,
        day, \(month) AS month, amount AS written,
        CASE WHEN POSITION('.' IN amount) > 0 THEN LENGTH(amount) - POSITION('.' IN amount) ELSE 0 END AS decimals,
        CAST(CASE WHEN plain = 1 THEN amount ELSE '0' END AS DECIMAL(24,6)) AS amount,
        CAST(CASE WHEN plain = 1 AND quantity <> '' THEN quantity ELSE '0' END AS DECIMAL(24,6)) AS quantity,
        CAST(CASE WHEN plain = 1 AND terms <> '' THEN terms ELSE '-1' END AS INTEGER) AS terms,
        CASE WHEN contract IN ('', '0', 'no', 'n', 'false', 'none', '-') THEN 0 ELSE 1 END AS contract
      FROM checked WHERE plain = 1
    ), marked AS (
      SELECT used.*, CASE WHEN \(fine) THEN 1 ELSE 0 END AS fine FROM used
    )
    \(select("cell", cellValues, from: "marked", by: "supplier_id, supplier, category, item, unit, currency, month"))
    UNION ALL
    \(select("file", fileValues, from: "marked", by: "file, currency"))
    UNION ALL
    \(select("other", ["file": "file", "rows": "COUNT(*)"], from: "checked WHERE plain = 0", by: "file"))\(repeated)

    """
  }

  /// What every row must be for its sums to be those of a file.
  private var plain: [String] {
    let number = "^-?[0-9]{1,12}([.][0-9]{1,6})?$"
    var rules = [
      "(supplier_id <> '' OR supplier <> '')", dialect.matches("amount", number),
      "(currency = '' OR \(dialect.matches("currency", "^[A-Z]{3}$")))",
      "(terms = '' OR \(dialect.matches("terms", "^[0-9]{1,3}$")))",
      "(quantity = '' OR \(dialect.matches("quantity", number)))",
    ]
    if columns.has(.date) { rules.append(date) }
    return rules
  }

  /// Whether a text is a date of the calendar.
  private var date: String {
    """
    CASE WHEN \(dialect.matches("day", "^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"))
            THEN CASE SUBSTR(day, 6, 2) WHEN '02' THEN SUBSTR(day, 9, 2) <= CASE
                WHEN CAST(SUBSTR(day, 1, 4) AS INTEGER) % 4 = 0 AND SUBSTR(day, 1, 4) <> '1900' THEN '29' ELSE '28' END
              WHEN '04' THEN SUBSTR(day, 9, 2) <= '30' WHEN '06' THEN SUBSTR(day, 9, 2) <= '30'
              WHEN '09' THEN SUBSTR(day, 9, 2) <= '30' WHEN '11' THEN SUBSTR(day, 9, 2) <= '30'
              ELSE TRUE END
            ELSE FALSE END
    """
  }

  /// Rows after `as_of` are in no month.
  private var month: String {
    guard columns.has(.date) else { return "''" }
    guard let last = settings.asOf else { return "SUBSTR(day, 1, 7)" }
    return "CASE WHEN day <= '\(last.iso)' THEN SUBSTR(day, 1, 7) ELSE '' END"
  }

  private var ownCurrency: String { CurrencyCode(settings.currency.ledger).text }

  /// Whether an amount is no whole number of minor units.
  private var fine: String {
    let own =
      settings.currency.ledger.isEmpty ? settings.currency.base : settings.currency.ledger
    func codes(_ decimals: Int) -> String {
      var codes = Currency.isoCodes.filter { Currency($0).decimals == decimals }.sorted()
      if Currency(own).decimals == decimals { codes.append("") }
      return codes.map { "'\($0)'" }.joined(separator: ", ")
    }
    func beyond(_ decimals: Int) -> String {
      dialect.matches("written", "[.][0-9]{\(decimals)}[0-9]*[1-9]")
    }
    return
      "CASE WHEN currency IN (\(codes(0))) THEN \(beyond(0)) WHEN currency IN (\(codes(3))) THEN \(beyond(3)) ELSE \(beyond(2)) END"
  }

  private var cellValues: [String: String] {
    let units = "FLOOR(amount + 0.5)"
    func sum(_ value: String, where condition: String) -> String {
      "SUM(CASE WHEN \(condition) THEN \(value) ELSE 0 END)"
    }
    return [
      "supplier_id": "supplier_id", "supplier": "supplier", "category": "category", "item": "item",
      "unit": "unit", "currency": "currency", "month": "month", "rows": "COUNT(*)",
      "credits": sum("1", where: "amount < 0"), "contract_rows": "SUM(contract)",
      "first": "MIN(day)", "last": "MAX(day)", "amount": "SUM(amount)",
      "terms_unit_days": sum("\(units) * terms", where: "amount > 0 AND terms >= 0"),
      "terms_units": sum(units, where: "amount > 0 AND terms >= 0"),
      "quantity": sum("quantity", where: "amount > 0 AND quantity > 0"),
      "priced_amount": sum("amount", where: "amount > 0 AND quantity > 0"),
      "priced_rows": sum("1", where: "amount > 0 AND quantity > 0"),
    ]
  }

  private var fileValues: [String: String] {
    [
      "file": "file", "currency": "currency", "rows": "COUNT(*)", "first": "MIN(day)",
      "last": "MAX(day)", "amount": "SUM(amount)", "decimals": "MAX(decimals)",
      "credits": "SUM(CASE WHEN amount < 0 THEN 1 ELSE 0 END)",
      "credit_amount": "SUM(CASE WHEN amount < 0 THEN amount ELSE 0 END)",
      "credit_decimals": "MAX(CASE WHEN amount < 0 THEN decimals ELSE 0 END)",
      "fine_rows": "SUM(fine)", "fine_amount": "SUM(CASE WHEN fine = 1 THEN amount ELSE 0 END)",
      "fine_decimals": "MAX(CASE WHEN fine = 1 THEN decimals ELSE 0 END)",
    ]
  }

  /// How many rows are the same as another in every column: 0 proves that no record of the files repeats
  /// one. Left out where the settings search nothing.
  private var repeated: String {
    guard settings.limits.duplicateBytes > 0 else { return "" }
    let all = columns.names.map(dialect.column).joined(separator: ", ")
    return """

      UNION ALL
      \(select("repeated", ["rows": "COALESCE(SUM(copies - 1), 0)"], from: "(SELECT COUNT(*) AS copies FROM \(table) GROUP BY \(all)) AS counted", by: nil))
      """
  }

  /// One part of the answer: all columns, as texts.
  private func select(
    _ kind: String, _ values: [String: String], from: String, by: String?
  ) -> String {
    let list = LedgerQuery.answer.map { name in
      let value = name == "kind" ? "'\(kind)'" : values[name] ?? "''"
      return "CAST(\(value) AS \(dialect.textType)) AS \(dialect.column(name))"
    }
    return "SELECT \(list.joined(separator: ",\n  "))\nFROM \(from)"
      + (by.map { "\nGROUP BY \($0)" } ?? "")
  }
}
