/// What a side insists on as time passes: from its aspiration down to its reservation value.
///
/// `demand(t) = reservation + (aspiration − reservation) · (1 − t^(1/e))`, polynomial
/// time-dependent tactic (Faratin, Sierra, Jennings, 1998): e < 1 holds out (Boulware), 1 is linear,
/// e > 1 yields early (Conceder).
public struct Concession: Sendable {
  public var aspiration: Double
  public var reservation: Double
  /// 1/e.
  public var inverseExponent: Double
  /// log₂ of how much faster its own clock runs than the session's.
  public var log2Pace: Double

  /// - Parameter log2Pace: log₂ of the session's deadline over the own one, `(n + 1)/(nᵢ + 1)`: above
  ///   0 for a side that must be done earlier. Such a side has to leave at its own deadline.
  public init(
    aspiration: Double, reservation: Double, exponent: Double, log2Pace: Double = 0
  ) {
    self.aspiration = max(aspiration, reservation)
    self.reservation = reservation
    inverseExponent = 1 / exponent
    self.log2Pace = log2Pace
  }

  /// - Parameter log2Time: log₂ of the time, a share of the deadline in 0 < t < 1.
  @inline(__always)
  public func demand(log2Time: Double) -> Double {
    let given = Elementary.exp2((log2Time + log2Pace) * inverseExponent)
    return reservation + (aspiration - reservation) * (1 - given)
  }
}

/// How a side answers, besides the clock.
public enum Tactic: UInt8, Sendable {
  /// By the clock alone.
  case timeDependent
  /// By the clock, but of its own room it never gives a larger part than the other side has given of
  /// the room it is believed to have: nothing is given that is not matched.
  case conditional
  /// Moves as far as the other side moved, at least half as fast as a straight line to the
  /// reservation value and never below the clock: tit-for-tat with a floor.
  case reciprocal
  /// Says yes or no and makes no offer.
  case noCounter
}
