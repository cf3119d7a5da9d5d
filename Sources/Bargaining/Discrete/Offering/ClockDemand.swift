/// A demand that falls by the clock alone: that of a ``Concession`` from the largest utility to the
/// floor, less the slack, and kept within these two.
public struct ClockDemand: OutcomeDemand {
  public let curve: Concession.Curve
  private let clock: Clock
  private let concession: Concession
  private let slack: Double

  /// - Parameters:
  ///   - own: whose largest utility is demanded first, and whose floor last.
  ///   - curve: exponents above 0, starts in 0 … 1, and above 0 for exponential ones.
  ///   - clock: of as many rounds as the session has steps.
  ///   - slack: taken off the demand, in the unit of utility.
  public init(
    _ own: OwnPreferences, _ curve: Concession.Curve, clock: Clock, slack: Double = 0
  ) {
    precondition(curve.isDefined, "e > 0 and a start in 0 … 1 are needed")
    self.curve = curve
    self.clock = clock
    self.slack = slack
    concession = Concession(aspiration: own.top, reservation: own.floor, curve: curve)
  }

  /// The demand of a step.
  public func demand(step: Int) -> Double {
    let free = concession.demand(at: clock[step])
    return min(max(free - slack, concession.reservation), concession.aspiration)
  }

  public func demand(_ own: OwnPreferences, _ talks: OutcomeTalks) -> Double {
    demand(step: talks.step)
  }
}
