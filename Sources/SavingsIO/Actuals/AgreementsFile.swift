import Savings

/// Reads what was really agreed: a row an agreement, or an item of one.
///
/// Needed are agreement, supplier (or supplier_id), start, and what was agreed: price_cut with a
/// baseline, or baseline_price and agreed_price of an item with a quantity or a baseline.
package struct AgreementsFile {
  let table: SmallTable

  /// - Parameters:
  ///   - path: as the user gave it, relative to the directory.
  ///   - mapping: field to column name, where the aliases do not find it.
  package init(path: String, directory: String = "", mapping: [String: String]) throws {
    table = try SmallTable(
      path: path, directory: directory,
      matcher: ColumnMatcher(
        meanings: AgreementsFile.meanings, mapping: mapping, key: "actuals.mapping",
        required: [
          [["agreement"]], [["supplier"], ["supplier_id"]], [["start"]],
          [["price_cut"], ["baseline_price", "agreed_price"]],
        ]), delimiter: "auto", delimiterKey: "actuals.mapping", names: [])
  }

  package func agreements() throws -> [Agreement] {
    var found: [Agreement] = []
    var lines: [String: Int] = [:]
    for row in table.rows {
      let agreement = try agreement(row)
      let key = agreement.id + "\u{1F}" + agreement.item + "\u{1F}" + agreement.unit
      if let line = lines[key] {
        throw refusal(
          "agreement", row, "\(agreement.name) is on line \(line) already",
          fix: "Keep one of the rows, or tell them apart by item")
      }
      lines[key] = row.line
      found.append(agreement)
    }
    guard !found.isEmpty else {
      throw Refusal(
        .badData, file: table.path, "there is no agreement",
        fix: "Give a row to each agreement, such as those of term-sheets.csv that were signed")
    }
    return found
  }

  private func agreement(_ row: CSVRecord) throws -> Agreement {
    let id = text("agreement", row)
    guard !id.isEmpty else {
      throw refusal("agreement", row, "the row names no agreement", fix: "Give it an id")
    }
    let supplier = text("supplier", row)
    let supplierID = text("supplier_id", row)
    guard !supplier.isEmpty || !supplierID.isEmpty else {
      throw refusal(
        "supplier", row, "the row names no supplier", fix: "Give the supplier's name or id")
    }
    guard let start = try table.date("start", row) else {
      throw refusal(
        "start", row, "the agreement has no start",
        fix: "Give the first day at the new price, such as 2026-11-01")
    }
    let item = text("item", row)
    var agreement = Agreement(
      id: id, supplier: supplier.isEmpty ? supplierID : supplier, start: start,
      isExclusive: try flag("exclusive", row) ?? !item.isEmpty, line: row.line)
    guard start.components.year >= 1970, start.components.year < 2200 else {
      throw table.refusal("start", row, "a date from 1970 to 2199")
    }
    agreement.supplierID = supplierID
    agreement.category = text("category", row)
    agreement.item = item
    agreement.unit = text("unit", row)
    agreement.currency = text("currency", row).uppercased()
    guard agreement.currency.isEmpty || Currency.isoCodes.contains(agreement.currency) else {
      throw table.refusal("currency", row, "a currency code of ISO 4217, such as EUR")
    }
    try days(row, &agreement)
    try worth(row, &agreement)
    try words(row, &agreement)
    return agreement
  }

  private func days(_ row: CSVRecord, _ agreement: inout Agreement) throws {
    agreement.end = try table.date("end", row)
    if let end = agreement.end, end < agreement.start {
      throw table.refusal("end", row, "a date on or after the start")
    }
    agreement.effective = try table.date("effective", row)
    if let day = agreement.effective, day < agreement.start {
      throw table.refusal("effective", row, "a date on or after the start")
    }
    agreement.termsBefore = try wholeDays("terms_before", row)
    agreement.termsAfter = try wholeDays("terms_after", row)
  }

  private func worth(_ row: CSVRecord, _ agreement: inout Agreement) throws {
    agreement.baseline = try amount("baseline", row, "a year's spend above 0")
    agreement.baselinePrice = try amount("baseline_price", row, "a price above 0")
    let expected = "the agreed price of a unit, from 0 to the baseline price"
    if let agreed = try number("agreed_price", row, expected) {
      guard agreed.picos >= 0, let before = agreement.baselinePrice, agreed.picos <= before else {
        throw table.refusal("agreed_price", row, expected)
      }
      agreement.agreedPrice = agreed.picos
    }
    let units = "committed units a year, above 0"
    if let quantity = try number("quantity", row, units) {
      guard let micros = quantity.micros, micros > 0, quantity.picos < AgreementsFile.largest else {
        throw table.refusal("quantity", row, units)
      }
      agreement.quantity = micros
    }
    if !text("price_cut", row).isEmpty {
      let share = OutcomesFile.share(text("price_cut", row), named: table.name("price_cut"))
      guard let share, share >= 0, share < 1 else {
        throw table.refusal("price_cut", row, "a price cut such as 0.03 or 3%, below 100 %")
      }
      agreement.cut = ExactRate(share)
    }
    if agreement.baselinePrice != nil {
      guard agreement.agreedPrice != nil else {
        throw refusal(
          "agreed_price", row, "\(agreement.name) has a price before and none as agreed",
          fix: "Give both, or empty both and give price_cut")
      }
      guard !agreement.item.isEmpty else {
        throw refusal(
          "item", row, "\(agreement.name) has unit prices and no item",
          fix: "Name the item as the ledger does, or give price_cut instead of prices")
      }
    } else if agreement.cut == nil {
      throw refusal(
        "price_cut", row, "\(agreement.name) does not say what was agreed",
        fix: "Give price_cut, or baseline_price and agreed_price of an item")
    }
    guard agreement.baseline != nil || agreement.quantity != nil && agreement.agreedPrice != nil
    else {
      throw refusal(
        "baseline", row, "\(agreement.name) has no yearly spend to count its saving on",
        fix: "Give the year's spend before, or the quantity beside the prices")
    }
  }

  /// Amounts and prices from a million million on are mistakes.
  static let largest: Int128 = 1_000_000_000_000 * 1_000_000_000_000

  private func amount(_ field: String, _ row: CSVRecord, _ expected: String) throws -> Int128? {
    guard let number = try number(field, row, expected) else { return nil }
    guard number.picos > 0, number.picos < AgreementsFile.largest else {
      throw table.refusal(field, row, expected)
    }
    return number.picos
  }

  func number(_ field: String, _ row: CSVRecord, _ expected: String) throws -> ScannedNumber? {
    guard let number = try table.number(field, row, expected) else {
      // Words for "no number", such as NaN, are not the same as nothing.
      guard text(field, row).isEmpty else { throw table.refusal(field, row, expected) }
      return nil
    }
    return number
  }
}
