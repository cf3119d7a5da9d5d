/// What one world comes to.
package struct WorldReturn: Sendable, Equatable {
  /// Hard saving less costs over the horizon, not discounted.
  package var netPosition: Money
  /// ``netPosition`` less what the human team would have got anyway.
  package var incremental: Money
  /// Discounted at the settings' rate, month 0 undiscounted.
  package var presentValue: Money
  /// A year; nil where the flows do not change sign exactly once.
  package var internalRate: Double?
  /// Months; nil where the money is not back within the horizon.
  package var payback: Double?
  package var discountedPayback: Double?
  /// A year; nil without both signs.
  package var modifiedRate: Double?
  /// Nil without costs.
  package var benefitCostRatio: Double?
  package var returnOnInvestment: Double?
  package var costOfDelay: Money
}

/// Figures of one cash flow over the whole horizon.
package struct FlowFigures: Sendable, Equatable {
  package let hard: Money
  package let costs: Money
  package let netPosition: Money
  package let incremental: Money
  package let presentValue: Money
  package let internalRate: Double?
  package let modifiedRate: Double?
  package let payback: Double?
  package let discountedPayback: Double?
  /// Present value of hard savings ÷ present value of costs; nil without costs.
  package let benefitCostRatio: Double?
  /// `(hard savings − costs) ÷ costs`, not discounted; nil without costs.
  package let returnOnInvestment: Double?
  /// Net benefit a month over the last twelve months.
  package let costOfDelay: Money

  package init(_ flow: CashFlow, discountRate: Double) {
    let monthly = Roots.monthly(annual: discountRate)
    let net = FlowSeries(flow.net)
    let hard = flow.hard.reduce(.zero, +)
    let costs = flow.costs.reduce(.zero, +)
    self.hard = hard
    self.costs = costs
    netPosition = hard - costs
    incremental = netPosition - flow.anyway.reduce(.zero, +)
    presentValue = Money(rounding: net.presentValue(rate: monthly))
    internalRate = net.annualInternalRate
    modifiedRate = net.annualModifiedInternalRate(finance: discountRate, reinvest: discountRate)
    payback = net.payback
    discountedPayback = net.discountedPayback(rate: monthly)
    let paid = FlowSeries(flow.costs).presentValue(rate: monthly)
    let gained = FlowSeries(flow.hard).presentValue(rate: monthly)
    benefitCostRatio = paid > 0 ? gained / paid : nil
    let lastYear = flow.net.dropFirst().suffix(12)
    costOfDelay = lastYear.reduce(.zero, +).times(1, over: Int128(max(1, lastYear.count)))
    returnOnInvestment =
      costs > .zero ? Double(netPosition.minor) / Double(costs.minor) : nil
  }

  package var world: WorldReturn {
    WorldReturn(
      netPosition: netPosition, incremental: incremental, presentValue: presentValue,
      internalRate: internalRate, payback: payback, discountedPayback: discountedPayback,
      modifiedRate: modifiedRate, benefitCostRatio: benefitCostRatio,
      returnOnInvestment: returnOnInvestment, costOfDelay: costOfDelay)
  }
}

/// The return of the programme: the mean of all worlds line by line, and how far worlds differ.
///
/// The mean is of cash; figures of it (internal rate, payback) are figures of the mean cash flow,
/// not means of the worlds' figures.
package struct ROIResult: Sendable {
  package let currency: Currency
  package let plan: ProgrammePlan
  /// Mean over worlds; each cell rounded once, every total a sum of cells.
  package let expected: CashFlow
  package let figures: FlowFigures
  package let steps: HardSteps
  /// In the order of the worlds.
  package let worlds: [WorldReturn]
  /// Running net position by month, from month 0.
  package let cumulative: [WorldRange<Money>]
  package let netPosition: WorldRange<Money>
  package let incremental: WorldRange<Money>
  package let presentValue: WorldRange<Money>
  /// Over the worlds in which it is defined; nil where in none.
  package let internalRate: WorldRange<Double>?
  package let internalRateWorlds: Int
  package let payback: WorldRange<Double?>
  package let discountedPayback: WorldRange<Double?>
  /// Over the worlds in which each is defined; nil where in none.
  package let modifiedRate: WorldRange<Double>?
  package let benefitCostRatio: WorldRange<Double>?
  package let returnOnInvestment: WorldRange<Double>?
  package let costOfDelayRange: WorldRange<Money>
  /// Annualised saving, realised and net of clawback, of the new agreements of each month from 0.
  package let newlyAgreed: [Money]
  /// What each profile makes of the same worlds.
  package let recognition: [Recognition]
  /// Shares of worlds.
  package let chancePositive: Double
  package let chancePaidBack: Double
  package let chanceAbandoned: Double
  /// Monthly net benefit over the last twelve months of the expected case: what each month of
  /// delay costs.
  package let costOfDelay: Money
  /// What the expected running costs are made of.
  package let runningCosts: RunningCosts
  package let breakEvens: [BreakEven]
  package let tornado: Tornado
  package let scenarios: [Scenario]

  /// What the net present value would lose if each contract year's licence were paid in one sum at
  /// its start instead of monthly.
  package var costOfPayingAhead: Money {
    let monthly = Roots.monthly(annual: plan.discountRate)
    let licence = zip(expected[.cost(.licence)], expected[.cost(.hiddenCost)]).map { $0 + $1 }
    var ahead = [Money](repeating: .zero, count: licence.count)
    for (month, amount) in licence.enumerated().dropFirst() {
      ahead[(month - 1) / 12 * 12] += amount
    }
    return Money(
      rounding: FlowSeries(ahead).presentValue(rate: monthly)
        - FlowSeries(licence).presentValue(rate: monthly))
  }
}
