/// A programme under one set of circumstances: a world's, or the typical ones.
package struct ProgrammeCase: Sendable {
  package var plan: ProgrammePlan
  /// By ``Tier/index``; tail and mid-tier are used.
  package var years: [DealYear]
  /// Share of agreed savings that reaches invoices, by ``Tier/index``.
  package var realisation: [Double]
  package var rampShift: Double
  /// Multiplier on the licence for what the quote leaves out.
  package var hiddenCost: Double
  /// Major units per automated negotiation.
  package var costPerNegotiation: Double
  /// Month in which the programme is abandoned, or nil.
  package var lastMonth: Int?

  package init(
    plan: ProgrammePlan, years: [DealYear], realisation: [Double], rampShift: Double,
    hiddenCost: Double, costPerNegotiation: Double, lastMonth: Int? = nil
  ) {
    self.plan = plan
    self.years = years
    self.realisation = realisation
    self.rampShift = rampShift
    self.hiddenCost = hiddenCost
    self.costPerNegotiation = costPerNegotiation
    self.lastMonth = lastMonth
  }

  package init(plan: ProgrammePlan, totals: [WorldTotals], draw: SystematicDraw) {
    self.init(
      plan: plan, years: totals.map(DealYear.init), realisation: draw.realisation,
      rampShift: draw.rampShift, hiddenCost: draw.hiddenCost,
      costPerNegotiation: draw.costPerNegotiation,
      lastMonth: draw.fails ? plan.failureMonth : nil)
  }

  /// The cash flow, every cell rounded once, the steps from agreed saving to hard benefit, and the
  /// annualised saving that each month's new agreements bring to the books.
  package func outcome() -> (flow: CashFlow, steps: HardSteps, fresh: [Money]) {
    var flow = CashFlow(months: plan.months)
    var steps = HardSteps.Levels()
    addProgrammeCosts(to: &flow)
    var usage = [Double](repeating: 0, count: plan.months + 1)
    var exceptions = usage
    var fresh = [Money](repeating: .zero, count: plan.months + 1)
    for tier in CashLine.tiers where tier.index < years.count {
      let year = years[tier.index]
      let realised = realisation[tier.index]
      let profile = AgreementProfile(
        plan, tier: tier, rampShift: rampShift, lastMonth: lastMonth)
      let unbroken =
        lastMonth == nil
        ? profile : AgreementProfile(plan, tier: tier, rampShift: rampShift, lastMonth: nil)
      let teamDeals = teamDeals(in: tier)
      for month in 0...plan.months {
        func put(_ line: CashLine, _ amount: Double) {
          flow[line, month] = Money(rounding: amount)
        }
        let faded = plan.coverage * profile.earning[month] * realised / 12
        let standing = plan.coverage * profile.stock[month] * realised / 12
        let kept = 1 - year.clawbackShare
        put(.benefit(.hard, tier), year.hard * faded * kept)
        fresh[month] += Money(
          rounding: year.hard * plan.coverage * profile.fresh[month] * realised * kept)
        put(.benefit(.avoidance, tier), year.avoidance * faded)
        put(.benefit(.otherLevers, tier), year.otherLevers * faded)
        put(.switching(tier), year.switching * faded)
        put(.benefit(.carrying, tier), year.carrying * standing)
        put(.benefit(.cashOnce, tier), year.cash * plan.coverage * profile.fresh[month] * realised)
        let freed = plan.coverage * profile.stock[month] / 12
        put(.benefit(.labour, tier), teamDeals * plan.humanCost[tier.index] * freed)
        if month > 0 {
          put(.anyway(tier), year.humanHard / 12 * realised * kept)
          steps.add(
            month: month, hard: year.hard / 12, coverage: plan.coverage, profile: unbroken,
            realisation: realised, kept: kept)
        }
        let negotiations = plan.coverage * profile.negotiated[month]
        usage[month] += year.approachedDeals * negotiations
        exceptions[month] += year.escalatedDeals * negotiations
      }
    }
    for month in 0...plan.months {
      flow[.cost(.usage), month] = Money(
        rounding: usage[month] * costPerNegotiation * plan.minor)
      flow[.cost(.exceptions), month] = Money(rounding: exceptions[month] * plan.exceptionCost)
    }
    return (flow, HardSteps(steps, final: flow.hard.reduce(.zero, +)), fresh)
  }

  /// Start costs at once; licence in monthly parts, dearer from each contract year to the next and
  /// due to the end of the contract year in which the programme is abandoned; own staff until then.
  private func addProgrammeCosts(to flow: inout CashFlow) {
    let end = min(plan.months, lastMonth ?? plan.months)
    let paid = min(plan.months, (end + 11) / 12 * 12)
    for (cost, amount) in plan.startCosts { flow[.cost(cost), 0] = amount }
    for month in 0..<paid {
      let licence = plan.licence / 12 * Roots.power(1 + plan.licenceUplift, month / 12)
      flow[.cost(.licence), month + 1] = Money(rounding: licence)
      flow[.cost(.hiddenCost), month + 1] = Money(rounding: licence * (hiddenCost - 1))
    }
    for month in 0..<end { flow[.cost(.staff), month + 1] = Money(rounding: plan.staff) }
  }

  /// Deals of the tier that the team negotiates today, the largest tiers first: none where it would
  /// have got nothing.
  private func teamDeals(in tier: Tier) -> Double {
    guard years[tier.index].humanHard > 0 else { return 0 }
    let larger = years.indices.filter { $0 > tier.index }.reduce(0) {
      $0 + years[$1].approachedDeals
    }
    return min(years[tier.index].approachedDeals, max(0, Double(plan.humanDeals) - larger))
  }

  /// The flow weighted with the chance of abandonment.
  package func expected() -> CashFlow {
    var running = self
    running.lastMonth = nil
    var abandoned = self
    abandoned.lastMonth = plan.failureMonth
    return running.outcome().flow.blended(with: abandoned.outcome().flow, share: plan.failure)
  }
}
