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
    worlds given: [ProgrammeWorld], settings: Settings, currency: Currency
  ) throws(Refusal) {
    guard !given.isEmpty,
      given.allSatisfy({ $0.totals.count >= 2 && $0.draw.realisation.count >= 2 })
    else {
      throw Refusal(
        .bug, "the return on investment was asked of no worlds, or of worlds without tiers",
        fix: "Report this with the settings")
    }
    let plan = try ProgrammePlan(settings, currency: currency)
    let profile = settings.programme.profile
    let input = given.map { $0.recognised(profile) }
    var mean = CashFlow.Mean(months: plan.months)
    var steps: [HardSteps] = []
    var returns: [WorldReturn] = []
    var fresh = [Int128](repeating: 0, count: plan.months + 1)
    var breaks: [[BreakEven]] = []
    var running = [[Money]](repeating: [], count: plan.months + 1)
    for world in input {
      let outcome = ProgrammeCase(plan: plan, totals: world.totals, draw: world.draw).outcome()
      mean.add(outcome.flow)
      steps.append(outcome.steps)
      returns.append(FlowFigures(outcome.flow, discountRate: plan.discountRate).world)
      for (month, amount) in outcome.fresh.enumerated() { fresh[month] += Int128(amount.minor) }
      breaks.append(
        BreakEven.all(
          expected: outcome.flow, steps: outcome.steps, plan: plan,
          years: world.totals.map(DealYear.init)))
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
    let own = FlowFigures(expected, discountRate: plan.discountRate)
    figures = own
    self.steps = HardSteps(meanOf: steps, final: expected.hard.reduce(.zero, +))
    self.worlds = returns
    cumulative = running.map(Self.range)
    netPosition = Self.range(returns.map(\.netPosition))
    incremental = Self.range(returns.map(\.incremental))
    presentValue = Self.range(returns.map(\.presentValue))
    internalRate = WorldRange(rates)
    internalRateWorlds = rates.count
    modifiedRate = WorldRange(returns.compactMap(\.modifiedRate))
    benefitCostRatio = WorldRange(returns.compactMap(\.benefitCostRatio))
    returnOnInvestment = WorldRange(returns.compactMap(\.returnOnInvestment))
    costOfDelayRange = Self.range(returns.map(\.costOfDelay))
    newlyAgreed = fresh.map {
      Money(minor: Int64(Money.rounded($0, over: Int128(input.count))))
    }
    payback = Self.range(returns.map(\.payback))
    discountedPayback = Self.range(returns.map(\.discountedPayback))
    chancePositive = Double(positive) / count
    chancePaidBack = Double(paidBack) / count
    chanceAbandoned = Double(input.count { $0.draw.fails }) / count
    costOfDelay = own.costOfDelay
    recognition = RecognitionProfile.allCases.map {
      $0 == profile
        ? Recognition(
          $0, given, figures: own, chancePositive: Double(positive) / count)
        : Recognition($0, given, plan: plan)
    }
    runningCosts = RunningCosts(
      plan,
      branches: input.map {
        .init(share: 1 / count, hiddenCost: $0.draw.hiddenCost, isAbandoned: $0.draw.fails)
      })
    breakEvens = BreakEven.all(
      expected: expected, steps: self.steps, plan: plan, years: typical.base.years
    ).enumerated().map { index, point in
      point.ranging(over: breaks.map { $0[index] })
    }
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
