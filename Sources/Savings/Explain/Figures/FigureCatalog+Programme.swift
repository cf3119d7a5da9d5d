extension FigureCatalog {
  /// The figures of the return on investment.
  func programme(_ name: FigureName, _ weights: ProgrammeWeights) -> FigureDraft {
    let result = run.roi
    let figures = result.figures
    let net = hardLines(weights.hard) + costLines(weights)
    let position = amount(
      "net_position", figures.netPosition, "savings explain net_position")
    let rate = setting("programme.discount_rate")
    func draft(
      _ value: Figure.Value, _ formula: String, _ inputs: [Figure.Input] = [], _ lines: [Line],
      base: String? = nil, range: @escaping (Figure) -> Figure = { $0 }
    ) -> FigureDraft {
      FigureDraft(
        name: name, value: value, formula: formula, inputs: [simulated] + inputs, lines: lines,
        base: base, range: range)
    }
    func ofFlow(
      _ value: Figure.Value, _ formula: String, _ inputs: [Figure.Input],
      range: @escaping (Figure) -> Figure
    ) -> FigureDraft {
      draft(
        value, formula, inputs + [position], net, base: FigureName.netPosition.title, range: range)
    }
    switch name {
    case .roiHard:
      return draft(
        .money(figures.hard), steps, hardInputs, hardLines(weights.hard))
    case .roiCosts:
      return draft(
        .money(figures.costs), "the costs of all lines and months", [],
        costLines(weights).map(Self.turned))
    case .netPosition:
      return draft(
        .money(figures.netPosition), "hard saving − costs, not discounted", hardInputs, net,
        range: { $0.ranging(result.netPosition) })
    case .humanAnyway:
      return draft(
        .money(figures.netPosition - figures.incremental),
        "hard saving of the team's largest deals × realisation × (1 − clawback), from month 1",
        [setting("programme.human_deals"), setting("compare.human_style")],
        anywayLines(weights))
    case .incremental:
      return draft(
        .money(figures.incremental), "net position − what the human team gets anyway",
        [position, setting("programme.human_deals")], net + anywayLines(weights).map(Self.turned),
        range: { $0.ranging(result.incremental) })
    case .presentValue:
      return draft(
        .money(figures.presentValue),
        "Σ net cash of month t ÷ (1 + r)^(t ÷ 12); month 0 is not discounted", [rate],
        presentLines(weights), range: { $0.ranging(result.presentValue) }
      ).closing(on: figures.presentValue)
    case .internalRate:
      let count = Figure.Input(
        "worlds with a rate", "\(result.internalRateWorlds)", "cash changes sign exactly once")
      return ofFlow(
        .share(figures.internalRate),
        "the yearly rate at which the net present value of the expected cash is 0", [count],
        range: { $0.ranging(result.internalRate) { .share($0) } })
    case .modifiedRate:
      return ofFlow(
        .share(figures.modifiedRate),
        "(future value of inflows ÷ present value of outflows)^(1 ÷ n) − 1, both at the discount rate",
        [rate], range: { $0.ranging(result.modifiedRate) { .share($0) } })
    case .payback:
      return ofFlow(
        .months(figures.payback),
        "months until the running net position is not negative and stays so, straight within a month",
        [], range: { $0.ranging(result.payback) })
    case .discountedPayback:
      return ofFlow(
        .months(figures.discountedPayback), "the same on discounted cash", [rate],
        range: { $0.ranging(result.discountedPayback) })
    case .returnOnInvestment:
      return ofFlow(
        .share(figures.returnOnInvestment), "net position ÷ costs",
        [amount("roi_costs", figures.costs, "savings explain roi_costs")],
        range: { $0.ranging(result.returnOnInvestment) { .share($0) } })
    case .benefitCostRatio:
      let lines = presentLines(weights)
      let costs = lines.dropFirst(2).reduce(Money.zero) { $0 - $1.amount }
      return draft(
        .ratio(figures.benefitCostRatio), "present value of hard savings ÷ present value of costs",
        [rate, amount("present value of costs", costs, "line by line, as in npv")],
        Array(lines.prefix(2)), base: "Present value of hard savings",
        range: { $0.ranging(result.benefitCostRatio) { .ratio($0) } })
    case .costOfDelay:
      let lines = hardLines(weights.lastYear, months: 12) + costLines(weights, months: 12)
      return draft(
        .money(figures.costOfDelay), "net cash of the last twelve months ÷ 12", [], lines,
        range: { $0.ranging(result.costOfDelayRange) }
      ).closing(on: figures.costOfDelay)
    case .chancePositive:
      let positive = result.worlds.count { $0.presentValue > .zero }
      return draft(
        .share(result.chancePositive), "worlds with a net present value above 0 ÷ worlds",
        [Figure.Input("worlds above 0", "\(positive)", "savings explain npv")],
        presentLines(weights), base: FigureName.presentValue.title)
    default: return cost(name, weights)
    }
  }

  private var steps: String {
    "Σ by tier and month: agreed saving ÷ 12 × coverage × deals in effect × not faded × realisation × (1 − clawback)"
  }

  private var hardInputs: [Figure.Input] {
    [
      "programme.months", "programme.profile", "programme.coverage", "programme.ramp",
      "programme.ramp_shift", "programme.contract_years_tail", "programme.contract_years_mid_tier",
      "programme.half_life", "programme.failure", "model.realisation_tail",
      "model.realisation_mid_tier", "model.clawback_tail", "model.clawback_mid_tier",
    ].map(setting)
  }

  static func turned(_ line: FigureDraft.Line) -> FigureDraft.Line {
    FigureDraft.Line(
      label: line.label, amount: -line.amount, weighing: line.weighing.map(Self.turned))
  }

  private static func turned(_ weighing: DealWeighing) -> DealWeighing {
    DealWeighing(
      policy: weighing.policy, measure: weighing.measure,
      weights: weighing.weights.map { $0.map { -$0 } }, worlds: weighing.worlds)
  }

  /// - Parameter months: the last so many, as a mean of a month; nil sums all.
  private func total(_ line: CashLine, months: Int?) -> Money {
    guard let months else { return run.roi.expected.total(line) }
    return run.roi.expected[line].dropFirst().suffix(months).reduce(.zero, +)
      .times(1, over: Int128(months))
  }

  private func hardLines(_ weights: [[Double]], months: Int? = nil) -> [Line] {
    CashLine.tiers.map { tier in
      let line = CashLine.benefit(.hard, tier)
      return Line(
        label: line.title, amount: total(line, months: months),
        weighing: weighing(weights, of: tier))
    }
  }

  private func anywayLines(_ weights: ProgrammeWeights) -> [Line] {
    CashLine.tiers.map { tier in
      let line = CashLine.anyway(tier)
      let rows = weights.anyway.map { row in
        row.enumerated().map { $0.offset == tier.index ? $0.element : 0 }
      }
      return Line(
        label: line.title, amount: run.roi.expected.total(line),
        weighing: DealWeighing(measure: { $0.humanHard.minor }, weights: rows))
    }
  }

  /// Costs as negative amounts; usage and exceptions are of single deals.
  func costLines(_ weights: ProgrammeWeights, months: Int? = nil) -> [Line] {
    ProgrammeCost.allCases.map { cost in
      Line(
        label: cost.title, amount: -total(.cost(cost), months: months),
        weighing: months == nil ? costWeighing(cost, weights).map(Self.turned) : nil)
    }
  }

  private func costWeighing(_ cost: ProgrammeCost, _ weights: ProgrammeWeights) -> DealWeighing? {
    switch cost {
    case .usage:
      DealWeighing(measure: { Int64($0.approached.deals) }, weights: weights.usage)
    case .exceptions:
      DealWeighing(measure: { Int64($0.escalated.deals) }, weights: weights.negotiations)
    default: nil
    }
  }

  /// Each line at its present value.
  func presentLines(_ weights: ProgrammeWeights) -> [Line] {
    let monthly = Roots.monthly(annual: run.roi.plan.discountRate)
    func present(_ line: CashLine) -> Money {
      Money(rounding: FlowSeries(run.roi.expected[line]).presentValue(rate: monthly))
    }
    return CashLine.tiers.map { tier in
      let line = CashLine.benefit(.hard, tier)
      return Line(
        label: line.title, amount: present(line),
        weighing: weighing(weights.discounted, of: tier))
    } + ProgrammeCost.allCases.map { Line(label: $0.title, amount: -present(.cost($0))) }
  }

  private func cost(_ name: FigureName, _ weights: ProgrammeWeights) -> FigureDraft {
    let cost = name.cost ?? .licence
    let (formula, keys): (String, [String]) =
      switch cost {
      case .licence:
        (
          "licence ÷ 12 a month × (1 + uplift)^years, to the end of the contract year of an abandonment",
          ["programme.licence", "programme.licence_uplift", "programme.failure"]
        )
      case .hiddenCost:
        ("licence of the month × (multiplier − 1)", ["programme.licence", "programme.hidden_cost"])
      case .implementation: ("once, in month 0", ["programme.implementation"])
      case .integration: ("once, in month 0", ["programme.integration"])
      case .dataCleanUp: ("once, in month 0", ["programme.data_clean_up"])
      case .training: ("once, in month 0", ["programme.training"])
      case .staff:
        ("posts × cost of one ÷ 12 a month", ["programme.staff", "programme.staff_cost"])
      case .usage:
        (
          "negotiations of the month, renewals included × cost of one",
          ["programme.cost_per_negotiation", "programme.coverage"]
        )
      case .exceptions:
        ("deals that a person finishes × cost of one", ["programme.exception_cost"])
      }
    let amount = run.roi.expected.total(.cost(cost))
    return FigureDraft(
      name: name, value: .money(amount), formula: formula + "; mean over worlds",
      inputs: [simulated] + keys.map(setting),
      lines: [Line(label: cost.title, amount: amount, weighing: costWeighing(cost, weights))])
  }
}
