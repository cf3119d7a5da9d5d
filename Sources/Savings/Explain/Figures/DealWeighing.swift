import Bargaining

/// How much of one measure of a deal counts, by world and tier: a figure that is linear in what the
/// deals came to is such a weighing, and falls apart into its deals.
struct DealWeighing: Sendable {
  var policy = NegotiationPolicy.winWin
  let measure: @Sendable (WorldTotals) -> Int64
  /// By world, then ``Tier/index``.
  let weights: [[Double]]
  /// Worlds of which the plain mean is taken, so that it is rounded as that of `deals.csv` is; nil where
  /// the weights differ.
  var worlds: Int?

  /// The mean over worlds.
  static func mean(
    _ worlds: Int, policy: NegotiationPolicy = .winWin,
    _ measure: @escaping @Sendable (WorldTotals) -> Int64
  ) -> DealWeighing {
    DealWeighing(
      policy: policy, measure: measure,
      weights: Array(repeating: Array(repeating: 1, count: 3), count: worlds), worlds: worlds)
  }

  /// What each deal contributes, rounded once to the minor unit, by weighing and deal. Plays every deal
  /// of the agent in every world, as the run did.
  static func contributions(
    _ weighings: [DealWeighing], of run: SavingsRun, threads: Int
  ) async -> [[Money]] {
    let simulation = run.simulation
    let deals = run.deals
    let byDeal = await ParallelMap.values(deals.count, threads: threads) { index -> [Money] in
      let deal = deals[index]
      guard deal.eligibility == .automated else {
        return weighings.map { _ in .zero }
      }
      return contributions(weighings, of: deal, simulation: simulation)
    }
    return weighings.indices.map { weighing in byDeal.map { $0[weighing] } }
  }

  private static func contributions(
    _ weighings: [DealWeighing], of deal: Deal, simulation: SimulationResult
  ) -> [Money] {
    let played = DealSimulation(deal, tables: simulation.tables)
    let comparison = DealComparison(played, of: deal, plan: simulation.plan)
    let policies = Set(weighings.map(\.policy))
    let tier = deal.tier.index
    var recorder = NoRecorder()
    var sums = [Double](repeating: 0, count: weighings.count)
    for world in 0..<simulation.worlds.count {
      let setting = played.setting(world: world)
      var headline = DealComparison.Headline(
        setting: setting, traded: played.play(.winWin, setting, recorder: &recorder),
        haggled: played.play(.priceOnly, setting, recorder: &recorder),
        stakes: comparison.stakes(setting, humanHard: .zero))
      headline.stakes.humanHard = comparison.hardAnyway(headline)
      var totals: [NegotiationPolicy: WorldTotals] = [:]
      for policy in policies { totals[policy] = comparison.totals(policy, headline) }
      for (index, weighing) in weighings.enumerated() where world < weighing.weights.count {
        let amount = weighing.measure(totals[weighing.policy] ?? WorldTotals())
        if amount != 0 { sums[index] += Double(amount) * weighing.weights[world][tier] }
      }
    }
    return zip(sums, weighings).map { sum, weighing in
      Money(rounding: weighing.worlds.map { sum / Double($0) } ?? sum)
    }
  }
}
