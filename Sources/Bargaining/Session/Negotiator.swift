/// One side of a session: its own valuation, its path of offers, and its tactic.
///
/// It sees packages only. What it believes of the other side went into its path; the other side's
/// valuation cannot reach it.
public struct Negotiator: Sendable {
  public let valuation: Valuation
  public let path: ConcessionPath
  public let concession: Concession
  public let tactic: Tactic
  private var standing: Double
  private var firstSeen = 0.0
  private var lastSeen = -Double.infinity
  private var seen = 0
  private let stride: Double
  private let expectation: Double
  private let lead: Double
  private var answered = -Double.infinity
  private var gestures = 0

  /// - Parameters:
  ///   - rounds: the deadline, for the pace of a reciprocal tactic.
  ///   - expectation: the best that the other side is believed to offer in the end, in own worth;
  ///     for a conditional tactic.
  ///   - lead: how far such a tactic may be ahead of the other side, share of its own room.
  public init(
    valuation: Valuation, path: ConcessionPath, concession: Concession, tactic: Tactic, rounds: Int,
    expectation: Double = .infinity, lead: Double = 0
  ) {
    self.lead = lead
    self.expectation = expectation
    self.valuation = valuation
    self.path = path
    self.concession = concession
    self.tactic = tactic
    standing = concession.aspiration
    stride = (concession.aspiration - concession.reservation) / (2 * Double(rounds))
  }

  /// What this side insists on now. Call once a round, after ``see(_:)``.
  @inline(__always)
  public mutating func demand(log2Time: Double) -> Double {
    let clock = concession.demand(log2Time: log2Time)
    switch tactic {
    case .timeDependent, .noCounter:
      standing = clock
    case .conditional:
      // A move answers a move: where the other side stood still, so does this one, but for its
      // first gesture. And of its own room it is never further ahead than `lead` of the part that
      // the other has given of the room it is believed to have.
      guard lastSeen > answered || gestures == 0 else { break }
      let room = max(expectation - firstSeen, 1e-9)
      let matched = seen > 0 ? max(0, lastSeen - firstSeen) / room : 0
      let own = concession.aspiration - concession.reservation
      let next = min(standing, max(clock, concession.aspiration - own * (matched + lead)))
      if next < standing {
        standing = next
        answered = lastSeen
        gestures += 1
      }
    case .reciprocal:
      let matched = max(stride, seen > 1 ? lastSeen - previousSeen : 0)
      standing = min(standing, max(clock, standing - matched))
    }
    return standing
  }

  private var previousSeen = 0.0

  /// Notes an offer of the other side, by its worth to this one.
  @inline(__always)
  public mutating func see(_ worth: Double) {
    if seen == 0 { firstSeen = worth }
    previousSeen = lastSeen
    lastSeen = max(worth, lastSeen)
    seen += 1
  }
}
