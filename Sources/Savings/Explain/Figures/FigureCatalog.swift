/// The headline figures of a run, each with what it is made of.
package struct FigureCatalog {
  let run: SavingsRun
  let figures: BenchmarkFigures
  let weights: ProgrammeWeights

  package init(_ run: SavingsRun) {
    self.run = run
    figures = BenchmarkFigures(run)
    weights = ProgrammeWeights(run)
  }

  package func figure(_ name: FigureName, threads: Int) async -> Figure {
    await draft(name).figure(of: run, threads: threads)
  }

  /// Nil where the run has no such figure: a policy that was not played, a tier that nothing is won in.
  package func figure(_ subject: FigureSubject, threads: Int) async -> Figure? {
    await draft(subject)?.figure(of: run, threads: threads)
  }

  func draft(_ subject: FigureSubject) -> FigureDraft? {
    switch subject {
    case .name(let name): draft(name)
    case .policy(let policy, let measure): self.policy(policy, measure)
    case .savingClass(let found, let tier): savingClass(found, tier)
    case .breakEven(let tier, let isHuman): breakEven(tier, isHuman: isHuman)
    case .between(let tier): between(tier)
    case .zone(let count): zone(count)
    case .escalation(let reason): escalation(reason)
    case .path(let path): recorded(path)
    }
  }

  func draft(_ name: FigureName) -> FigureDraft {
    switch name {
    case .spendTotal, .spendInScope, .spendAddressable, .spendApproached: spend(name)
    case .spendEngaged, .spendConcluded, .spendAgreed, .hardAgreed, .hardPriceOnly, .hardRealised,
      .avoidance, .cash, .carrying, .otherLevers, .agreementRate, .rateAgreed, .rateConcluded,
      .rateApproached:
      agreed(name)
    case .stepAgreed, .stepCovered, .stepInEffect, .stepNotFaded, .stepRealised, .stepKept:
      step(name)
    case .roiHard, .licence, .hiddenCost, .implementation, .integration, .dataCleanUp, .training,
      .staff, .usage, .exceptions, .roiCosts, .netPosition, .humanAnyway, .incremental,
      .presentValue, .internalRate, .modifiedRate, .payback, .discountedPayback, .benefitCostRatio,
      .returnOnInvestment, .costOfDelay, .chancePositive:
      programme(name, weights)
    }
  }

  var currency: Currency { figures.currency }
  var worlds: Int { run.simulation.worlds.count }
  var mean: WorldTotals { figures.mean[.winWin] ?? WorldTotals() }

  // MARK: What goes in

  func setting(_ key: String) -> Figure.Input {
    guard let setting = Setting.named(key) else { return Figure.Input(key, "", "") }
    let value = setting.value(in: run.settings)
    let origin = value == setting.value(in: Settings()) ? "default" : "settings"
    return Figure.Input(
      key, value.yaml, setting.source.isEmpty ? origin : "\(origin); \(setting.source)")
  }

  func amount(_ name: String, _ money: Money, _ source: String) -> Figure.Input {
    Figure.Input(name, currency.plain(money), source)
  }

  var simulated: Figure.Input {
    Figure.Input(
      "worlds", "\(worlds)", "simulated, seed \(run.settings.seed); each deal played in each")
  }

  // MARK: Spend before the talks

  private func spend(_ name: FigureName) -> FigureDraft {
    let flow = run.portfolio.waterfall
    let all = run.deals.map(\.baseline)
    let files = run.ledger.files.map(\.path).joined(separator: ", ")
    typealias Line = FigureDraft.Line
    let addressable = Line(label: "Deals", amount: flow.addressable, deals: all)
    let scope = [
      addressable,
      Line(label: "Groups whose credits exceed their invoices", amount: flow.netCredits),
      Line(label: "Rounding each group once", amount: -flow.rounding),
      Line(label: "Outside the window", amount: flow.outsideWindow),
    ]
    let read = Figure.Input("files", files, "read line by line; savings explain DEAL --rows")
    func draft(_ amount: Money, _ formula: String, _ lines: [Line]) -> FigureDraft {
      FigureDraft(
        name: name, value: .money(amount), formula: formula,
        inputs: [read, setting("scope.window_months")],
        lines: lines.filter { $0.amount != .zero || $0.deals != nil })
    }
    switch name {
    case .spendTotal:
      return draft(
        flow.total, "in scope + out of scope by reason, each converted and rounded once",
        scope
          + flow.excluded.map {
            Line(label: "Out of scope: \($0.reason.rawValue)", amount: $0.amount)
          })
    case .spendInScope:
      return draft(flow.inScope, "deals + net credits + outside the window − rounding", scope)
    case .spendAddressable:
      return draft(flow.addressable, "net spend of every deal in the window", [addressable])
    default:
      let own = run.deals.map { $0.eligibility == .automated ? $0.baseline : .zero }
      return draft(
        own.reduce(.zero, +), "net spend of the deals that the agent may approach",
        [Line(label: "Deals of the agent", amount: own.reduce(.zero, +), deals: own)])
    }
  }

  // MARK: The waterfall of the return on investment

  private func step(_ name: FigureName) -> FigureDraft {
    let level = name.level ?? .agreed
    let factors = [
      "agreed hard saving a year × months ÷ 12", "× coverage", "× ramp × renewal availability",
      "× what has not faded", "× realisation", "× (1 − clawback)",
    ].prefix(level.rawValue + 1).joined(separator: " ")
    let keys = [
      ["programme.months", "programme.profile"], ["programme.coverage"],
      [
        "programme.ramp", "programme.ramp_shift", "programme.contract_years_tail",
        "programme.contract_years_mid_tier",
      ], ["programme.half_life"], ["model.realisation_tail", "model.realisation_mid_tier"],
      ["model.clawback_tail", "model.clawback_mid_tier"],
    ].prefix(level.rawValue + 1).flatMap { $0 }
    return FigureDraft(
      name: name, value: .money(run.roi.steps[level]), formula: factors + ", mean over worlds",
      inputs: [simulated] + keys.map(setting),
      lines: [
        .init(
          label: "Deals of the agent", amount: run.roi.steps[level],
          weighing: weighing(weights.levels[level.rawValue]))
      ])
  }

  /// Of the hard saving that the profile recognises.
  func weighing(_ weights: [[Double]], of tier: Tier? = nil) -> DealWeighing {
    let profile = run.settings.programme.profile
    return DealWeighing(
      measure: { totals in
        profile == .strict
          ? (totals.hard - totals.unproven - totals.marketFall).minor : totals.hard.minor
      },
      weights: weights.map { row in
        row.enumerated().map { tier == nil || tier?.index == $0.offset ? $0.element : 0 }
      })
  }
}
