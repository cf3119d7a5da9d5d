import Savings

extension AgreementsFile {
  func text(_ field: String, _ row: CSVRecord) -> String {
    CSVTable.unguarded(table.text(field, row))
  }

  func refusal(_ field: String, _ row: CSVRecord, _ cause: String, fix: String) -> Refusal {
    let name = table.name(field)
    return Refusal(
      .badData, file: table.path, line: row.line, column: name.isEmpty ? field : name, cause,
      fix: fix)
  }

  func wholeDays(_ field: String, _ row: CSVRecord) throws -> Int? {
    let expected = "a whole number of days from 0 to 999"
    guard let number = try number(field, row, expected) else { return nil }
    let unit: Int128 = 1_000_000_000_000
    guard number.picos >= 0, number.picos < 1_000 * unit, number.picos % unit == 0 else {
      throw table.refusal(field, row, expected)
    }
    return Int(number.picos / unit)
  }

  func flag(_ field: String, _ row: CSVRecord) throws -> Bool? {
    switch text(field, row).lowercased() {
    case "": return nil
    case "yes", "y", "true", "1": return true
    case "no", "n", "false", "0": return false
    default: throw table.refusal(field, row, "yes or no")
    }
  }

  func words(_ row: CSVRecord, _ agreement: inout Agreement) throws {
    if !text("class", row).isEmpty {
      agreement.savingClass = try SavingClass.ofPrices(table, "class", row)
    }
    let tier = ColumnMatcher.folded(text("tier", row))
    if !tier.isEmpty {
      guard let known = Tier.allCases.first(where: { ColumnMatcher.folded($0.rawValue) == tier })
      else { throw table.refusal("tier", row, "one of tail, mid-tier, strategic") }
      agreement.tier = known
    }
    if !text("state", row).isEmpty {
      let state = try SavingsState.read(table, "state", row)
      guard state != .validated, state != .sustained else {
        throw refusal(
          "state", row,
          "\(agreement.name) is \(state.rawValue) without a word of who said so, when, and on what evidence",
          fix: "Give the entries to the journal, --states FILE, and leave the cell empty")
      }
      agreement.state = state
    }
  }

  /// The fields of the file, and the column names that map to them without a word: those of
  /// term-sheets.csv among them.
  static let meanings: [ColumnMeaning] = [
    meaning("agreement", "agreement id", "deal", "deal id", "contract", "contract id"),
    meaning("supplier", "supplier name", "vendor", "vendor name"),
    meaning("supplier_id", "supplier number", "vendor id"),
    meaning("category", "spend category", "commodity"),
    meaning("item", "item id", "item number", "material", "sku"),
    meaning("unit", "uom", "unit of measure"),
    meaning("currency", "currency code"),
    meaning("baseline", "spend before", "baseline spend", "yearly spend", "annual spend"),
    meaning("baseline_price", "price before", "old price"),
    meaning("agreed_price", "price after", "new price", "contract price"),
    meaning("price_cut", "saving percent", "saving pct", "discount"),
    meaning("quantity", "committed quantity", "volume", "yearly quantity"),
    meaning("terms_before", "payment terms before"),
    meaning("terms_after", "payment terms after"),
    meaning("start", "start date", "valid from", "effective date"),
    meaning("end", "end date", "valid to", "expiry"),
    meaning("effective", "in effect from", "price in effect"),
    meaning("exclusive", "sole supplier"),
    meaning("class", "saving class"),
    meaning("tier", "supplier tier"),
    meaning("state", "savings state"),
  ]

  static func meaning(_ field: String, _ aliases: String...) -> ColumnMeaning {
    ColumnMeaning(field: field, aliases: [field] + aliases)
  }
}

extension SavingClass {
  /// The classes that a price can save: what was paid falls, or a rise that was due does not come.
  static func ofPrices(_ table: SmallTable, _ field: String, _ row: CSVRecord) throws -> SavingClass
  {
    switch table.text(field, row).lowercased() {
    case "hard", "hard saving": return .hard
    case "avoidance", "cost avoidance": return .avoidance
    default: throw table.refusal(field, row, "hard or avoidance")
    }
  }
}

extension SavingsState {
  static func read(_ table: SmallTable, _ field: String, _ row: CSVRecord) throws -> SavingsState {
    let word = ColumnMatcher.folded(table.text(field, row))
    if word == "realised" || word == "realized" || word == "realizing" { return .realising }
    guard let state = allCases.first(where: { ColumnMatcher.folded($0.rawValue) == word }) else {
      throw table.refusal(
        field, row, "a state: one of \(allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return state
  }
}
