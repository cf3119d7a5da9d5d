import Bargaining

/// What a supplier really is in one world. Hidden: its fields cannot be read outside this file, and
/// nothing that the buyer's side is built from contains it.
struct SupplierType {
  private let valuation: Valuation
  private let capitalCost: Double
  private let fear: Fear
  private let reservation: Double
  private let curve: Concession.Curve
  private let aspiration: Double
  private let tactic: Tactic
  private let pathEstimate: Valuation
  /// log₂ of the session's deadline over its own.
  private let log2Pace: Double
  /// The round in which it gives up: out of fatigue, or at its own deadline.
  let givesUpIn: Int
  /// Whether it answers at all. Becomes known to the buyer when it does not.
  let engages: Bool

  /// What it would lose with the account, and how far it believes that it may.
  private struct Fear {
    let margin: Double
    /// What it gives for goodwill, share of its margin.
    let goodwill: Double
    let credibility: Double
    /// The most that it gives, share of its margin: all above the floor.
    let most: Double

    /// The reservation value under a threat: a loss of at most margin × (goodwill + belief of losing
    /// the account), never below the margin floor; belief = credibility × threat.
    @inline(__always)
    func reservation(threat: Double) -> Double {
      -margin * min(most, goodwill + credibility * threat)
    }
  }

  /// Draws the type.
  @inline(__always)
  init(
    _ draw: DealDraw, deal: PreparedDeal, box: LeverBox, buyer: Valuation, threat: Double,
    world: WorldShift, tables: SimulationTables
  ) {
    let model = tables.settings.model
    let prior = deal.prior
    engages = draw.engagement > -world.engagementLimit

    capitalCost = prior.capitalCost * Elementary.exp(prior.capitalSpread * draw.capitalCost)
    // Log-normal around the median of the settings.
    let spread = model.leverSpread
    var others = tables.supplierMeans
    for lane in 2..<maximumIssues {
      others[lane] *= Elementary.exp(spread * draw.leverWorth[lane])
    }
    valuation = LinearWorth.supplier(box, capitalCost: capitalCost, others: others)

    fear = Fear(
      margin: min(
        0.9, max(0.01, (prior.margin + prior.marginDeviation * draw.margin) * world.margin)),
      goodwill: model.goodwill * prior.dependence,
      credibility: tables.marginals.credibility.value(at: draw.credibility),
      most: 1 - model.marginFloor)
    reservation = fear.reservation(threat: threat)

    let hard = draw.tactic < model.hard
    let refuses = !hard && draw.tactic < model.hard + model.noCounter
    let exponent =
      hard
      ? 0.15
      : model.supplierExponent * Elementary.exp(model.supplierExponentSpread * draw.exponent)
    curve =
      draw.tactic >= tables.exponentialFrom
      ? .exponential(exponent: exponent, start: 0.01) : .polynomial(exponent: exponent)
    aspiration = SupplierType.aspiration(draw, model)
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
    let tired =
      model.fatigue > 0
      ? Int(min(1e6, Elementary.log(draw.fatigue) / tables.logStay)) : Int.max
    let deadline = SupplierType.deadline(draw, tables)
    givesUpIn = deadline < tables.clock.rounds ? min(tired, deadline) : tired
    log2Pace =
      deadline == tables.clock.rounds
      ? 0 : Elementary.log2(Double(tables.clock.rounds + 1) / Double(deadline + 1))

    var estimate = buyer
    for lane in 0..<maximumIssues where buyer.weights[lane] != 0 {
      estimate.weights[lane] *= Elementary.exp(model.estimateNoise * draw.supplierError[lane])
    }
    pathEstimate = estimate
  }

  /// Where it opens between its reservation value (0) and its best package (1): its odds are
  /// log-normal around those of the settings.
  @inline(__always)
  private static func aspiration(_ draw: DealDraw, _ model: ModelSettings) -> Double {
    guard model.supplierAspirationSpread > 0 else { return model.supplierAspiration }
    let odds = Elementary.exp(
      model.supplierAspirationSpread * Normal.quantile(draw.aspiration))
    return model.supplierAspiration * odds
      / (1 - model.supplierAspiration + model.supplierAspiration * odds)
  }

  /// Its own deadline in rounds, at least 2.
  @inline(__always)
  private static func deadline(_ draw: DealDraw, _ tables: SimulationTables) -> Int {
    guard let marginal = tables.marginals.deadline else { return tables.clock.rounds }
    let share = marginal.value(at: Normal.quantile(draw.deadline))
    return max(2, Int((Double(tables.clock.rounds) * share).rounded()))
  }

  /// The supplier's side of a session.
  @inline(__always)
  func negotiator(_ box: LeverBox, rounds: Int) -> Negotiator {
    let path = ConcessionPath(own: valuation, estimateOfOther: pathEstimate, grain: box.grain)
    return Negotiator(
      valuation: valuation, path: path,
      concession: Concession(
        aspiration: reservation + (path.top - reservation) * aspiration, reservation: reservation,
        curve: curve, log2Pace: log2Pace),
      tactic: tactic, rounds: rounds)
  }

  /// The same supplier asked about another box (price alone).
  @inline(__always)
  func asked(about box: LeverBox, buyer: Valuation) -> SupplierType {
    SupplierType(
      self,
      valuation: Valuation(
        // Not of the range but of its place: terms that a guardrail moves are moved in every box.
        base: -box.low[1] * capitalCost / 365,
        weights: valuation.weights.replacing(with: 0, where: box.span .== 0)),
      pathEstimate: buyer)
  }

  private init(_ other: SupplierType, valuation: Valuation, pathEstimate: Valuation) {
    self.valuation = valuation
    self.pathEstimate = pathEstimate
    capitalCost = other.capitalCost
    fear = other.fear
    reservation = other.reservation
    curve = other.curve
    aspiration = other.aspiration
    tactic = other.tactic
    log2Pace = other.log2Pace
    givesUpIn = other.givesUpIn
    engages = other.engages
  }

  // What the ledger of results may know after the fact; the buyer's side never asks.

  @inline(__always)
  func worth(of package: Package) -> Double { valuation.worth(of: package) }

  @inline(__always)
  func bestJoint(with buyer: Valuation) -> Double { Valuation.bestJoint(buyer, valuation) }

  @inline(__always)
  var reservationValue: Double { reservation }

  /// What a package gives the supplier over its reservation value, share of the baseline.
  @inline(__always)
  func gain(of worth: Double) -> Double { worth - reservation }

  /// How far a package pays the supplier for what it costs it: worth of what it gets over the cost
  /// of what it gives, at most 1. A package that costs it nothing pays in full.
  @inline(__always)
  func compensation(for package: Package) -> Double {
    // Terms count from today's, which is inside of their range.
    var worths = valuation.weights * package
    worths[1] += valuation.base
    let gets = worths.replacing(with: 0, where: worths .< 0).sum()
    let gives = worths.sum() - gets
    return gives < 0 ? min(1, gets / -gives) : 1
  }

  /// The Pareto frontier from the buyer's side, with what levers really are worth to this supplier.
  @inline(__always)
  func frontier(_ buyer: Valuation) -> ConcessionPath {
    ConcessionPath(
      own: buyer, estimateOfOther: valuation, grain: SIMD8(repeating: 0))
  }

  /// The most that the buyer could keep with the supplier left at its reservation value under a
  /// threat.
  @inline(__always)
  func mostKept(_ frontier: ConcessionPath, threat: Double) -> Double {
    frontier.worthKept(leavingOther: fear.reservation(threat: threat), estimate: valuation)
  }

  /// The most that the buyer could keep with the supplier left as well off as a package leaves it.
  @inline(__always)
  func mostKept(_ frontier: ConcessionPath, leaving worth: Double) -> Double {
    frontier.worthKept(leavingOther: worth, estimate: valuation)
  }

  /// For the trace and the preparation pack, where the hidden type is shown on purpose.
  func revealed() -> (
    valuation: Valuation, reservation: Double, curve: Concession.Curve, tactic: Tactic
  ) {
    (valuation, reservation, curve, tactic)
  }
}
