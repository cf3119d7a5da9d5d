/// A demand that falls by the clock alone, along a ``Concession``.
///
/// In step k of n, `t = (k + 1)/(n + 1)`, and the demand is `lo + (hi − lo)(1 − f(t))` less the slack,
/// kept within `lo … hi`; hi is the largest utility, lo the floor.
public struct ClockDemand: OutcomeDemand {
  private let clock: Clock
  private let concession: Concession
  private let slack: Double

  /// - Parameters:
  ///   - clock: of as many rounds as the session has steps.
  ///   - slack: taken off the demand, in the unit of utility.
  public init(
    _ own: OwnPreferences, _ curve: Concession.Curve, clock: Clock, slack: Double = 0
  ) {
    self.clock = clock
    self.slack = slack
    concession = Concession(aspiration: own.top, reservation: own.floor, curve: curve)
  }

  /// The demand of a step.
  public func demand(step: Int) -> Double {
    let free = concession.demand(at: clock[step]) - slack
    return min(max(free, concession.reservation), concession.aspiration)
  }

  public func demand(_ own: OwnPreferences, _ talks: OutcomeTalks) -> Double {
    demand(step: talks.step)
  }
}
