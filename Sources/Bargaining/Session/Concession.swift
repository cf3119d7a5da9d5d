/// What a side insists on as time passes: from its aspiration down to its reservation value.
///
/// `demand(t) = reservation + (aspiration − reservation) · (1 − f(t))`, where `f` is the part of its
/// room that it has given by then: a time-dependent tactic of P. Faratin, C. Sierra and N. Jennings,
/// "Negotiation decision functions for autonomous agents" (1998).
public struct Concession: Sendable, Equatable {
  /// The part given as a function of the time `t`, a share of the deadline.
  public enum Curve: Sendable, Equatable {
    /// `f(t) = k + (1 − k) t^(1/e)`: gives the part `k` at once, 0 ≤ k ≤ 1; e < 1 holds out
    /// (Boulware), 1 is linear, e > 1 yields early (Conceder).
    case polynomial(exponent: Double, start: Double = 0)
    /// `f(t) = exp((1 − t)^e · ln k)`: gives the part `k` at once, 0 < k ≤ 1, and the rest by e, with
    /// the same words for it. Near the deadline it yields faster than the polynomial of the same e.
    case exponential(exponent: Double, start: Double)

    /// Gives most of its room in the last tenth of the time.
    public static let boulware = Curve.polynomial(exponent: 0.25)
    public static let linear = Curve.polynomial(exponent: 1)
    /// Gives most of its room in the first tenth.
    public static let conceder = Curve.polynomial(exponent: 4)
    /// A hard bargainer: at half of the time it has given a hundredth.
    public static let hard = Curve.polynomial(exponent: 0.15)

    /// Whether e and k are where the formulas have a meaning.
    var isDefined: Bool {
      switch self {
      case .polynomial(let exponent, let start): exponent > 0 && (0...1).contains(start)
      case .exponential(let exponent, let start): exponent > 0 && start > 0 && start <= 1
      }
    }
  }

  public let aspiration: Double
  public let reservation: Double
  /// What the curve gives from its start on: the room, less what a polynomial gives at once.
  private let span: Double
  /// The exponent of log₂ t, or of log₂ (1 − t) where the curve is exponential.
  private let power: Double
  /// log₂ k, or 1 for a polynomial.
  private let log2Start: Double
  /// log₂ of how much faster its own clock runs than the session's.
  private let log2Pace: Double

  /// - Parameters:
  ///   - aspiration: demand at the start, in own worth; raised to the reservation value if below.
  ///   - reservation: worth of no agreement to this side, in the same unit.
  ///   - curve: how the room between them is given.
  ///   - log2Pace: log₂ of the session's deadline over the own one, `(n + 1)/(nᵢ + 1)`: above 0 for a
  ///     side that must be done earlier. Such a side has to leave at its own deadline.
  public init(aspiration: Double, reservation: Double, curve: Curve, log2Pace: Double = 0) {
    self.log2Pace = log2Pace
    self.aspiration = max(aspiration, reservation)
    self.reservation = reservation
    let room = self.aspiration - reservation
    switch curve {
    case .polynomial(let exponent, let start):
      span = room * (1 - start)
      power = 1 / exponent
      log2Start = 1
    case .exponential(let exponent, let start):
      span = room
      power = exponent
      log2Start = Elementary.log2(min(max(start, 0x1p-900), 1))
    }
  }

  /// A polynomial curve.
  public init(aspiration: Double, reservation: Double, exponent: Double) {
    self.init(
      aspiration: aspiration, reservation: reservation, curve: .polynomial(exponent: exponent))
  }

  /// What is left to concede at first: aspiration less reservation value, never negative.
  public var room: Double { aspiration - reservation }

  /// log₂ of what is left of the own time.
  @inline(__always)
  private func log2Left(_ tick: Clock.Tick) -> Double {
    guard log2Pace != 0 else { return tick.log2Left }
    return Elementary.log2(max(1 - tick.time * Elementary.exp2(log2Pace), 0x1p-900))
  }

  @inline(__always)
  public func demand(at tick: Clock.Tick) -> Double {
    let given =
      log2Start > 0
      ? Elementary.exp2(max((tick.log2Time + log2Pace) * power, -1000))
      : Elementary.exp2(log2Start * Elementary.exp2(max(log2Left(tick) * power, -1000)))
    return reservation + span * (1 - given)
  }
}
