/// The points that bargaining solutions pick on a discrete frontier.
public struct DiscreteSolutions: Sendable {
  /// F: the frontier's points that leave each side at least its disagreement value, the first
  /// side's utility falling. Empty where nothing suits both.
  public let rational: [FrontierPoint]
  public let bounds: BargainingBounds
  /// `d`.
  public let disagreement: UtilityPair

  /// - Parameters:
  ///   - frontier: of all outcomes.
  ///   - bounds: what the sides can get, at best, at worst and without an agreement.
  ///   - disagreement: in place of the one of the bounds; zero gives what NegMAS calls "modified"
  ///     points.
  public init(
    frontier: DiscreteFrontier, bounds: BargainingBounds, disagreement: UtilityPair? = nil
  ) {
    self.bounds = bounds
    self.disagreement = disagreement ?? bounds.disagreement
    rational = frontier.points(atLeast: bounds.reservation)
  }

  public init(_ scenario: DiscreteScenario) {
    self.init(frontier: DiscreteFrontier(scenario), bounds: scenario.bounds)
  }

  /// Every point that attains the concept's best value, to 1e-9 of the value's scale: ties are
  /// reported and not broken. In the frontier's order; empty where F is.
  public func points(_ concept: SolutionConcept) -> [FrontierPoint] {
    let values = rational.map { value(of: $0.utilities, concept) }
    guard let best = values.max() else { return [] }
    let least = best - 1e-9 * scale(of: concept)
    return rational.indices.filter { values[$0] >= least }.map { rational[$0] }
  }

  /// One of ``points(_:)``: the first side's favourite.
  public func point(_ concept: SolutionConcept) -> FrontierPoint? { points(concept).first }

  /// What the concept makes largest.
  func value(of u: UtilityPair, _ concept: SolutionConcept) -> Double {
    let gain = u - disagreement
    switch concept {
    case .nash: return gain.x * gain.y
    case .egalitarian: return gain.min()
    case .kalaiSmorodinsky: return shares(gain, of: bounds.ideal).min()
    case .kalaiSmorodinskySpread:
      let shares = shares(gain, of: bounds.ideal)
      return -(shares.x - shares.y).magnitude
    case .kalaiSmorodinskyRational: return shares(gain, of: rationalIdeal).min()
    case .leastDifference: return -(u.x - u.y).magnitude
    case .maxWelfare: return u.sum()
    case .maxRelativeWelfare:
      return (u - bounds.lowest).divided(by: bounds.ideal - bounds.disagreement).sum()
    }
  }

  /// The largest utility of each side over F.
  var rationalIdeal: UtilityPair {
    UtilityPair(
      rational.first?.utilities.x ?? disagreement.x, rational.last?.utilities.y ?? disagreement.y)
  }

  private func shares(_ gain: UtilityPair, of ideal: UtilityPair) -> UtilityPair {
    gain.divided(by: ideal - disagreement)
  }

  /// The size of differences that matter, in the concept's unit.
  private func scale(of concept: SolutionConcept) -> Double {
    let room = bounds.ideal - disagreement
    switch concept {
    case .nash: return (room.x * room.y).magnitude
    case .egalitarian, .leastDifference: return max(room.x.magnitude, room.y.magnitude)
    case .maxWelfare: return (bounds.ideal - bounds.lowest).sum()
    case .kalaiSmorodinsky, .kalaiSmorodinskySpread, .kalaiSmorodinskyRational,
      .maxRelativeWelfare:
      return 1
    }
  }
}

extension UtilityPair {
  /// Lane by lane; a side with no room at all has everything, so its share is 1.
  func divided(by room: UtilityPair) -> UtilityPair {
    UtilityPair(repeating: 1).replacing(with: self / room, where: room .> 0)
  }
}
