import Bargaining

/// The buyer's agent: built from what the buyer knows, and from nothing else.
enum BuyerSide {
  /// - Parameters:
  ///   - valuation: the buyer's own worth of the box.
  ///   - estimate: its estimate of the supplier's worth.
  ///   - limit: its estimate of the supplier's reservation value.
  ///   - reservation: its BATNA, or the least gain of the policy.
  @inline(__always)
  static func negotiator(
    _ box: LeverBox, valuation: Valuation, estimate: Valuation, limit: Double, reservation: Double,
    policy: PolicySettings, manner: BuyerManner
  ) -> Negotiator {
    let path = ConcessionPath(own: valuation, estimateOfOther: estimate, grain: box.grain)
    return Negotiator(
      valuation: valuation, path: path,
      concession: Concession(
        aspiration: path.top, reservation: reservation, exponent: policy.buyerExponent),
      tactic: manner.tactic, rounds: policy.rounds, bidding: manner.bidding,
      learning: manner.learning, acceptance: manner.acceptance,
      expectation: path.worthKept(leavingOther: limit, estimate: estimate), lead: policy.lead)
  }

  /// The buyer's estimate of a supplier: the prior mean of each lever, off by a log-normal error.
  @inline(__always)
  static func estimate(
    of deal: PreparedDeal, box: LeverBox, error: SIMD8<Double>, tables: SimulationTables
  ) -> Valuation {
    var estimate = deal.meanSupplier
    let noise = deal.noise
    for lane in 1..<maximumIssues where estimate.weights[lane] != 0 {
      estimate.weights[lane] *= Elementary.exp(noise * error[lane])
    }
    estimate.weights.replace(with: 0, where: box.span .== 0)
    // The status quo stays at 0, whatever the error and the box.
    estimate.base =
      box.span[1] > 0
      ? estimate.weights[1] * box.low[1] / box.span[1]
      : -box.low[1] * deal.prior.capitalCost / 365
    return estimate
  }
}
