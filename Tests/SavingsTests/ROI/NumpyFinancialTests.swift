import Testing

@testable import Savings

/// Net present value, internal rates and payback, each by another program and by a second method.
@Suite struct NumpyFinancialTests {
  private func near(_ found: Double?, _ expected: Double, _ relative: Double = 1e-9) -> Bool {
    found.map { ($0 - expected).magnitude <= relative * max(1, expected.magnitude) } ?? false
  }

  @Test("as numpy-financial has them", arguments: NumpyFinancial.vectors.indices)
  func vectors(index: Int) {
    let vector = NumpyFinancial.vectors[index]
    let series = FlowSeries(vector.flows)
    #expect(near(series.presentValue(rate: vector.rate), vector.presentValue))
    #expect(near(series.internalRate, vector.internalRate))
    #expect(
      near(
        series.modifiedInternalRate(finance: vector.finance, reinvest: vector.reinvest),
        vector.modifiedRate))
  }

  /// Present value as the value at the end brought back; the internal rate by Newton's method from
  /// several starts; the modified rate from its definition with the flows one by one.
  @Test("by a second method", arguments: NumpyFinancial.vectors.indices)
  func secondMethod(index: Int) throws {
    let vector = NumpyFinancial.vectors[index]
    let (flows, last) = (vector.flows, vector.flows.count - 1)
    let atEnd = flows.reduce(0) { $0 * (1 + vector.rate) + $1 }
    #expect(
      near(
        FlowSeries(flows).presentValue(rate: vector.rate),
        atEnd / Roots.power(1 + vector.rate, last)))

    var roots: [Double] = []
    for start in [-0.2, -0.05, 0.0, 0.01, 0.1, 0.5] {
      var rate = start
      for _ in 0..<200 {
        var (value, slope, factor) = (0.0, 0.0, 1.0)
        for (period, flow) in flows.enumerated() {
          value += flow * factor
          factor /= 1 + rate
          slope -= Double(period) * flow * factor
        }
        let next = rate - value / slope
        guard next.isFinite, next > -0.99, next < 1e3 else { break }
        rate = next
        if (value / flows[0]).magnitude < 1e-13 {
          roots.append(rate)
          break
        }
      }
    }
    let found = try #require(FlowSeries(flows).internalRate)
    #expect(!roots.isEmpty)
    for root in roots { #expect(near(found, root, 1e-7)) }

    var (gained, paid) = (0.0, 0.0)
    for (period, flow) in flows.enumerated() {
      if flow > 0 { gained += flow * Roots.power(1 + vector.reinvest, last - period) }
      if flow < 0 { paid -= flow / Roots.power(1 + vector.finance, period) }
    }
    let rate = try #require(
      FlowSeries(flows).modifiedInternalRate(finance: vector.finance, reinvest: vector.reinvest))
    #expect(near(paid * Roots.power(1 + rate, last), gained))
  }

  /// Payback by walking the running total in thousandths of a period.
  @Test("payback by small steps", arguments: NumpyFinancial.vectors.indices)
  func payback(index: Int) {
    let flows = NumpyFinancial.vectors[index].flows
    var (total, back) = (flows[0], flows[0] >= 0 ? 0 : Double.nan)
    for (period, flow) in flows.enumerated().dropFirst() {
      for step in 1...1000 {
        let now = total + flow * Double(step) / 1000
        if now < -1e-9 {
          back = .nan
        } else if back.isNaN {
          back = Double(period - 1) + Double(step) / 1000
        }
      }
      total += flow
    }
    let found = FlowSeries(flows).payback
    #expect((found == nil) == back.isNaN)
    if let found { #expect((found - back).magnitude <= 1e-3) }
  }
}
