import Bargaining

/// How the buyer's agent negotiates, as the policy says: the parts of its side of a session.
struct BuyerManner {
  var tactic: Tactic
  let bidding: Bidding
  let learning: Learning
  let acceptance: Acceptance

  init(_ policy: PolicySettings, spread: Double) {
    tactic =
      switch policy.strategy {
      case .timeDependent: .timeDependent
      case .conditional: .conditional
      case .titForTat: .reciprocal
      case .relative: .relative(delay: 1)
      case .averaged: .averaged(window: 3)
      case .patient: .patient(patience: 2)
      }
    bidding =
      switch policy.offers {
      case .single: .path
      case .tradeOff: .tradeOff
      case .logrolling: .logrolling
      case .meso: .equivalents
      }
    learning =
      switch policy.learning {
      case .none: .none
      case .unchangedIssues: .unchangedIssues(rate: 0.5)
      case .choice: .choice(spread: max(spread, 0.01))
      }
    acceptance =
      switch policy.acceptance {
      case .aspiration: .aspiration
      case .next: .next
      case .combi: .combi(after: 0.9, window: 3)
      }
  }

  /// The same by the clock alone, whatever the other side does.
  var unconditional: BuyerManner {
    var manner = self
    manner.tactic = .timeDependent
    return manner
  }
}
