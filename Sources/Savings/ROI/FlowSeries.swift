/// Cash flows at equal distances: the first now, the others at the ends of the following periods.
///
/// Amounts in any one unit; rates are per period. Definitions and check values as in the
/// numpy-financial documentation.
package struct FlowSeries: Sendable, Equatable {
  package var flows: [Double]

  package init(_ flows: [Double]) { self.flows = flows }
  package init(_ flows: [Money]) { self.flows = flows.map { Double($0.minor) } }

  /// Net present value `Σ flow_t ÷ (1 + r)^t`; the first flow is not discounted.
  package func presentValue(rate: Double) -> Double {
    var sum = 0.0
    var factor = 1.0
    for flow in flows {
      sum += flow * factor
      factor /= 1 + rate
    }
    return sum
  }

  /// Net present value of monthly flows at a yearly rate, month 0 undiscounted.
  package func presentValue(annualRate: Double) -> Double {
    presentValue(rate: Roots.monthly(annual: annualRate))
  }

  /// How often the flows change sign, zeros left out.
  package var signChanges: Int {
    let signs = flows.filter { $0 != 0 }.map { $0 > 0 }
    return zip(signs, signs.dropFirst()).count { $0 != $1 }
  }

  /// Internal rate of return per period: the rate at which the present value is 0.
  ///
  /// Defined only where the flows change sign exactly once: then the polynomial in `v = 1/(1 + r)`
  /// has one positive root (Descartes), found by bisection to the last bit. Otherwise nil.
  package var internalRate: Double? {
    guard signChanges == 1, let first = flows.first(where: { $0 != 0 }) else { return nil }
    let startsNegative = first < 0
    func isBeforeRoot(_ v: Double) -> Bool {
      let value = flows.reversed().reduce(0) { $0 * v + $1 }
      return startsNegative ? value < 0 : value > 0
    }
    var low = 0.0
    var high = 1.0
    while isBeforeRoot(high) {
      low = high
      high *= 2
      guard high.isFinite else { return nil }
    }
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if isBeforeRoot(middle) { low = middle } else { high = middle }
    }
    return 1 / high - 1
  }

  /// Internal rate of return a year, from monthly flows.
  package var annualInternalRate: Double? { internalRate.map(Roots.annual(monthly:)) }

  /// Modified internal rate of return per period: outflows are financed at one rate, inflows
  /// reinvested at another: `(FV of inflows ÷ PV of outflows)^(1/n) − 1`. Nil without both signs.
  package func modifiedInternalRate(finance: Double, reinvest: Double) -> Double? {
    let periods = flows.count - 1
    let inflows = FlowSeries(flows.map { Swift.max($0, 0) }).presentValue(rate: reinvest)
    let outflows = -FlowSeries(flows.map { Swift.min($0, 0) }).presentValue(rate: finance)
    guard periods > 0, inflows > 0, outflows > 0 else { return nil }
    return Roots.root(inflows / outflows, degree: periods) * (1 + reinvest) - 1
  }

  /// Modified internal rate of return a year, from monthly flows and yearly rates.
  package func annualModifiedInternalRate(finance: Double, reinvest: Double) -> Double? {
    modifiedInternalRate(
      finance: Roots.monthly(annual: finance), reinvest: Roots.monthly(annual: reinvest)
    ).map(Roots.annual(monthly:))
  }

  /// Periods until the running total is no longer negative **and stays so**, interpolated within
  /// the period; nil if it ends negative. A later outlay can push the total below 0 again:
  /// the money is back only after that.
  package var payback: Double? {
    var total = 0.0
    var result: Double? = 0
    for (period, flow) in flows.enumerated() {
      let before = total
      total += flow
      if total < 0 {
        result = nil
      } else if result == nil {
        result = Double(period - 1) + before / (before - total)
      }
    }
    return result
  }

  /// The same on flows discounted at a rate per period.
  package func discountedPayback(rate: Double) -> Double? {
    var factor = 1.0
    var discounted: [Double] = []
    for flow in flows {
      discounted.append(flow * factor)
      factor /= 1 + rate
    }
    return FlowSeries(discounted).payback
  }
}
