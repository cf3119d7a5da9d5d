/// The value of one driver at which the programme just pays for itself, all others as expected:
/// the net present value of the mean cash flow is 0.
package struct BreakEven: Sendable, Equatable {
  package enum Driver: Int, Sendable, CaseIterable {
    case closeRate
    case saving
    case realisation
    case coverage

    package var title: String {
      switch self {
      case .closeRate: "Close rate (share of approached deals that agree)"
      case .saving: "Saving (share of agreed spend)"
      case .realisation: "Realisation (share of agreed savings that reaches invoices)"
      case .coverage: "Coverage (share of eligible deals that are approached)"
      }
    }
  }

  package let driver: Driver
  /// The expected value, as a share.
  package let expected: Double
  /// Multiple of the expected value at which the present value is 0; nil where none helps.
  package let multiple: Double?
  /// The share needed in the worlds, each with its own deals and costs; nil within it where none
  /// helps. Nil for a single world.
  package private(set) var range: WorldRange<Double?>?

  init(driver: Driver, expected: Double, multiple: Double?) {
    self.driver = driver
    self.expected = expected
    self.multiple = multiple
  }

  func ranging(over worlds: [BreakEven]) -> BreakEven {
    var result = self
    result.range = WorldRange(neverLast: worlds.map(\.needed))
    return result
  }

  /// The share at which the programme breaks even.
  package var needed: Double? { multiple.map { $0 * expected } }
  /// Whether such a share exists: none exceeds the whole.
  package var isReachable: Bool { needed.map { $0 <= 1 } ?? false }
  /// How far the driver may fall short of expectation, as a share of it; negative: must exceed it.
  package var margin: Double? { multiple.map { 1 - $0 } }

  static func all(
    expected flow: CashFlow, steps: HardSteps, plan: ProgrammePlan, years all: [DealYear]
  ) -> [BreakEven] {
    let years = CashLine.tiers.map { all[$0.index] }
    func sum(_ path: KeyPath<DealYear, Double>) -> Double {
      years.reduce(0) { $0 + $1[keyPath: path] }
    }
    func ratio(_ part: Double, _ whole: Double) -> Double { whole > 0 ? part / whole : 0 }
    let monthly = Roots.monthly(annual: plan.discountRate)
    func value(_ flows: [Money]) -> Double { FlowSeries(flows).presentValue(rate: monthly) }
    let benefit = value(flow.hard)
    let perDeal = value(flow[.cost(.usage)]) + value(flow[.cost(.exceptions)])
    let fixed = value(flow.costs) - perDeal

    return Driver.allCases.map { driver in
      let expected =
        switch driver {
        case .closeRate: ratio(sum(\.agreedDeals), sum(\.approachedDeals))
        case .saving: ratio(sum(\.hard), sum(\.agreedSpend))
        case .realisation: steps[.realised].share(of: steps[.notFaded])
        case .coverage: plan.coverage
        }
      let multiple = solve { factor in
        driver == .coverage
          ? factor * (benefit - perDeal) - fixed : factor * benefit - perDeal - fixed
      }
      return BreakEven(driver: driver, expected: expected, multiple: multiple)
    }
  }

  /// Root of a rising function, by doubling and bisection to the last bit; nil where it never
  /// reaches 0. A function that is positive at 0 has its root there.
  private static func solve(_ value: (Double) -> Double) -> Double? {
    guard value(0) < 0 else { return 0 }
    var high = 1.0
    while value(high) < 0 {
      high *= 2
      guard high < 1e12 else { return nil }
    }
    var low = 0.0
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return high }
      if value(middle) < 0 { low = middle } else { high = middle }
    }
  }
}
