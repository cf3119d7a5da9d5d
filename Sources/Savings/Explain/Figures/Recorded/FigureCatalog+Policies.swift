extension FigureCatalog {
  /// What a policy came to, besides what ``FigureSubject/policy(_:_:)`` takes apart.
  func policyMember(_ rest: [String], _ path: String) -> FigureDraft? {
    guard rest.count >= 2, let policy = NegotiationPolicy(rawValue: rest[0]),
      let entry = figures.comparison.of(policy)
    else { return nil }
    if rest[1] == "win_win_less" { return lead(entry, rest, path) }
    guard rest.count == 2 else { return nil }
    let title = policy.title
    let (mean, when) = (entry.mean, "when \(policy.gloss); mean over worlds")
    let own = [
      Figure.Input("worlds played", "\(entry.worlds)", "compare.worlds; the first of the run")
    ]
    func line(
      _ label: String, _ amount: Money, _ measure: @escaping @Sendable (WorldTotals) -> Money
    ) -> Line {
      Line(
        label: label, amount: amount,
        weighing: .mean(entry.worlds, policy: policy) { measure($0).minor })
    }
    /// In hundredths of a deal, as a deal takes part in some worlds only.
    func count(
      _ count: Int, _ what: String, _ measure: @escaping @Sendable (WorldTotals) -> Int
    ) -> FigureDraft {
      played(
        path, "\(title): \(what)", .count(count), "\(what), \(when), in whole deals", own,
        [
          line("Chance of each deal, in hundredths of a deal", Money(minor: Int64(count) * 100)) {
            Money(minor: Int64(measure($0)) * 100)
          }
        ], base: "Deals, in hundredths")
    }
    let hard = line("Hard saving of the deals", mean.hard) { $0.hard }
    switch rest[1] {
    case "worlds":
      return played(
        path, "\(title): worlds played", .count(entry.worlds),
        "all worlds, or the first ones where compare.worlds or compare.maximum_negotiations say so",
        [setting("compare.worlds"), setting("compare.maximum_negotiations")])
    case "approached":
      return count(mean.approached.deals, "deals approached") { $0.approached.deals }
    case "agreed": return count(mean.agreed.deals, "deals that agree") { $0.agreed.deals }
    case "switched":
      return count(mean.switched.deals, "accounts that are moved") { $0.switched.deals }
    case "unreciprocated":
      return count(mean.unreciprocated, "moves that got nothing in return") { $0.unreciprocated }
    case "agreement_rate":
      var draft = count(mean.agreed.deals, "deals that agree of those approached") {
        $0.agreed.deals
      }
      draft = played(
        path, draft.title ?? title, .share(mean.approached.deals == 0 ? nil : entry.agreed),
        "deals that agree ÷ deals approached, \(when), in whole deals",
        own + [Figure.Input("deals approached", "\(mean.approached.deals)", "policies.csv")],
        draft.lines, base: "Deals that agree, in hundredths",
        range: { $0.ranging(entry.agreementRate) { .share($0) } })
      return draft
    case "saving_rate_agreed":
      return played(
        path, "\(title): hard saving on agreed spend",
        .share(mean.hard.share(of: mean.agreed.spend)),
        "hard saving ÷ agreed spend, \(when)",
        own + [amount("agreed spend", mean.agreed.spend, "policies.csv")], [hard],
        base: "Hard saving")
    case "joint_share":
      return played(
        path, "\(title): part of the best there was",
        .share(mean.jointSurplus.share(of: mean.potential)),
        "worth to both sides ÷ the most that all levers could have given both, \(when)",
        own + [amount("potential", mean.potential, "with the suppliers that engaged")],
        [line("Worth to both sides", mean.jointSurplus) { $0.jointSurplus }],
        base: "Worth to both sides")
    case "supplier_better_off":
      var draft = count(mean.supplierBetterOff, "agreements that leave the supplier better off") {
        $0.supplierBetterOff
      }
      draft = played(
        path, draft.title ?? title,
        .share(
          mean.agreed.deals == 0
            ? nil : Double(mean.supplierBetterOff) / Double(mean.agreed.deals)),
        "agreements that leave the supplier better off than today ÷ agreements, \(when)",
        own + [Figure.Input("deals that agree", "\(mean.agreed.deals)", "policies.csv")],
        draft.lines, base: "Such agreements, in hundredths")
      return draft
    case "clawback":
      return played(
        path, "\(title): won back by suppliers", .money(mean.clawback),
        "hard saving × share that suppliers win back in quality and service, \(when)",
        own + [setting("model.clawback_tail"), setting("model.clawback_mid_tier")],
        [line("Deals", mean.clawback) { $0.clawback }])
    case "switching":
      return played(
        path, "\(title): saving of moved accounts", .money(mean.switching),
        "saving with the alternative less the cost of moving, \(when)", own,
        [line("Deals", mean.switching) { $0.switching }])
    case "paid": return paid(entry, own, path)
    case "cost": return talks(entry, own, path)
    default: return nil
    }
  }

  private func paid(
    _ entry: PolicyFigures, _ own: [Figure.Input], _ path: String
  ) -> FigureDraft {
    func line(
      _ label: String, _ amount: Money, _ measure: @escaping @Sendable (WorldTotals) -> Money
    ) -> Line {
      Line(
        label: label, amount: amount,
        weighing: .mean(entry.worlds, policy: entry.policy) { measure($0).minor })
    }
    let (mean, spend) = (entry.mean, spend("Spend of the agent's deals", of: { $0.isAutomated }))
    return played(
      path, "\(entry.policy.title): what the agent's deals cost next year", .money(entry.paid),
      "spend + rises that are due and paid − hard saving − saving of moved accounts; mean over worlds",
      own + [setting("model.escalator")],
      [
        spend, line("Rises that are due and paid", mean.rises) { $0.rises },
        line("Hard saving", -mean.hard) { -$0.hard },
        line("Saving of moved accounts", -mean.switching) { -$0.switching },
      ], range: { $0.ranging(entry.paidRange) }
    ).closing(on: entry.paid)
  }

  /// Cost of the talks: of the machine by world, of people by tier.
  private func talks(
    _ entry: PolicyFigures, _ own: [Figure.Input], _ path: String
  ) -> FigureDraft {
    let programme = run.settings.programme
    let minor = Double(currency.minorPerMajor)
    let share = minor / Double(max(1, entry.worlds))
    let person = [
      programme.humanCostTail, programme.humanCostMidTier, programme.humanCostStrategic,
    ]
    let isHuman = entry.policy == .humanTeam
    let worlds = run.simulation.worlds.prefix(entry.worlds)
    let weights = worlds.map { draw in
      person.map { (isHuman ? $0 : draw.costPerNegotiation) * share }
    }
    let totals = run.simulation.totals(entry.policy)
    func sum(_ rows: [[Double]], _ value: (WorldTotals) -> Int) -> Money {
      Money(
        rounding: zip(totals, rows).reduce(0) { sum, entry in
          zip(entry.0, entry.1).reduce(sum) { $0 + Double(value($1.0)) * $1.1 }
        })
    }
    var lines = [
      Line(
        label: isHuman ? "People's time" : "Usage", amount: sum(weights) { $0.approached.deals },
        weighing: DealWeighing(
          policy: entry.policy, measure: { Int64($0.approached.deals) }, weights: weights))
    ]
    if !isHuman {
      let rows = worlds.map { _ in [Double](repeating: programme.exceptionCost * share, count: 3) }
      lines.append(
        Line(
          label: "Deals that a person finishes", amount: sum(rows) { $0.escalated.deals },
          weighing: DealWeighing(
            policy: entry.policy, measure: { Int64($0.escalated.deals) }, weights: rows)))
    }
    let keys =
      isHuman
      ? [
        "programme.human_cost_tail", "programme.human_cost_mid_tier",
        "programme.human_cost_strategic",
      ] : ["programme.cost_per_negotiation", "programme.exception_cost"]
    return played(
      path, "\(entry.policy.title): cost of the talks", .money(entry.cost),
      isHuman
        ? "deals that people negotiate × cost of a negotiation, by tier; mean over worlds"
        : "deals approached × usage + deals handed over × cost of an exception; mean over worlds",
      own + keys.map(setting), lines
    ).closing(on: entry.cost)
  }

  /// Win-win less a policy: `win_win_less.MEASURE`, and the worlds in which it is ahead or behind.
  private func lead(_ entry: PolicyFigures, _ rest: [String], _ path: String) -> FigureDraft? {
    guard rest.count >= 3, rest.count <= 4, let measure = PolicyMeasure(rawValue: rest[2]),
      let found = entry.difference(measure)
    else { return nil }
    let title = "\(measure.title), win-win less “\(entry.policy.title)”"
    let own = [
      Figure.Input("worlds played", "\(entry.worlds)", "the same draws for both policies")
    ]
    if rest.count == 4 {
      guard rest[3] == "ahead" || rest[3] == "behind" else { return nil }
      let value = rest[3] == "ahead" ? found.better : found.worse
      return played(
        path, "\(title): worlds \(rest[3])", .share(value),
        "worlds in which win-win has \(rest[3] == "ahead" ? "more" : "less") ÷ worlds", own,
        leadLines(entry, measure, found), base: "Mean difference")
    }
    return played(
      path, title, .money(found.mean),
      "\(measure.title.lowercased()) under win-win − under the policy, world by world; mean over worlds",
      own, leadLines(entry, measure, found), range: { $0.ranging(found.range) })
  }

  private func leadLines(
    _ entry: PolicyFigures, _ measure: PolicyMeasure, _ found: PairedDifference
  ) -> [Line] {
    let base = Money.mean(
      of: run.simulation.totals(.winWin).prefix(entry.worlds).map {
        measure.amount(WorldTotals.whole($0))
      })
    let lines = [
      Line(
        label: "Under win-win", amount: base,
        weighing: .mean(entry.worlds) { measure.amount($0).minor }),
      Line(
        label: "Less under the policy", amount: found.mean - base,
        weighing: .mean(entry.worlds, policy: entry.policy) { -measure.amount($0).minor }),
    ]
    return lines
  }

  /// A claim of practice: the worlds in which it held, and in which not.
  func claim(_ rest: [String], _ path: String) -> FigureDraft? {
    let claims = GuideClaim.all(figures.comparison)
    guard rest.count == 2, let place = Int(rest[0]), claims.indices.contains(place),
      rest[1] == "ahead" || rest[1] == "behind",
      let entry = figures.comparison.of(claims[place].against)
    else { return nil }
    let claim = claims[place]
    let value = rest[1] == "ahead" ? claim.difference.better : claim.difference.worse
    return played(
      path, "\(claim.claim): worlds \(rest[1])", .share(value),
      "worlds in which win-win has \(rest[1] == "ahead" ? "more" : "less") \(claim.difference.measure.title.lowercased()) than “\(claim.against.title)” ÷ worlds",
      [
        Figure.Input("worlds played", "\(entry.worlds)", "the same draws for both policies"),
        Figure.Input("verdict", claim.verdict.rawValue, "nine worlds in ten settle a claim"),
      ], leadLines(entry, claim.difference.measure, claim.difference), base: "Mean difference")
  }
}

extension Deal {
  fileprivate var isAutomated: Bool { eligibility == .automated }
}
