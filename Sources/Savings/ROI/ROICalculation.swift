/// One world as the negotiations leave it: totals by ``Tier/index`` (a year at run rate, before
/// realisation) and what the world has in common for all its deals.
package struct ProgrammeWorld: Sendable, Equatable {
  package var totals: [WorldTotals]
  package var draw: SystematicDraw

  package init(totals: [WorldTotals], draw: SystematicDraw) {
    self.totals = totals
    self.draw = draw
  }
}

extension ROIResult {
  /// The same worlds in any order give the same result, but for the order of ``worlds``.
  package init(
    worlds input: [ProgrammeWorld], settings: Settings, currency: Currency
  ) throws(Refusal) {
    guard !input.isEmpty,
      input.allSatisfy({ $0.totals.count >= 2 && $0.draw.realisation.count >= 2 })
    else {
      throw Refusal(
        .bug, "the return on investment was asked of no worlds, or of worlds without tiers",
        fix: "Report this with the settings")
    }
    let plan = try ProgrammePlan(settings, currency: currency)
    var mean = CashFlow.Mean(months: plan.months)
    var steps: [HardSteps] = []
    var returns: [WorldReturn] = []
    var running = [[Money]](repeating: [], count: plan.months + 1)
    for world in input {
      let outcome = ProgrammeCase(plan: plan, totals: world.totals, draw: world.draw).outcome()
      mean.add(outcome.flow)
      steps.append(outcome.steps)
      returns.append(FlowFigures(outcome.flow, discountRate: plan.discountRate).world)
      for (month, total) in outcome.flow.cumulative.enumerated() { running[month].append(total) }
    }
    let expected = mean.flow
    let count = Double(input.count)
    let typical = TypicalProgramme(input, plan: plan, settings: settings)
    let positive = returns.count { $0.presentValue > .zero }
    let paidBack = returns.count { $0.payback != nil }
    let rates = returns.compactMap(\.internalRate)

    self.currency = currency
    self.plan = plan
    self.expected = expected
    figures = FlowFigures(expected, discountRate: plan.discountRate)
    self.steps = HardSteps(meanOf: steps, final: expected.hard.reduce(.zero, +))
    self.worlds = returns
    cumulative = running.map(Self.range)
    netPosition = Self.range(returns.map(\.netPosition))
    incremental = Self.range(returns.map(\.incremental))
    presentValue = Self.range(returns.map(\.presentValue))
    internalRate = WorldRange(rates)
    internalRateWorlds = rates.count
    payback = Self.range(returns.map(\.payback))
    discountedPayback = Self.range(returns.map(\.discountedPayback))
    chancePositive = Double(positive) / count
    chancePaidBack = Double(paidBack) / count
    chanceAbandoned = Double(input.count { $0.draw.fails }) / count
    let lastYear = expected.net.dropFirst().suffix(12)
    costOfDelay = lastYear.reduce(.zero, +).times(1, over: Int128(max(1, lastYear.count)))
    runningCosts = RunningCosts(
      plan,
      branches: input.map {
        .init(share: 1 / count, hiddenCost: $0.draw.hiddenCost, isAbandoned: $0.draw.fails)
      })
    breakEvens = BreakEven.all(expected: expected, steps: self.steps, typical: typical)
    tornado = Tornado(typical)
    scenarios = Scenario.all(typical)
  }

  private static func range(_ values: [Money]) -> WorldRange<Money> {
    WorldRange(values) ?? WorldRange(p10: .zero, p50: .zero, p90: .zero)
  }

  private static func range(_ values: [Double?]) -> WorldRange<Double?> {
    WorldRange(neverLast: values) ?? WorldRange(p10: nil, p50: nil, p90: nil)
  }
}
