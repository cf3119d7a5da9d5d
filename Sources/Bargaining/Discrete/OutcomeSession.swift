/// Stacked alternating offers (R. Aydoğan et al., 2017) between two sides, for a number of steps:
/// in each, the first side and then the second accepts the standing offer or makes the next one.
///
/// Where a side lays several packages on the table at once, the other points at the one it likes
/// best; that one stands, and the side that offered is told which it was.
public enum OutcomeSession {
  /// - Precondition: an agent accepts only where an offer stands.
  /// - Returns: every offer, and how the session ended.
  @inlinable
  public static func play(
    _ first: inout some OutcomeAgent, _ second: inout some OutcomeAgent, steps: Int
  ) -> OutcomeRun {
    var run = OutcomeRun()
    run.offers.reserveCapacity(2 * steps)
    for step in 0..<steps {
      if turn(of: &first, against: &second, .first, step, &run) { return run }
      if turn(of: &second, against: &first, .second, step, &run) { return run }
    }
    return run
  }

  /// - Returns: true where the session is over.
  @inlinable
  static func turn(
    of mover: inout some OutcomeAgent, against other: inout some OutcomeAgent, _ side: Side,
    _ step: Int, _ run: inout OutcomeRun
  ) -> Bool {
    let standing = run.offers.last?.outcome
    switch mover.move(standing: standing, step: step) {
    case .offer(let outcome):
      run.offers.append(OutcomeRun.Offer(step: step, side: side, outcome: outcome))
      return false
    case .offers(let packages):
      let favourite = other.favourite(of: packages)
      precondition(packages.contains(favourite), "the favourite is not among the packages")
      mover.learn(favourite: favourite, of: packages)
      run.offers.append(
        OutcomeRun.Offer(step: step, side: side, outcome: favourite, among: packages))
      return false
    case .accept:
      precondition(standing != nil, "there is no offer to accept")
      run.agreement = standing
      run.acceptedBy = side
      run.endStep = step
      return true
    case .leave:
      run.endStep = step
      return true
    }
  }
}
