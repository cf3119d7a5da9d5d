import Bargaining

/// What a supplier really is in one world. Hidden: its fields cannot be read outside this file, and
/// nothing that the buyer's side is built from contains it.
struct SupplierType {
  private let valuation: Valuation
  private let reservation: Double
  private let curve: Concession.Curve
  private let aspiration: Double
  private let tactic: Tactic
  private let pathEstimate: Valuation
  /// The round in which it gives up.
  let givesUpIn: Int
  /// Whether it answers at all. Becomes known to the buyer when it does not.
  let engages: Bool

  /// Draws the type.
  ///
  /// Reservation: it accepts a loss of at most margin × (goodwill + belief of losing the account),
  /// never below its margin floor; belief = credibility × threat of the buyer's alternatives.
  @inline(__always)
  init(
    _ draw: DealDraw, deal: PreparedDeal, box: LeverBox, buyer: Valuation, threat: Double,
    world: WorldShift, tables: SimulationTables
  ) {
    let model = tables.settings.model
    let prior = deal.prior
    engages = draw.engagement < world.engagementLimit

    let margin = min(
      0.9, max(0.01, (prior.margin + prior.marginDeviation * draw.margin) * world.margin))
    let capitalCost = prior.capitalCost * Elementary.exp(prior.capitalSpread * draw.capitalCost)
    // Log-normal around the median of the settings.
    let spread = model.leverSpread
    var others = tables.supplierMeans
    for lane in 2..<maximumIssues {
      others[lane] *= Elementary.exp(spread * draw.leverWorth[lane])
    }
    valuation = LinearWorth.supplier(box, capitalCost: capitalCost, others: others)

    let belief = tables.marginals.credibility.value(at: draw.credibility) * threat
    let yielding = min(1 - model.marginFloor, model.goodwill * prior.dependence + belief)
    reservation = -margin * yielding

    let hard = draw.tactic < model.hard
    let refuses = !hard && draw.tactic < model.hard + model.noCounter
    let exponent =
      hard
      ? 0.15
      : model.supplierExponent * Elementary.exp(model.supplierExponentSpread * draw.exponent)
    curve =
      draw.tactic >= tables.exponentialFrom
      ? .exponential(exponent: exponent, start: 0.01) : .polynomial(exponent: exponent)
    aspiration = model.supplierAspiration
    // Kinds in the order of the shares, each between the sum before it and its own.
    let shares = tables.tacticShares
    tactic =
      refuses
      ? .noCounter
      : hard || draw.tactic >= shares.averaged
        ? .timeDependent
        : draw.tactic < shares.reciprocal
          ? .reciprocal : draw.tactic < shares.relative ? .relative(delay: 1) : .averaged(window: 3)
    // Geometric: the first round in which a coin of the fatigue rate falls.
    givesUpIn =
      model.fatigue > 0
      ? Int(min(1e6, Elementary.log(draw.fatigue) / tables.logStay)) : Int.max

    var estimate = buyer
    for lane in 0..<maximumIssues where buyer.weights[lane] != 0 {
      estimate.weights[lane] *= Elementary.exp(model.estimateNoise * draw.supplierError[lane])
    }
    pathEstimate = estimate
  }

  /// The supplier's side of a session.
  @inline(__always)
  func negotiator(_ box: LeverBox, rounds: Int) -> Negotiator {
    let path = ConcessionPath(own: valuation, estimateOfOther: pathEstimate, grain: box.grain)
    return Negotiator(
      valuation: valuation, path: path,
      concession: Concession(
        aspiration: reservation + (path.top - reservation) * aspiration, reservation: reservation,
        curve: curve),
      tactic: tactic, rounds: rounds)
  }

  /// The same supplier asked about another box (price alone).
  @inline(__always)
  func asked(about box: LeverBox, buyer: Valuation) -> SupplierType {
    SupplierType(
      valuation: Valuation(
        base: 0, weights: valuation.weights.replacing(with: 0, where: box.span .== 0)),
      reservation: reservation, curve: curve, aspiration: aspiration, tactic: tactic,
      pathEstimate: buyer,
      givesUpIn: givesUpIn, engages: engages)
  }

  private init(
    valuation: Valuation, reservation: Double, curve: Concession.Curve, aspiration: Double,
    tactic: Tactic,
    pathEstimate: Valuation, givesUpIn: Int, engages: Bool
  ) {
    self.valuation = valuation
    self.reservation = reservation
    self.curve = curve
    self.aspiration = aspiration
    self.tactic = tactic
    self.pathEstimate = pathEstimate
    self.givesUpIn = givesUpIn
    self.engages = engages
  }

  // What the ledger of results may know after the fact; the buyer's side never asks.

  @inline(__always)
  func worth(of package: Package) -> Double { valuation.worth(of: package) }

  @inline(__always)
  func bestJoint(with buyer: Valuation) -> Double { Valuation.bestJoint(buyer, valuation) }

  /// Whether some price cut leaves both sides at or above their reservation values.
  @inline(__always)
  func hasPriceZone(buyerReservation: Double, cut: Double) -> Bool {
    -reservation >= buyerReservation && cut >= buyerReservation
  }

  /// For the trace and the preparation pack, where the hidden type is shown on purpose.
  func revealed() -> (
    valuation: Valuation, reservation: Double, curve: Concession.Curve, tactic: Tactic
  ) {
    (valuation, reservation, curve, tactic)
  }
}
