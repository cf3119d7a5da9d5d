import Savings

/// Reads the exchange rates of the settings; none is an empty table.
///
/// Where the file dates its rates, each currency takes its latest one on or before `asOf`; a rate
/// of a later day is never used, and a currency that has none yet is missing from the table. The
/// period before the window has rates of its own, those of its last day.
package func readFX(
  settings: Settings, directory: String, asOf: CalendarDate?
) throws -> FXTable {
  guard !settings.fxFile.isEmpty else { return FXTable() }
  let table = try SmallTable(
    path: settings.fxFile, directory: directory,
    matcher: ColumnMatcher(
      meanings: [
        ColumnMeaning(
          field: "currency", aliases: ["currency", "currency code", "code", "ccy", "from"]),
        ColumnMeaning(field: "rate", aliases: ["rate", "exchange rate", "fx rate", "fx"]),
        ColumnMeaning(field: "date", aliases: ["date", "rate date", "valid from", "as of"]),
      ], mapping: [:], key: "fx", required: [[["currency"]], [["rate"]]]),
    delimiter: "auto", delimiterKey: "fx", names: [])
  let earlier = asOf.flatMap {
    BridgePeriods(through: $0, months: settings.scope.windowMonths)?.before.through
  }
  var latest = LatestRates(until: asOf)
  var before = LatestRates(until: earlier)
  for row in table.rows {
    let code = table.text("currency", row).uppercased()
    guard CurrencyCode(code) != .none else {
      throw table.refusal("currency", row, "a currency code of three letters")
    }
    let nanos = try table.rate(row)
    let date = try table.date("date", row)
    if table.has("date"), date == nil { throw table.refusal("date", row, "a date") }
    guard latest.add(code, nanos, date) else {
      throw Refusal(
        .badData, file: table.path, line: row.line, column: code,
        "the currency has two rates\(date.map { " of \($0.iso)" } ?? "")",
        fix: "Keep one of them, or add a date column")
    }
    if earlier != nil, date != nil { _ = before.add(code, nanos, date) }
  }
  return FXTable(nanosPerUnit: latest.nanos, nanosBefore: before.nanos)
}

/// Of each currency the latest rate on or before a day.
private struct LatestRates {
  let until: CalendarDate?
  private var rates: [String: (date: CalendarDate?, nanos: Int64)] = [:]

  init(until: CalendarDate?) { self.until = until }

  var nanos: [String: Int64] { rates.mapValues(\.nanos) }

  /// False where the currency has another rate of the day.
  mutating func add(_ code: String, _ nanos: Int64, _ date: CalendarDate?) -> Bool {
    if let date, let until, date > until { return true }
    if let known = rates[code] {
      guard known.date != date else { return known.nanos == nanos }
      if let date, let other = known.date, date < other { return true }
    }
    rates[code] = (date, nanos)
    return true
  }
}

extension SmallTable {
  /// A rate in 10⁻⁹, rounded once, ties to even.
  fileprivate func rate(_ row: CSVRecord) throws -> Int64 {
    let expected = "a rate above 0: base units per unit of the currency"
    guard let number = try number("rate", row, expected),
      let nanos = Int64(exactly: number.picos.dividedToEven(by: 1000)), nanos > 0
    else { throw refusal("rate", row, expected) }
    return nanos
  }
}
