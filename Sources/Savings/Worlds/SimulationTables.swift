import Bargaining

/// Everything that all simulated deals share: settings, tables, the clock, the worlds.
package struct SimulationTables: Sendable {
  let settings: Settings
  let marginals: Marginals
  let copula: Copula
  let clock: Clock
  let supplierMeans: SIMD8<Double>
  /// ln(1 − fatigue).
  let logStay: Double
  package let worlds: [SystematicDraw]
  let manner: BuyerManner
  let unconditional: BuyerManner
  /// Up to which uniform a supplier is of each kind, after the hard and those without an offer.
  let tacticShares: (reciprocal: Double, relative: Double, averaged: Double)
  /// From which uniform on one that goes by the clock has an exponential curve.
  let exponentialFrom: Double
  /// The worlds' draws as plain numbers, by world × 3 + tier.
  private let shifts: [WorldShift]

  package init(_ settings: Settings) {
    self.settings = settings
    marginals = Marginals(settings)
    guard
      let copula = Copula(settings.correlation, supplierFactor: settings.model.supplierFactor)
    else { preconditionFailure("settings are checked before they are tabulated") }
    self.copula = copula
    clock = Clock(rounds: settings.policy.rounds)
    supplierMeans = LinearWorth.supplierMeans(settings.model)
    logStay = Elementary.log(max(1e-9, 1 - settings.model.fatigue))
    worlds = SystematicDraw.all(settings)
    manner = BuyerManner(settings.policy, spread: settings.model.leverSpread)
    unconditional = manner.unconditional
    let model = settings.model
    let reciprocal = model.hard + model.noCounter + model.reciprocal
    let relative = reciprocal + model.relative
    tacticShares = (reciprocal, relative, relative + model.averaged)
    exponentialFrom =
      model.exponential > 0 ? 1 - model.exponential * max(0, 1 - tacticShares.averaged) : 2
    shifts = worlds.flatMap { world in
      (0..<3).map { tier in
        WorldShift(
          engagementLimit: Normal.quantile(min(max(world.engagement[tier], 1e-9), 1 - 1e-9)),
          margin: world.marginShift, dispersion: world.dispersionShift,
          clawback: world.clawback[tier])
      }
    }
  }

  @inline(__always)
  func shift(world: Int, tier: Int) -> WorldShift { shifts[world * 3 + tier] }
}

/// What a world does to the deals of one tier.
struct WorldShift {
  /// Above minus this z a supplier engages: Φ⁻¹ of the world's engagement.
  let engagementLimit: Double
  let margin: Double
  let dispersion: Double
  /// Clawback share at a 3 % price cut.
  let clawback: Double
}

/// A deal in the form the loop reads: numbers only, no text and no reference.
struct PreparedDeal {
  let stableID: UInt64
  let supplierID: UInt64
  let tierIndex: Int
  let prior: SupplierPrior
  let box: LeverBox
  let priceBox: LeverBox
  let buyer: Valuation
  let buyerPriceOnly: Valuation
  let meanSupplier: Valuation
  let noise: Double
  /// The supplier's reservation value as the buyer expects it: prior means throughout.
  let expectedLimit: Double
  /// The same where the buyer has no alternative, and where it has one more.
  let limitWithoutAlternative: Double
  let limitWithOneMore: Double
  let batna: PreparedBatna
  let baseline: Money

  init(_ deal: Deal, tables: SimulationTables) {
    let model = tables.settings.model
    stableID = deal.stableID
    supplierID = deal.supplierID
    tierIndex = deal.tier.index
    prior = deal.prior
    box = deal.box
    priceBox = deal.box.priceOnly
    buyer = LinearWorth.buyer(box, model)
    buyerPriceOnly = LinearWorth.buyer(priceBox, model)
    meanSupplier = LinearWorth.supplier(
      box, capitalCost: prior.capitalCost, others: tables.supplierMeans)
    noise = model.estimateNoise * deal.quality.noise
    let credibility =
      model.credibilityAlpha / (model.credibilityAlpha + model.credibilityBeta)
    func limit(threat: Double) -> Double {
      -deal.prior.margin
        * min(
          1 - model.marginFloor, model.goodwill * deal.prior.dependence + credibility * threat)
    }
    batna = PreparedBatna(deal.batna)
    expectedLimit = limit(threat: deal.batna.threat)
    limitWithoutAlternative = limit(threat: 0)
    limitWithOneMore = limit(
      threat: batna.withOneMore(
        (net: 0, threat: deal.batna.threat), price: 0, dispersion: batna.dispersion
      ).threat)
    baseline = deal.baseline
  }
}

/// A BATNA in numbers: how its net saving is drawn in a world.
struct PreparedBatna {
  let isKnownPrice: Bool
  let saving: Double
  let dispersion: Double
  let switchingCost: Double
  let count: Double
  let isCountKnown: Bool
  let knownThreat: Double
  /// Poisson cumulative probabilities of the number of alternatives, where it is not known.
  private let poisson: SIMD16<Double>

  init(_ batna: Batna) {
    isKnownPrice = batna.source == .prices
    saving = batna.saving
    dispersion = batna.dispersion
    switchingCost = batna.switchingCost
    count = batna.alternatives
    isCountKnown = batna.alternativesKnown
    knownThreat = batna.threat
    var sum = 0.0
    var term = Elementary.exp(-count)
    var table = SIMD16<Double>(repeating: 1)
    for k in 0..<16 {
      sum += term
      table[k] = sum
      term *= count / Double(k + 1)
    }
    poisson = table
  }

  /// The alternative's saving net of switching (may be negative), and its threat.
  @inline(__always)
  func draw(_ draw: DealDraw, world: WorldShift) -> (net: Double, threat: Double) {
    if isKnownPrice {
      // A price paid before is a price, but not a promise: 2 points of error either way.
      return (saving + 0.02 * draw.priceError - switchingCost, knownThreat)
    }
    var number = count
    if !isCountKnown {
      number = 0
      while number < 15, draw.alternatives > poisson[Int(number)] { number += 1 }
    }
    guard number > 0 else { return (-switchingCost, 0) }
    let sigma = dispersion * world.dispersion
    let best = Normal.quantile(Elementary.power(draw.bestPrice, 1 / number))
    return (
      sigma * best - switchingCost,
      Batna.threat(alternatives: number, sigma: sigma, switchingCost: switchingCost)
    )
  }
}
