/// An agent that concedes by the clock alone (P. Faratin, C. Sierra, N. Jennings, 1998), as NegMAS
/// 0.16 plays it without randomness.
///
/// In step k of n, `t = (k + 1)/(n + 1)`. It demands `a(t) = lo + (hi − lo)(1 − t^(1/e))` less
/// ``slack``, kept within `lo … hi`; hi is its largest utility, lo the larger of its least utility
/// and its reservation value. It accepts what is worth that, and else offers the outcome of least
/// utility at or above it; one at most ``reach`` below that is strictly nearer is offered instead.
/// Ties go to the smaller flat number.
public struct TimeBasedAgent: OutcomeAgent, Sendable {
  /// `e`: the exponent of the concession, below 1 late and above 1 early.
  public enum Pace: String, Sendable, CaseIterable {
    case boulware, linear, conceder

    public var exponent: Double {
      switch self {
      case .boulware: 0.25
      case .linear: 1
      case .conceder: 4
      }
    }
  }

  /// Taken off the demand, in the unit of utility whatever its scale.
  public static let slack = 1e-4
  /// How far below the demand an offer may lie, in the unit of utility.
  public static let reach = 1e-6

  private let ranking: OutcomeRanking
  private let clock: Clock
  private let concession: Concession

  /// - Parameters:
  ///   - ranking: the outcomes by own utility; share it between agents of one side.
  ///   - reservation: the utility of no agreement; nil where none is known.
  ///   - exponent: `e`, above 0.
  ///   - clock: of as many rounds as the session has steps.
  public init(
    _ ranking: OutcomeRanking, reservation: Double?, exponent: Double, clock: Clock
  ) {
    self.ranking = ranking
    self.clock = clock
    let range = ranking.range
    concession = Concession(
      aspiration: range.upperBound,
      reservation: max(reservation ?? range.lowerBound, range.lowerBound), exponent: exponent)
  }

  public init(_ utility: TabulatedUtility, pace: Pace, clock: Clock) {
    self.init(
      OutcomeRanking(utility), reservation: utility.reservation, exponent: pace.exponent,
      clock: clock)
  }

  /// The utility below which it accepts nothing in a step.
  public func demand(step: Int) -> Double {
    let demand = concession.demand(at: clock[step]) - Self.slack
    return min(max(demand, concession.reservation), ranking.range.upperBound)
  }

  /// Where even the best outcome is worth less than the reservation value, it leaves.
  public mutating func move(standing: Int?, step: Int) -> OutcomeMove {
    guard concession.reservation <= ranking.range.upperBound else { return .leave }
    let demand = demand(step: step)
    if let standing, ranking.utilities[standing] >= demand { return .accept }
    guard let above = ranking.cheapest(atLeast: demand) else { return .leave }
    if let below = ranking.dearest(below: demand) {
      let short = demand - ranking.utilities[below]
      if short <= Self.reach, short < ranking.utilities[above] - demand { return .offer(below) }
    }
    return .offer(above)
  }
}
