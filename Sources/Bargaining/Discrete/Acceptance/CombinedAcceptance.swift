/// AC_combi(T, MAX^W): yes to what AC_next takes and, from time T on, to what is worth as much as
/// everything that was offered in a window as long as the time that is left: it is not to be expected
/// that something better comes (T. Baarslag, K. Hindriks, C. Jonker, 2013).
public struct CombinedAcceptance: OutcomeAcceptance {
  /// T, a share of the session's time; in step k of n it is `(k + 1)/(n + 1)`.
  public let start: Double
  /// Of the session.
  public let steps: Int
  private let next = NextOfferAcceptance()

  /// - Parameters:
  ///   - steps: of the session.
  ///   - start: 0.95 covers the last step of a session of 20 steps or more.
  public init(steps: Int, from start: Double = 0.95) {
    precondition(steps >= 1, "a session has a step")
    self.steps = steps
    self.start = start
  }

  public func accepts(
    _ worth: Double, insteadOf proposal: OutcomeProposal, _ own: OwnPreferences,
    _ talks: OutcomeTalks
  ) -> Bool {
    if next.accepts(worth, insteadOf: proposal, own, talks) { return true }
    guard Double(talks.step + 1) >= start * Double(steps + 1) else { return false }
    // Offers come one a step; the standing one is the last.
    for age in 1..<max(2, min(talks.received.count, steps - talks.step) + 1)
    where talks.received[talks.received.count - age] > worth { return false }
    return true
  }
}
