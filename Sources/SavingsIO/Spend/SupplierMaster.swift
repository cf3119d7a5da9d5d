import Savings

/// Reads the supplier master of the settings; none is an empty list.
package func readSuppliers(settings: Settings, directory: String) throws -> [SupplierRecord] {
  guard !settings.suppliers.file.isEmpty else { return [] }
  return try SupplierMaster(settings: settings, directory: directory).records()
}

/// The supplier master: one row a supplier, every column but id or name optional.
struct SupplierMaster {
  private let table: SmallTable

  init(settings: Settings, directory: String) throws {
    let file = settings.suppliers
    table = try SmallTable(
      path: file.file, directory: directory,
      matcher: ColumnMatcher(
        meanings: SupplierMaster.meanings, mapping: file.mapping, key: "suppliers.mapping",
        required: [[["name"], ["id"]]]),
      delimiter: file.delimiter, delimiterKey: "suppliers.delimiter", names: file.columns)
  }

  func records() throws -> [SupplierRecord] { try table.rows.map(record) }

  private func record(_ row: CSVRecord) throws -> SupplierRecord {
    var record = SupplierRecord()
    record.id = table.text("id", row)
    record.name = table.text("name", row)
    guard !record.id.isEmpty || !record.name.isEmpty else {
      throw Refusal(
        .badData, file: table.path, line: row.line, "the supplier has neither id nor name",
        fix: "Name it, or remove the row")
    }
    record.parent = table.text("parent", row)
    record.taxID = table.text("tax_id", row)
    record.country = table.text("country", row).uppercased()
    record.category = table.text("category", row)
    record.terms = try terms(row)
    record.margin = try share("margin", row)
    record.costOfCapital = try share("cost_of_capital", row)
    record.alternatives = try count("alternatives", row)
    record.dependence = try share("dependence", row)
    record.contractEnd = try table.date("contract_end", row)
    record.risk = try word("risk", row, ["low", "medium", "high"])
    record.critical = flag("critical", row)
    record.singleSource = flag("single_source", row)
    record.regulated = flag("regulated", row) == true
    record.sme = flag("sme", row)
    record.protected = flag("protected", row) == true
    record.previousTier = try word("previous_tier", row, ["tail", "mid-tier", "strategic"])
    return record
  }

  private func terms(_ row: CSVRecord) throws -> Int? {
    let text = Array(table.text("terms", row).utf8)
    let terms = text.withUnsafeBytes { TermsScanner.days($0) }
    guard terms.days >= 0 || terms.isEmpty else {
      throw table.refusal("terms", row, "a number of days, such as 30 or Net 30")
    }
    return terms.isEmpty ? nil : Int(terms.days)
  }

  private func count(_ field: String, _ row: CSVRecord) throws -> Int? {
    let expected = "a whole number, 0 or more"
    guard let number = try table.number(field, row, expected) else { return nil }
    guard number.picos >= 0, number.picos % .power(12) == 0,
      let count = Int32(exactly: number.picos / .power(12))
    else { throw table.refusal(field, row, expected) }
    return Int(count)
  }

  /// A share of one; a percentage must say so, for 1 could be either.
  private func share(_ field: String, _ row: CSVRecord) throws -> Double? {
    let expected = "a share, such as 0.25 or 25%"
    var text = table.text(field, row)
    guard !text.isEmpty else { return nil }
    let isPercent = text.hasSuffix("%")
    if isPercent { text.removeLast() }
    // A share has no thousands, so a lone comma can only be the decimal sign.
    let number = Array(text.utf8).withUnsafeBytes {
      NumberScanner.scanned($0, decimalSign: text.contains(",") ? 0x2C : 0x2E)
    }
    guard number.status == .value else { throw table.refusal(field, row, expected) }
    let value = Double(number.picos) / (isPercent ? 1e14 : 1e12)
    guard (-1...1).contains(value) else { throw table.refusal(field, row, expected) }
    return value
  }

  private func word(_ field: String, _ row: CSVRecord, _ words: [String]) throws -> String {
    let text = table.text(field, row).lowercased()
    let word = text == "mid tier" || text == "midtier" ? "mid-tier" : text
    guard word.isEmpty || words.contains(word) else {
      throw table.refusal(field, row, "one of \(words.joined(separator: ", "))")
    }
    return word
  }

  /// nil where the cell is empty or the column is not there.
  private func flag(_ field: String, _ row: CSVRecord) -> Bool? {
    let text = Array(table.text(field, row).utf8)
    return text.isEmpty ? nil : text.withUnsafeBytes { ContractScanner.isUnderContract($0) }
  }

  /// The fields of the master, and the column names that map to them without a setting.
  static let meanings: [ColumnMeaning] = [
    meaning("id", "supplier id", "supplier no", "supplier number", "vendor id", "vendor no"),
    meaning("name", "supplier", "supplier name", "vendor", "vendor name", "company name"),
    meaning("parent", "parent company", "group", "ultimate parent"),
    meaning("tax_id", "vat id", "vat number", "tax number", "ein", "duns"),
    meaning("country", "country code", "iso country"),
    meaning("category", "spend category", "commodity"),
    meaning("terms", "payment terms", "terms days", "payment terms days", "net days"),
    meaning("margin", "gross margin", "margin estimate"),
    meaning("cost_of_capital", "wacc", "capital cost"),
    meaning("alternatives", "qualified alternatives", "alternative suppliers"),
    meaning("dependence", "share of revenue", "revenue share"),
    meaning("contract_end", "contract end date", "contract expiry", "expiry date"),
    meaning("risk", "risk level", "supplier risk"),
    meaning("critical", "criticality", "is critical"),
    meaning("single_source", "sole source", "single sourced"),
    meaning("regulated", "is regulated"),
    meaning("sme", "is sme", "small business"),
    meaning("protected", "is protected"),
    meaning("previous_tier", "tier", "last tier"),
  ]

  private static func meaning(_ field: String, _ aliases: String...) -> ColumnMeaning {
    ColumnMeaning(field: field, aliases: [field] + aliases)
  }
}
