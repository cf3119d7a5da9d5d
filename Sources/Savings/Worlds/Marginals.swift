import Bargaining

/// The distributions of the settings, tabulated once for a run.
package struct Marginals: Sendable {
  let credibility: Marginal
  let engagement: [Marginal]
  /// Of a supplier's own deadline, share of the session's; nil where all have the session's.
  let deadline: Marginal?
  let realisation: [Marginal]
  let clawback: [Marginal]
  let rampShift: Marginal
  let hiddenCost: Marginal
  let costPerNegotiation: Marginal

  package init(_ settings: Settings) {
    func pert(_ points: ThreePoint) -> Marginal {
      .pert(points.low, points.typical, points.high)
    }
    let model = settings.model
    credibility = .beta(model.credibilityAlpha, model.credibilityBeta)
    let mid = pert(model.engagementMidTier)
    engagement = [pert(model.engagementTail), mid, mid]
    let deadlines = model.supplierDeadline
    deadline = deadlines.low == 1 && deadlines.high == 1 ? nil : pert(deadlines)
    realisation = [
      pert(model.realisationTail), pert(model.realisationMidTier), pert(model.realisationStrategic),
    ]
    clawback = [
      pert(model.clawbackTail), pert(model.clawbackMidTier), pert(model.clawbackStrategic),
    ]
    rampShift = pert(settings.programme.rampShift)
    hiddenCost = pert(settings.programme.hiddenCost)
    costPerNegotiation = pert(settings.programme.costPerNegotiation)
  }
}

extension SystematicDraw {
  /// Lanes of the systematic variables. New variables take new lanes.
  private enum Lane {
    static let engagement: UInt32 = 0
    static let margin: UInt32 = 1
    static let dispersion: UInt32 = 2
    static let realisation: UInt32 = 3
    static let clawback: UInt32 = 4
    static let ramp: UInt32 = 5
    static let hiddenCost: UInt32 = 6
    static let usage: UInt32 = 7
    static let failure: UInt32 = 8
  }

  /// The draw of one world.
  ///
  /// One normal moves engagement in all tiers, one realisation: what makes suppliers answer, or
  /// invoices follow, in one tier does so in the others. Realisation leans on engagement with
  /// correlation 0.4, because both rest on the quality of the data (domain evidence, "correlate").
  package init(world: Int, marginals: Marginals, settings: Settings) {
    let stream = RandomStream(
      seed: settings.seed, id: StableHash.of("systematic"), draw: UInt32(world))
    let answering = stream.normal(lane: Lane.engagement)
    let following = 0.4 * answering + 0.84.squareRoot() * stream.normal(lane: Lane.realisation)
    let margin = stream.normal(lane: Lane.margin)
    let dispersion = stream.normal(lane: Lane.dispersion)
    let returning = stream.normal(lane: Lane.clawback)
    self.init(
      engagement: marginals.engagement.map { $0.value(at: answering) },
      marginShift: Elementary.exp(settings.model.marginShift * margin),
      dispersionShift: Elementary.exp(settings.model.dispersionShift * dispersion),
      realisation: marginals.realisation.map { $0.value(at: following) },
      clawback: marginals.clawback.map { $0.value(at: returning) },
      rampShift: marginals.rampShift.value(at: stream.normal(lane: Lane.ramp)),
      hiddenCost: marginals.hiddenCost.value(at: stream.normal(lane: Lane.hiddenCost)),
      costPerNegotiation: marginals.costPerNegotiation.value(at: stream.normal(lane: Lane.usage)),
      fails: stream.uniform(lane: Lane.failure) < settings.programme.failure)
  }

  /// The draws of all worlds of a run.
  package static func all(_ settings: Settings) -> [SystematicDraw] {
    let marginals = Marginals(settings)
    return (0..<settings.worlds).map {
      SystematicDraw(world: $0, marginals: marginals, settings: settings)
    }
  }
}
