import Savings

/// Reads the price index of the settings; none is an empty one.
///
/// - Throws: ``Refusal`` where a row has no day, no value above 0, or another value for a day that the
///   category has already.
package func readPriceIndex(settings: Settings, directory: String) throws -> PriceIndex {
  guard !settings.indexFile.isEmpty else { return PriceIndex() }
  let table = try SmallTable(
    path: settings.indexFile, directory: directory,
    matcher: ColumnMatcher(
      meanings: [
        ColumnMeaning(field: "category", aliases: ["category", "commodity", "series"]),
        ColumnMeaning(field: "date", aliases: ["date", "month", "period", "as of"]),
        ColumnMeaning(field: "index", aliases: ["index", "price index", "value", "index value"]),
      ], mapping: [:], key: "index", required: [[["category"]], [["date"]], [["index"]]]),
    delimiter: "auto", delimiterKey: "index", names: [])
  var values: [String: [PriceIndex.Value]] = [:]
  var known: [String: [CalendarDate: Int64]] = [:]
  for row in table.rows {
    let category = table.text("category", row)
    guard !category.isEmpty else {
      throw table.refusal("category", row, "a category, or * for all others")
    }
    guard let day = try table.date("date", row) else {
      throw table.refusal("date", row, "a date")
    }
    let expected = "an index above 0"
    guard let number = try table.number("index", row, expected),
      let nanos = Int64(exactly: number.picos.dividedToEven(by: 1000)), nanos > 0
    else { throw table.refusal("index", row, expected) }
    if let other = known[category]?[day] {
      guard other == nanos else {
        throw Refusal(
          .badData, file: table.path, line: row.line, column: table.name("index"),
          "\"\(category)\" has two values of \(day.iso)", fix: "Keep one of them")
      }
      continue
    }
    known[category, default: [:]][day] = nanos
    values[category, default: []].append(PriceIndex.Value(day: day, nanos: nanos))
  }
  return PriceIndex(values)
}
