extension FigureCatalog {
  typealias Line = FigureDraft.Line

  // MARK: Policies and classes

  /// A policy's measure, over the worlds in which it was played; nil where it was not.
  func policy(_ policy: NegotiationPolicy, _ measure: PolicyMeasure) -> FigureDraft? {
    guard let entry = figures.comparison.of(policy) else { return nil }
    let amount = measure.amount(entry.mean)
    let formula =
      switch measure {
      case .hard: "Σ baseline × price cut, of deals that agree"
      case .buyerWorth:
        "Σ worth of all levers to us, and saving of moved accounts less the cost of moving"
      case .supplierSurplus: "Σ worth of all levers to the supplier, against today"
      case .jointSurplus: "Σ worth of all levers to both sides, against today"
      }
    let left =
      entry.worlds < worlds
      ? [Figure.Input("worlds played", "\(entry.worlds)", "compare.worlds; the first of the run")]
      : []
    return FigureDraft(
      subject: .policy(policy, measure), value: .money(amount),
      formula: "\(formula), when \(policy.gloss); mean over worlds", inputs: [simulated] + left,
      lines: [
        Line(
          label: "Deals of the agent", amount: amount,
          weighing: .mean(entry.worlds, policy: policy) { measure.amount($0).minor })
      ], range: { $0.ranging(entry.ranges[measure]) })
  }

  func savingClass(_ found: SavingClass, _ tier: Tier) -> FigureDraft {
    let part: @Sendable (WorldTotals) -> Money =
      switch found {
      case .avoidance: { $0.avoidance }
      case .cashOnce: { $0.cash }
      case .carrying: { $0.carrying }
      case .otherLevers: { $0.otherLevers }
      case .hard, .labour: { $0.hard }
      }
    let amount = part(figures.meanByTier[.winWin]?[tier.index] ?? WorldTotals())
    return FigureDraft(
      subject: .savingClass(found, tier), value: .money(amount),
      formula: "\(found.title.lowercased()) of the tier's deals that agree; mean over worlds",
      inputs: [simulated],
      lines: [
        Line(
          label: "Deals of the tier", amount: amount,
          weighing: only(tier, .mean(worlds) { part($0).minor }))
      ])
  }

  func only(_ tier: Tier, _ weighing: DealWeighing) -> DealWeighing {
    DealWeighing(
      policy: weighing.policy, measure: weighing.measure,
      weights: weighing.weights.map { row in
        row.enumerated().map { $0.offset == tier.index ? $0.element : 0 }
      }, worlds: weighing.worlds)
  }

  // MARK: Break-even deals

  func band(_ tier: Tier) -> AutomationBand? {
    AutomationBand.byTier(run).first { $0.tier == tier }?.band
  }

  func breakEven(_ tier: Tier, isHuman: Bool) -> FigureDraft? {
    guard let band = band(tier) else { return nil }
    let year = DealYear(meanOf: run.simulation.totals(.winWin).map { $0[tier.index] })
    let found = isHuman ? band.human : band.machine
    let range = isHuman ? band.humanRange : band.machineRange
    let suffix = tier == .tail ? "tail" : "mid_tier"
    let costs =
      isHuman
      ? [setting("programme.human_cost_\(suffix)")]
      : [
        setting("programme.cost_per_negotiation"), setting("programme.exception_cost"),
        share(
          "share handed to a person", year.escalatedDeals, of: year.approachedDeals,
          "mean deals of the worlds"),
      ]
    return FigureDraft(
      subject: .breakEven(tier, isHuman: isHuman), value: .money(found.spend),
      formula: isHuman
        ? "cost of a negotiation ÷ (close rate × saving × realisation)"
        : "(usage + exception × share handed to a person) ÷ (close rate × saving × realisation)",
      inputs: [simulated] + costs + [
        share("close rate", year.agreedDeals, of: year.approachedDeals, "deals that agree"),
        share("saving", year.hard, of: year.agreedSpend, "hard saving ÷ agreed spend"),
        setting("model.realisation_\(suffix)"),
      ],
      lines: [
        Line(
          label: "Deals of the tier",
          amount: figures.meanByTier[.winWin]?[tier.index].hard ?? .zero,
          weighing: only(tier, .mean(worlds) { $0.hard.minor }))
      ], base: "Hard saving agreed in the tier",
      range: { figure in
        guard let range, let low = range.p10, let middle = range.p50, let high = range.p90
        else { return figure }
        return figure.ranging(WorldRange(p10: low, p50: middle, p90: high))
      })
  }

  func between(_ tier: Tier) -> FigureDraft? {
    guard let band = band(tier) else { return nil }
    let spends = run.deals.map { deal in
      deal.tier == tier && deal.baseline >= band.machine.spend && deal.baseline < band.human.spend
        ? deal.baseline : .zero
    }
    return FigureDraft(
      subject: .between(tier), value: .money(band.spend),
      formula: "Σ baseline of the tier's deals from the machine's break-even to below a person's",
      inputs: [
        amount(
          "machine", band.machine.spend, "savings explain break_even_deal.\(tier.rawValue).machine"),
        amount("human", band.human.spend, "savings explain break_even_deal.\(tier.rawValue).human"),
      ], lines: [Line(label: "Deals between", amount: band.spend, deals: spends)])
  }

  func share(
    _ name: String, _ part: Double, of whole: Double, _ source: String
  ) -> Figure.Input {
    Figure.Input(name, Digits.fixed(whole == 0 ? 0 : part / whole, 6), "simulated; \(source)")
  }

  // MARK: Zones and escalations

  func zone(_ count: FigureSubject.ZoneCount) -> FigureDraft {
    func found(_ yardsticks: DealYardsticks) -> Int {
      switch count {
      case .priceOnly: yardsticks.zonesOnPrice
      case .allLevers: yardsticks.zones
      case .oneMore: yardsticks.zonesWithOneMore
      }
    }
    let automated = run.simulation.deals.map { result in
      result.deal.eligibility == .automated ? result.yardsticks : DealYardsticks()
    }
    let sum = automated.reduce(into: DealYardsticks()) { $0 += $1 }
    let deals = automated.map { entry in
      Money(rounding: 100 * entry.share(found(entry)))
    }
    let looked = automated.map(\.worlds).max() ?? 0
    return FigureDraft(
      subject: .zone(count), value: .share(sum.share(found(sum))),
      formula: "deals and worlds with a package that both sides could accept ÷ deals × worlds",
      inputs: [
        simulated,
        Figure.Input("worlds looked at", "\(looked)", "the first of the run"),
        Figure.Input("deals × worlds", "\(sum.worlds)", "deals.csv, eligibility automated"),
        Figure.Input(
          "with a zone", "\(found(sum))", "the supplier as it was drawn, not as it says"),
      ],
      lines: [
        Line(
          label: "Share of each deal's worlds, in hundredths of a deal",
          amount: deals.reduce(.zero, +), deals: deals)
      ], base: "Deals with a zone, in hundredths")
  }

  func escalation(_ reason: EscalationReason) -> FigureDraft {
    let after = mean.escalated
    let count = EscalationCount.all(run.deals, zones: run.zones, afterTalks: after)
      .first { $0.reason == reason }
    let spend = count?.spend ?? .zero
    let isAfter = reason.moment == .after
    let deals = zip(run.deals, run.zones).map { deal, zone in
      deal.escalation(zone) == reason ? deal.baseline : .zero
    }
    return FigureDraft(
      subject: .escalation(reason), value: .money(spend),
      formula: isAfter
        ? "spend of deals that the agent hands over near an agreement; mean over worlds"
        : "Σ baseline of deals with the reason, the first that fits",
      inputs: isAfter
        ? [simulated] : [Figure.Input("deals", "\(count?.deals ?? 0)", "deals.csv, escalation")],
      lines: [
        isAfter
          ? Line(
            label: "Deals of the agent", amount: spend,
            weighing: .mean(worlds) { $0.escalated.spend.minor })
          : Line(label: "Deals", amount: spend, deals: deals)
      ])
  }
}
