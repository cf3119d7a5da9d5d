/// Percentiles by nearest rank: the least value with at least so many per cent at or below it.
enum NearestRank {
  /// Index into `count` sorted values: rank ⌈percent × count / 100⌉.
  static func index(_ percent: Int, of count: Int) -> Int {
    max(0, (percent * count + 99) / 100 - 1)
  }
}

/// The figure that so many per cent of the worlds lie at or below.
///
/// Nearest-rank definition: of n sorted values, P10 is the one at rank ⌈0.10 × n⌉. It is always a
/// value that a world really had. "90 % chance of at least …" is P10.
package struct WorldRange<Value: Sendable>: Sendable {
  package let p10: Value
  package let p50: Value
  package let p90: Value

  package init(p10: Value, p50: Value, p90: Value) {
    self.p10 = p10
    self.p50 = p50
    self.p90 = p90
  }
}

extension WorldRange: Equatable where Value: Equatable {}

extension WorldRange where Value: Comparable {
  /// Nil where there are no values.
  package init?(_ values: some Sequence<Value>) {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return nil }
    func at(_ percent: Int) -> Value { sorted[NearestRank.index(percent, of: sorted.count)] }
    self.init(p10: at(10), p50: at(50), p90: at(90))
  }
}

extension WorldRange where Value == Double? {
  /// A value that a world never reaches counts as later than all others.
  package init?(neverLast values: some Sequence<Double?>) {
    guard let range = WorldRange<Double>(values.map { $0 ?? .infinity }) else { return nil }
    func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
    self.init(p10: finite(range.p10), p50: finite(range.p50), p90: finite(range.p90))
  }
}

extension WorldRange where Value == Money? {
  /// A value that a world never reaches counts as more than all others.
  package init?(neverLast values: some Sequence<Money?>) {
    guard let range = WorldRange<Money>(values.map { $0 ?? Money(minor: .max) }) else { return nil }
    func reached(_ value: Money) -> Money? { value.minor == .max ? nil : value }
    self.init(p10: reached(range.p10), p50: reached(range.p50), p90: reached(range.p90))
  }
}
