/// What a policy is measured by in one world. Measures of talks; none is added to another.
package enum PolicyMeasure: String, Sendable, CaseIterable {
  case hard
  case buyerWorth = "buyer_worth"
  case supplierSurplus = "supplier_surplus"
  case jointSurplus = "joint_surplus"

  package var title: String {
    switch self {
    case .hard: "Hard saving"
    case .buyerWorth: "Worth to us"
    case .supplierSurplus: "Worth to suppliers"
    case .jointSurplus: "Worth to both"
    }
  }

  package func amount(_ totals: WorldTotals) -> Money {
    switch self {
    case .hard: totals.hard
    case .buyerWorth: totals.buyerWorth
    case .supplierSurplus: totals.supplierSurplus
    case .jointSurplus: totals.jointSurplus
    }
  }
}

/// Win-win less another policy, world by world on the same draws.
package struct PairedDifference: Sendable, Equatable {
  package let measure: PolicyMeasure
  package let mean: Money
  package let range: WorldRange<Money>
  /// Share of the worlds in which win-win has more, and in which it has less.
  package let better: Double
  package let worse: Double

  init?(_ measure: PolicyMeasure, _ base: some Collection<WorldTotals>, less other: [WorldTotals]) {
    let differences = zip(base, other).map { measure.amount($0) - measure.amount($1) }
    guard let range = WorldRange(differences) else { return nil }
    self.measure = measure
    self.range = range
    mean = Money.mean(of: differences)
    let count = Double(differences.count)
    better = Double(differences.count { $0 > .zero }) / count
    worse = Double(differences.count { $0.isNegative }) / count
  }
}

/// One policy over the worlds in which it is played: means, ranges, and how far win-win is ahead.
package struct PolicyFigures: Sendable {
  package let policy: NegotiationPolicy
  package let worlds: Int
  /// Sum of the tiers' means, so that the totals of all pages tie.
  package let mean: WorldTotals
  package let ranges: [PolicyMeasure: WorldRange<Money>]
  package let agreementRate: WorldRange<Double>
  /// What the agent's deals cost next year under the policy: their spend, the rises that are due
  /// where nothing was agreed, less the hard saving and the saving of switches.
  package let paid: Money
  package let paidRange: WorldRange<Money>
  /// Cost of the talks: usage and exceptions of the machine, or the people's time.
  package let cost: Money
  /// Empty for win-win itself.
  package let differences: [PairedDifference]

  package func difference(_ measure: PolicyMeasure) -> PairedDifference? {
    differences.first { $0.measure == measure }
  }

  /// Share of the approached deals that agree, on average over the worlds.
  package var agreed: Double {
    mean.approached.deals == 0 ? 0 : Double(mean.agreed.deals) / Double(mean.approached.deals)
  }
}

/// All policies of a run side by side.
package struct PolicyComparison: Sendable {
  package let plan: ComparisonPlan
  /// In the order of ``NegotiationPolicy``: those that were played.
  package let figures: [PolicyFigures]

  package func of(_ policy: NegotiationPolicy) -> PolicyFigures? {
    figures.first { $0.policy == policy }
  }

  package init(_ run: SavingsRun) {
    let simulation = run.simulation
    let traded = simulation.totals(.winWin).map(WorldTotals.whole)
    let spend = traded.first?.approached.spend ?? .zero
    plan = simulation.plan
    figures = NegotiationPolicy.allCases.compactMap { policy in
      let tiers = simulation.totals(policy)
      guard !tiers.isEmpty else { return nil }
      let worlds = tiers.map(WorldTotals.whole)
      let paid = worlds.map { spend + $0.rises - $0.hard - $0.switching }
      let byTier = (0..<3).map { tier in WorldTotals.mean(of: tiers.map { $0[tier] }) }
      let mean = byTier.reduce(into: WorldTotals()) { $0 += $1 }
      var ranges: [PolicyMeasure: WorldRange<Money>] = [:]
      for measure in PolicyMeasure.allCases {
        ranges[measure] = WorldRange(worlds.map(measure.amount))
      }
      return PolicyFigures(
        policy: policy, worlds: worlds.count, mean: mean, ranges: ranges,
        agreementRate: WorldRange(
          worlds.map {
            $0.approached.deals == 0 ? 0 : Double($0.agreed.deals) / Double($0.approached.deals)
          }) ?? WorldRange(p10: 0, p50: 0, p90: 0),
        paid: spend + mean.rises - mean.hard - mean.switching,
        paidRange: WorldRange(paid) ?? WorldRange(p10: .zero, p50: .zero, p90: .zero),
        cost: PolicyComparison.cost(of: policy, tiers, run),
        differences: policy == .winWin
          ? []
          : PolicyMeasure.allCases.compactMap {
            PairedDifference($0, traded.prefix(worlds.count), less: worlds)
          })
    }
  }

  /// Mean yearly cost of the talks; nothing of the programme's fixed costs.
  private static func cost(
    of policy: NegotiationPolicy, _ worlds: [[WorldTotals]], _ run: SavingsRun
  ) -> Money {
    let programme = run.settings.programme
    let minor = Double(run.portfolio.base.currency.minorPerMajor)
    let byPerson = [
      programme.humanCostTail, programme.humanCostMidTier, programme.humanCostStrategic,
    ]
    return Money.mean(
      of: zip(worlds, run.simulation.worlds).map { tiers, draw in
        let major = zip(tiers, byPerson).reduce(0.0) { sum, entry in
          let (totals, person) = entry
          let deals = Double(totals.approached.deals)
          return policy == .humanTeam
            ? sum + person * deals
            : sum + draw.costPerNegotiation * deals
              + programme.exceptionCost * Double(totals.escalated.deals)
        }
        return Money(rounding: major * minor)
      })
  }
}

extension WorldTotals {
  /// All tiers of one world together.
  static func whole(_ tiers: [WorldTotals]) -> WorldTotals {
    tiers.reduce(into: WorldTotals()) { $0 += $1 }
  }
}
