/// What a side insists on from round to round: by the clock of its ``Concession``, or by what the
/// other side does. No tactic ever asks for less than the clock, nor for more than before.
public enum Tactic: Sendable, Equatable {
  /// By the clock alone.
  case timeDependent
  /// By the clock, but of its own room it never gives a larger part than the other side has given of
  /// the room it is believed to have: nothing is given that is not matched.
  case conditional
  /// Moves as far as the other side moved: absolute tit-for-tat in own worth.
  case reciprocal
  /// Relative tit-for-tat (Faratin, Sierra, Jennings, 1998): the part of its own room that is left
  /// shrinks in the proportion in which the other side, `delay` offers ago, shrank the distance from
  /// its offer to this side's aspiration. 1 … 6.
  case relative(delay: Int)
  /// Averaged tit-for-tat: the same with the mean proportion of the last `window` offers, 1 … 6.
  case averaged(window: Int)
  /// Keeps its demand as long as the other side's offers get better, and takes the clock's when
  /// they have not for `patience` offers: for trade-offs, which look for a better package of the same
  /// own worth first (P. Faratin, C. Sierra, N. Jennings, Artificial Intelligence 142, 2002).
  case patient(patience: Int)
  /// Never moves from its aspiration.
  case hardline
  /// Says yes or no and makes no offer.
  case noCounter

  /// Whether it goes by the clock alone.
  @inline(__always)
  public var isTimed: Bool {
    switch self {
    case .timeDependent, .noCounter: true
    default: false
    }
  }

  /// Whether it makes offers.
  @inline(__always)
  public var makesOffers: Bool {
    if case .noCounter = self { false } else { true }
  }
}

extension Tactic {
  /// The share of a straight line to the reservation value that a side that mirrors the other walks
  /// in any case: two that wait for each other still meet, unless the clock of one stops it.
  static let leastPace = 0.5
}
