/// A demand that falls by the clock alone (P. Faratin, C. Sierra, N. Jennings, 1998).
///
/// In step k of n, `t = (k + 1)/(n + 1)`, and the demand is `lo + (hi − lo)(1 − a(t))` less the slack,
/// kept within `lo … hi`; hi is the largest utility, lo the floor.
public struct ClockDemand: OutcomeDemand {
  /// The part of the room that is given up at time t.
  public enum Curve: Sendable, Equatable {
    /// `a(t) = k + (1 − k) t^(1/e)`. Below 1 the exponent holds out (Boulware), 1 is linear, above 1
    /// it yields early (Conceder).
    case polynomial(exponent: Double, start: Double = 0)
    /// `a(t) = exp((1 − t)^e ln k)`, k > 0: given up at once is `k`, and everything at the end.
    case exponential(exponent: Double, start: Double)
  }

  public let curve: Curve
  private let clock: Clock
  private let concession: Concession
  private let top: Double
  private let slack: Double

  /// - Parameters:
  ///   - curve: exponents above 0, starts in 0 … 1, and above 0 for exponential ones.
  ///   - clock: of as many rounds as the session has steps.
  ///   - slack: taken off the demand, in the unit of utility.
  public init(_ own: OwnPreferences, _ curve: Curve, clock: Clock, slack: Double = 0) {
    self.curve = curve
    self.clock = clock
    self.slack = slack
    top = own.top
    switch curve {
    case .polynomial(let exponent, let start):
      precondition(exponent > 0 && (0...1).contains(start), "e > 0 and k in 0 … 1 are needed")
      let opening = start == 0 ? top : top - start * (top - own.floor)
      concession = Concession(aspiration: opening, reservation: own.floor, exponent: exponent)
    case .exponential(let exponent, let start):
      precondition(exponent > 0 && start > 0 && start <= 1, "e > 0 and k in 0 … 1 are needed")
      concession = Concession(aspiration: top, reservation: own.floor, exponent: exponent)
    }
  }

  /// The demand of a step.
  public func demand(step: Int) -> Double {
    let free =
      switch curve {
      case .polynomial: concession.demand(at: clock[step])
      case .exponential(let exponent, let start): exponential(step, exponent, start)
      }
    return min(max(free - slack, concession.reservation), top)
  }

  public func demand(_ own: OwnPreferences, _ talks: OutcomeTalks) -> Double {
    demand(step: talks.step)
  }

  private func exponential(_ step: Int, _ exponent: Double, _ start: Double) -> Double {
    let left = Double(clock.rounds - step) / Double(clock.rounds + 1)
    let given = Elementary.exp(Elementary.power(left, exponent) * Elementary.log(start))
    return concession.reservation + (top - concession.reservation) * (1 - given)
  }
}
