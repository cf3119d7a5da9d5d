import Testing

@testable import Savings

@Suite struct FlowSeriesTests {
  /// Check values of the numpy-financial documentation.
  @Test func published() throws {
    let value = FlowSeries([-40_000, 5_000, 8_000, 12_000, 30_000]).presentValue(rate: 0.08)
    #expect(Digits.fixed(value, 5) == "3065.22267")
    let published: [([Double], String, Int)] = [
      ([-100, 39, 59, 55, 20], "0.28095", 5), ([-100, 0, 0, 74], "-0.0955", 4),
      ([-150_000, 15_000, 25_000, 35_000, 45_000, 60_000], "0.0524", 4),
      ([-100, 100, 0, 7], "0.06206", 5),
    ]
    for (flows, rate, decimals) in published {
      let found = try #require(FlowSeries(flows).internalRate)
      #expect(Digits.fixed(found, decimals) == rate)
    }
    let modified = try #require(
      FlowSeries([-100, 50, -60, 70]).modifiedInternalRate(finance: 0.10, reinvest: 0.12))
    #expect((modified - -0.039_093_665_943_564_67).magnitude < 1e-15)
  }

  /// The rate found really is a root, seen through another evaluation (Horner in 1 + r).
  @Test func internalRateIsARoot() throws {
    for years in [1, 3, 10] {
      for yield in stride(from: 0.2, through: 4, by: 0.19) {
        let flows =
          [-1000.0] + Array(repeating: 1000 * yield / Double(years * 12), count: years * 12)
        let rate = try #require(FlowSeries(flows).internalRate)
        let future = flows.reduce(0) { $0 * (1 + rate) + $1 }
        let scale = Roots.power(1 + rate, flows.count - 1)
        #expect((future / max(scale, 1)).magnitude < 1e-8)
      }
    }
  }

  @Test func internalRateOnlyWithOneSignChange() {
    #expect(FlowSeries([-1, 3, -2]).internalRate == nil)
    #expect(FlowSeries([1, 2]).internalRate == nil)
    #expect(FlowSeries([-1, -2]).internalRate == nil)
    #expect(FlowSeries([Double]()).internalRate == nil)
    #expect(FlowSeries([-1, 0, 0, 3]).signChanges == 1)
    #expect(FlowSeries([0, -1, 0, 3, 0, -1]).signChanges == 2)
  }

  @Test func monthlyAndYearlyRatesAgree() {
    for annual in [-0.5, -0.01, 0, 0.03, 0.08, 0.10, 0.13, 1, 9] {
      let monthly = Roots.monthly(annual: annual)
      #expect((Roots.annual(monthly: monthly) - annual).magnitude < 1e-13 * (1 + annual))
    }
    // A year's flow at its end is worth the same by months as by years.
    var flows = [Double](repeating: 0, count: 25)
    flows[12] = 100
    flows[24] = 100
    let byMonths = FlowSeries(flows).presentValue(annualRate: 0.1)
    #expect((byMonths - FlowSeries([0, 100, 100]).presentValue(rate: 0.1)).magnitude < 1e-11)
  }

  /// Present value against Horner's scheme in the discount factor.
  @Test func presentValueTwice() {
    let flows = (0...120).map { Double(($0 * 7919) % 1013) - 500 }
    for rate in [0.0, 0.0001, 0.008, 0.05] {
      let horner = flows.reversed().reduce(0) { $0 / (1 + rate) + $1 }
      #expect((FlowSeries(flows).presentValue(rate: rate) - horner).magnitude < 1e-9)
    }
  }

  @Test func paybackInterpolatesWithinThePeriod() {
    #expect(FlowSeries([-100, 30, 30, 80]).payback == 2.5)
    #expect(FlowSeries([-100, 50, 50]).payback == 2)
    #expect(FlowSeries([-100, 50]).payback == nil)
    #expect(FlowSeries([0, 0, 10]).payback == 0)
    // The second licence takes the total below 0 again.
    #expect(FlowSeries([-100, 150, -100, 100]).payback == 2.5)
    #expect(
      FlowSeries([-100, 110]).discountedPayback(rate: 0.1).map { ($0 - 1).magnitude < 1e-12 }
        == true)
    #expect(FlowSeries([-100, 109]).discountedPayback(rate: 0.1) == nil)
  }

  /// The months to pay back a terms programme of 25,000 at 32,876.71 a year, as published.
  @Test func paybackPublished() throws {
    let flows = [-25_000.0] + Array(repeating: 32_876.71 / 12, count: 36)
    let months = try #require(FlowSeries(flows).payback)
    #expect(Digits.fixed(months, 1) == "9.1")
  }
}

@Suite struct RootsTests {
  @Test func roots() {
    #expect((Roots.root(2, degree: 2) - 1.414_213_562_373_095_1).magnitude < 1e-15)
    #expect((Roots.root(4096, degree: 12) - 2).magnitude < 1e-14)
    #expect((Roots.root(0.001, degree: 3) - 0.1).magnitude < 1e-15)
    #expect(Roots.root(1, degree: 12) == 1)
    #expect(Roots.root(0, degree: 12) == 0)
  }

  @Test func halves() {
    #expect(Roots.halved(0) == 1)
    #expect(Roots.halved(1) == 0.5)
    #expect(Roots.halved(10) == 1.0 / 1024)
    #expect((Roots.halved(0.5) - Roots.root(0.5, degree: 2)).magnitude < 1e-15)
    #expect((Roots.halved(1.0 / 18) - Roots.root(0.5, degree: 18)).magnitude < 1e-15)
    #expect(Roots.halved(5000) == 0)
  }
}

@Suite struct WorldRangeTests {
  @Test func nearestRank() {
    #expect(WorldRange(1...10) == WorldRange(p10: 1, p50: 5, p90: 9))
    #expect(WorldRange((1...500).reversed()) == WorldRange(p10: 50, p50: 250, p90: 450))
    #expect(WorldRange(1...11) == WorldRange(p10: 2, p50: 6, p90: 10))
    #expect(WorldRange([7]) == WorldRange(p10: 7, p50: 7, p90: 7))
    #expect(WorldRange([Int]()) == nil)
    let late: [Double?] = [nil, 3, nil, 1, 2, 4, 5, 6, 7, 8]
    #expect(WorldRange(neverLast: late) == WorldRange(p10: 1, p50: 5, p90: nil))
  }
}
