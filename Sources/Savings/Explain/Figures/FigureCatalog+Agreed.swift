extension FigureCatalog {
  /// What the talks come to in a year, before it reaches the books.
  func agreed(_ name: FigureName) -> FigureDraft {
    switch name {
    case .spendEngaged:
      return sum(name, mean.engaged.spend, "spend of deals whose supplier answers") {
        $0.engaged.spend.minor
      }
    case .spendConcluded:
      return sum(
        name, mean.concluded.spend,
        "spend of deals whose result will not change: agreed, moved, or none"
      ) { $0.concluded.spend.minor }
    case .spendAgreed:
      return sum(name, mean.agreed.spend, "spend of deals that agree") { $0.agreed.spend.minor }
    case .hardPriceOnly: return priceOnly
    case .hardRealised: return realised
    case .avoidance:
      return sum(
        name, mean.avoidance, "baseline × model.escalator, of deals that agree",
        [setting("model.escalator")]
      ) { $0.avoidance.minor }
    case .cash:
      return sum(
        name, mean.cash, "(baseline − hard saving) × days later ÷ 365, of deals that agree"
      ) { $0.cash.minor }
    case .carrying:
      return sum(
        name, mean.carrying, "cash released × the buyer's rate",
        [setting("model.buyer_capital_cost")]
      ) { $0.carrying.minor }
    case .otherLevers:
      return sum(
        name, mean.otherLevers,
        "volume, length, lead time and index link on the new spend, forecast and service on the baseline, less what they cost us"
      ) { $0.otherLevers.minor }
    case .agreementRate: return agreement
    case .rateAgreed: return rate(name, mean.agreed.spend, "agreed", figures.rateOnAgreed)
    case .rateConcluded:
      return rate(name, mean.concluded.spend, "concluded", figures.rateOnConcluded)
    case .rateApproached:
      return rate(name, mean.approached.spend, "approached", figures.rateOnApproached)
    default: return hard(name, .money(mean.hard), "Σ baseline × price cut, of deals that agree")
    }
  }

  /// A total of the worlds, as its mean; tiers are rounded one by one.
  private func sum(
    _ name: FigureName, _ amount: Money, _ formula: String, _ inputs: [Figure.Input] = [],
    _ measure: @escaping @Sendable (WorldTotals) -> Int64
  ) -> FigureDraft {
    FigureDraft(
      name: name, value: .money(amount), formula: formula + "; mean over worlds",
      inputs: [simulated] + inputs,
      lines: [
        .init(
          label: "Deals of the agent", amount: amount, weighing: .mean(worlds, measure))
      ])
  }

  private func hard(
    _ name: FigureName, _ value: Figure.Value, _ formula: String, _ inputs: [Figure.Input] = [],
    base: String? = nil
  ) -> FigureDraft {
    var draft = sum(name, mean.hard, formula, inputs) { $0.hard.minor }
    let range = figures.hard[.winWin]
    draft = FigureDraft(
      name: name, value: value, formula: draft.formula, inputs: draft.inputs, lines: draft.lines,
      base: base)
    draft.range = { $0.ranging(range) }
    return draft
  }

  private func rate(
    _ name: FigureName, _ spend: Money, _ of: String, _ range: WorldRange<Double>
  ) -> FigureDraft {
    var draft = hard(
      name, .share(mean.hard.share(of: spend)), "hard saving agreed ÷ \(of) spend",
      [amount("spend_\(of)", spend, "mean over worlds; savings explain spend_\(of)")],
      base: FigureName.hardAgreed.title)
    draft.range = { $0.ranging(range) { .share($0) } }
    return draft
  }

  private var agreement: FigureDraft {
    let (agreed, approached) = (mean.agreed.deals, mean.approached.deals)
    let range = figures.agreementRate
    return FigureDraft(
      name: .agreementRate,
      value: .share(approached == 0 ? 0 : Double(agreed) / Double(approached)),
      formula: "deals that agree ÷ deals approached; means over worlds, in whole deals",
      inputs: [
        simulated,
        Figure.Input("deals approached", "\(approached)", "deals.csv, eligibility automated"),
      ],
      lines: [
        .init(
          label: "Chance of each deal to agree, in hundredths of a deal",
          amount: Money(minor: Int64(agreed) * 100),
          weighing: .mean(worlds) { Int64($0.agreed.deals) * 100 })
      ], base: "Deals that agree, in hundredths",
      range: { $0.ranging(range) { .share($0) } })
  }

  private var priceOnly: FigureDraft {
    let amount = figures.mean[.priceOnly]?.hard ?? .zero
    let range = figures.hard[.priceOnly]
    return FigureDraft(
      name: .hardPriceOnly, value: .money(amount),
      formula: "Σ baseline × price cut where the price is the only lever; mean over worlds",
      inputs: [simulated],
      lines: [
        .init(
          label: "Deals of the agent", amount: amount,
          weighing: .mean(worlds, policy: .priceOnly) { $0.hard.minor })
      ], range: { $0.ranging(range) })
  }

  private var realised: FigureDraft {
    let share = 1 / Double(max(1, worlds))
    let range = figures.realised
    return FigureDraft(
      name: .hardRealised, value: .money(figures.realisedMean),
      formula: "(hard saving − clawback) × realisation, world by world; mean over worlds",
      inputs: [
        simulated, setting("model.realisation_tail"), setting("model.realisation_mid_tier"),
        setting("model.clawback_tail"), setting("model.clawback_mid_tier"),
      ],
      lines: [
        .init(
          label: "Deals of the agent", amount: figures.realisedMean,
          weighing: DealWeighing(
            measure: { ($0.hard - $0.clawback).minor },
            weights: run.simulation.worlds.map { $0.realisation.map { $0 * share } }))
      ], range: { $0.ranging(range) })
  }
}
