/// When a side says yes.
public protocol OutcomeAcceptance: Sendable {
  /// Asked for offers that are worth at least the floor; nothing below it is ever accepted.
  ///
  /// - Parameters:
  ///   - worth: the own utility of the standing offer.
  ///   - proposal: what the side would offer instead.
  ///   - own: what the side knows of itself.
  ///   - talks: what was said so far.
  func accepts(
    _ worth: Double, insteadOf proposal: OutcomeProposal, _ own: OwnPreferences,
    _ talks: OutcomeTalks
  ) -> Bool
}

/// Yes to what meets the present demand, whatever could be offered at it.
public struct AspirationAcceptance: OutcomeAcceptance {
  public init() {}

  public func accepts(
    _ worth: Double, insteadOf proposal: OutcomeProposal, _ own: OwnPreferences,
    _ talks: OutcomeTalks
  ) -> Bool {
    worth >= proposal.demand
  }
}

/// AC_next: yes to what is worth at least the own next offer, `a u + b ≥ u(next)` (T. Baarslag,
/// K. Hindriks, C. Jonker, 2013). Of several packages, the one worth least counts.
public struct NextOfferAcceptance: OutcomeAcceptance {
  /// `a`.
  public let factor: Double
  /// `b`, in the unit of utility.
  public let constant: Double

  public init(factor: Double = 1, constant: Double = 0) {
    self.factor = factor
    self.constant = constant
  }

  public func accepts(
    _ worth: Double, insteadOf proposal: OutcomeProposal, _ own: OwnPreferences,
    _ talks: OutcomeTalks
  ) -> Bool {
    var next = Double.infinity
    for place in 0..<proposal.packages.count {
      next = min(next, own.worth(proposal.packages[place]))
    }
    return factor * worth + constant >= next
  }
}
