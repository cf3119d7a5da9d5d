extension FigureCatalog {
  /// Counts and yardsticks of the talks.
  func simulated(_ root: String, _ rest: [String], _ path: String) -> FigureDraft? {
    switch root {
    case "negotiations": negotiations(path)
    case "irr": rest == ["worlds_defined"] ? definedWorlds(path) : nil
    case "agreements": yardstick(rest, path)
    case "claims": claim(rest, path)
    case "escalations": escalated(rest, path)
    default: dealsBetween(rest, path)
    }
  }

  private func negotiations(_ path: String) -> FigureDraft {
    let policies = figures.comparison.figures.map(\.policy.rawValue).joined(separator: ", ")
    return played(
      path, "Negotiations simulated", .count(run.simulation.negotiations),
      "talks with suppliers that answer, over deals of the agent, worlds and policies; a policy that shares its talks with another counts once",
      [Figure.Input("policies", policies, "compare.policies")],
      [spend("Deals of the agent", of: { $0.eligibility == .automated })],
      base: "Spend of the agent's deals")
  }

  private func definedWorlds(_ path: String) -> FigureDraft {
    played(
      path, "Worlds with an internal rate of return", .count(run.roi.internalRateWorlds),
      "worlds whose cash changes sign exactly once",
      [amount("net_position", run.roi.figures.netPosition, "savings explain net_position")],
      programme(.internalRate, weights).lines, base: FigureName.netPosition.title)
  }

  /// How good the agreements are: sums over agreements ÷ agreements.
  private func yardstick(_ rest: [String], _ path: String) -> FigureDraft? {
    let measure: (@Sendable (DealYardsticks) -> Double)? =
      switch rest.first {
      case "pareto_gap": { $0.paretoGap }
      case "our_part_of_gains": { $0.buyerSplit }
      case "supplier_gain": { $0.supplierGain }
      default: nil
      }
    guard let measure, rest.count == 1 else { return nil }
    let (title, formula) =
      switch rest[0] {
      case "pareto_gap":
        (
          "What agreements leave on the table, share of the baseline",
          "most we could still have had with the supplier as well off − what we have"
        )
      case "our_part_of_gains":
        ("Our part of what both gain", "our gain ÷ both sides' gain over their reservation values")
      default:
        ("What suppliers gain against today, share of the baseline", "supplier's worth − today's")
      }
    let found = run.simulation.deals.map { result in
      result.deal.eligibility == .automated ? result.yardsticks : DealYardsticks()
    }
    let sum = found.reduce(into: DealYardsticks()) { $0 += $1 }
    // A deal's part of the mean, in millionths, as money has no smaller unit than its minor one.
    let deals = found.map { Money(rounding: 1e6 * sum.mean(measure($0))) }
    return played(
      path, title, .share(sum.mean(measure(sum))),
      "Σ over agreements (\(formula)) ÷ agreements, over deals of the agent",
      [
        Figure.Input("agreements looked at", "\(sum.agreements)", "of the first worlds of the run"),
        Figure.Input(
          "worlds looked at", "\(found.map(\.worlds).max() ?? 0)", "the first of the run"),
      ],
      [
        Line(
          label: "Part of each deal in the mean, minor units are millionths",
          amount: deals.reduce(.zero, +), deals: deals)
      ], base: "Mean, in millionths")
  }

  private func escalated(_ rest: [String], _ path: String) -> FigureDraft? {
    guard rest.count == 2, rest[1] == "deals", let reason = EscalationReason(rawValue: rest[0])
    else { return nil }
    let spend = escalation(reason)
    let count = EscalationCount.all(run.deals, zones: run.zones, afterTalks: mean.escalated)
      .first { $0.reason == reason }?.deals
    var draft = played(
      path, "Deals for a person: \(reason.words)", .count(count ?? 0),
      reason.moment == .after
        ? "deals that the agent hands over near an agreement; mean over worlds, in whole deals"
        : "deals with the reason, the first that fits", [], spend.lines,
      base: "Spend of these deals")
    draft.inputs = spend.inputs
    return draft
  }

  private func dealsBetween(_ rest: [String], _ path: String) -> FigureDraft? {
    guard rest.count == 2, rest[1] == "deals_between", let tier = Tier(rawValue: rest[0]),
      let band = AutomationBand.byTier(run).first(where: { $0.tier == tier })?.band,
      let spend = between(tier)
    else { return nil }
    return played(
      path, "\(tier.rawValue) deals that pay the machine and no person", .count(band.deals),
      "deals of the tier from the machine's break-even to below a person's", spend.inputs,
      spend.lines, base: "Spend of these deals")
  }
}
