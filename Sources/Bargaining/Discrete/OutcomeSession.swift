/// What an agent does when it is its turn.
public enum OutcomeMove: Sendable, Equatable {
  case accept
  /// The outcome's flat number.
  case offer(Int)
  /// Ends the session without an agreement.
  case leave
}

/// A side of a session over numbered outcomes.
public protocol OutcomeAgent {
  /// - Parameters:
  ///   - standing: the other side's offer; nil before there is one, when accepting is meaningless.
  ///   - step: counted from 0; both sides move in every step.
  mutating func move(standing: Int?, step: Int) -> OutcomeMove
}

/// The course of a session.
public struct OutcomeRun: Sendable, Equatable {
  /// An offer that was made.
  public struct Offer: Sendable, Equatable {
    public var step: Int
    public var side: Side
    public var outcome: Int

    public init(step: Int, side: Side, outcome: Int) {
      self.step = step
      self.side = side
      self.outcome = outcome
    }
  }

  /// In the order in which they were made.
  public var offers: [Offer] = []
  /// The agreed outcome; nil without an agreement.
  public var agreement: Int?
  /// Who accepted.
  public var acceptedBy: Side?
  /// The step in which someone accepted or left; nil where time ran out.
  public var endStep: Int?

  public init() {}
}

/// Stacked alternating offers (R. Aydoğan et al., 2017) between two sides, for a number of steps:
/// in each, the first side and then the second accepts the standing offer or makes the next one.
public enum OutcomeSession {
  /// - Precondition: an agent accepts only where an offer stands.
  /// - Returns: every offer, and how the session ended.
  public static func play(
    _ first: inout some OutcomeAgent, _ second: inout some OutcomeAgent, steps: Int
  ) -> OutcomeRun {
    var run = OutcomeRun()
    for step in 0..<steps {
      for side in [Side.first, .second] {
        let standing = run.offers.last?.outcome
        let move =
          side == .first
          ? first.move(standing: standing, step: step)
          : second.move(standing: standing, step: step)
        switch move {
        case .offer(let outcome):
          run.offers.append(.init(step: step, side: side, outcome: outcome))
        case .accept:
          precondition(standing != nil, "there is no offer to accept")
          run.agreement = standing
          run.acceptedBy = side
          run.endStep = step
          return run
        case .leave:
          run.endStep = step
          return run
        }
      }
    }
    return run
  }
}
