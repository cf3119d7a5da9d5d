/// What markets did to prices: index values by category and day.
///
/// `saving = (P0 × I1/I0 − P1) × Q1`: without an index a falling market is claimed as skill, and a
/// rising one hides it. Source: Deducta, "Calculation methodology finance teams accept" (2026-03).
package struct PriceIndex: Sendable, Equatable {
  package struct Value: Sendable, Equatable {
    package let day: CalendarDate
    /// In 10⁻⁹; any base.
    package let nanos: Int64

    package init(day: CalendarDate, nanos: Int64) {
      self.day = day
      self.nanos = nanos
    }
  }

  /// Stands for every category that has no values of its own.
  package static let others = "*"

  let values: [String: [Value]]

  /// - Parameter values: by category, in any order.
  package init(_ values: [String: [Value]] = [:]) {
    self.values = values.mapValues { $0.sorted { $0.day < $1.day } }
  }

  package var isEmpty: Bool { values.isEmpty }

  /// The index on the last day over its mean of the days, to six decimals; nil where the category has
  /// no value in that time.
  package func ratio(
    of category: String, from: CalendarDate, through: CalendarDate
  ) -> ExactRate? {
    guard let all = values[category] ?? values[PriceIndex.others] else { return nil }
    let past = all.filter { $0.day >= from && $0.day <= through }
    guard let now = past.last else { return nil }
    let sum = past.reduce(Int128(0)) { $0 + Int128($1.nanos) }
    guard sum > 0 else { return nil }
    let micros = Money.rounded(Int128(now.nanos) * Int128(past.count) * 1_000_000, over: sum)
    return Int64(exactly: micros * 1_000_000).map { ExactRate(trillionths: $0) }
  }

  /// The mean of one period's values over that of an earlier one, to six decimals; nil where the category
  /// has no value in either.
  package func ratio(
    of category: String, between earlier: BridgePeriod, and later: BridgePeriod
  ) -> ExactRate? {
    guard let all = values[category] ?? values[PriceIndex.others] else { return nil }
    func mean(_ period: BridgePeriod) -> (sum: Int128, count: Int128) {
      let own = all.filter { $0.day >= period.from && $0.day <= period.through }
      return (own.reduce(0) { $0 + Int128($1.nanos) }, Int128(own.count))
    }
    let (before, after) = (mean(earlier), mean(later))
    guard before.sum > 0, after.count > 0 else { return nil }
    let micros = Money.rounded(
      after.sum * before.count * 1_000_000, over: before.sum * after.count)
    return Int64(exactly: micros * 1_000_000).map { ExactRate(trillionths: $0) }
  }

  /// Categories of the index that the ledger does not have.
  package func unknown(among categories: [String]) -> [String] {
    Set(values.keys).subtracting(categories).subtracting([PriceIndex.others]).sorted()
  }
}
