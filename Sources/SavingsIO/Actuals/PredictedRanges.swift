import Savings

/// Reads what a published run predicted of its deals.
enum PredictedRanges {
  static let file = "deals.csv"

  static func read(
    _ run: String, directory: String
  ) throws -> (runID: String, ranges: [PredictedRange]) {
    let folder = run.hasPrefix("/") || directory == "." ? run : "\(directory)/\(run)"
    let stored = try StoredRun(path: folder)
    let numbers = ["baseline", "cut_p10", "cut_p50", "cut_p90", "agreed_share"]
    let fields = ["deal"] + numbers
    let table = try SmallTable(
      path: "\(run)/\(file)", directory: directory,
      matcher: ColumnMatcher(
        meanings: fields.map { ColumnMeaning(field: $0, aliases: [$0]) }, mapping: [:],
        key: "actuals.run", required: fields.map { [[$0]] }),
      delimiter: ",", delimiterKey: "actuals.run", names: [])
    let currency = stored.currency
    var ranges: [PredictedRange] = []
    for row in table.rows {
      let values = try numbers.map { field -> Double in
        let expected = "a number"
        guard let number = try table.number(field, row, expected) else {
          throw table.refusal(field, row, expected)
        }
        return Double(number.picos) / 1e12
      }
      let spend = values[0] * Double(currency.minorPerMajor)
      func money(_ cut: Double) -> Money { Money(rounding: spend * cut) }
      // A deal that never agrees in the simulation has no range.
      guard values[4] > 0 else { continue }
      ranges.append(
        PredictedRange(
          deal: CSVTable.unguarded(table.text("deal", row)), p10: money(values[1]),
          p50: money(values[2]), p90: money(values[3]), agreedShare: values[4]))
    }
    return (stored.runID, ranges)
  }
}
