/// Which side.
public enum Side: UInt8, Sendable {
  case first, second
}

/// How a session ended.
public struct SessionResult: Sendable {
  /// The agreed package; nil without an agreement.
  public var agreement: Package?
  /// Who said yes.
  public var acceptedBy = Side.second
  /// Rounds begun.
  public var rounds = 0
  /// Offers made by both sides.
  public var offers = 0
  /// Moves of the first side, after its first, that answered no better offer of the second.
  public var unreciprocated = 0
  /// Without an agreement: what the first side still wanted beyond the last offer it had.
  public var gap = Double.infinity
  /// True where the second side gave up before the deadline.
  public var abandoned = false

  public init() {}
}

/// Is told of every move of a session; for traces and tests.
public protocol SessionRecorder {
  mutating func offered(_ package: Package, by side: Side, round: Int, demand: Double)
  mutating func accepted(by side: Side, round: Int)
  /// A side weighed the standing offer against its own next one, before it answered: what the offer
  /// is worth to it, and what it insists on.
  mutating func weighed(worth: Double, demand: Double, by side: Side, round: Int)
}

extension SessionRecorder {
  @inline(__always)
  public mutating func weighed(worth _: Double, demand _: Double, by _: Side, round _: Int) {}
}

/// Records nothing, at no cost.
public struct NoRecorder: SessionRecorder {
  public init() {}
  @inline(__always)
  public mutating func offered(_: Package, by _: Side, round _: Int, demand _: Double) {}
  @inline(__always)
  public mutating func accepted(by _: Side, round _: Int) {}
}

/// The deadline and its clock: log₂ of the share of time gone in each round.
public struct Clock: Sendable {
  public let rounds: Int
  @usableFromInline let log2Time: [Double]

  /// Round k of n is at time (k + 1)/(n + 1): nobody reaches its reservation value exactly.
  public init(rounds: Int) {
    self.rounds = rounds
    log2Time = (0..<rounds).map { Elementary.log2(Double($0 + 1) / Double(rounds + 1)) }
  }
}

/// Stacked alternating offers (Aydoğan et al., 2017) between two sides: the first opens, each then
/// accepts the standing offer or makes the next, until the deadline.
///
/// Acceptance is AC_next: an offer is taken if it is worth at least what the own next offer would
/// keep.
public enum StackedAlternatingOffers {
  /// - Parameter givesUpIn: the round in which the second side leaves, or a number beyond the
  ///   deadline.
  @inline(__always)
  public static func play<Recorder: SessionRecorder>(
    _ first: inout Negotiator, _ second: inout Negotiator, clock: Clock, givesUpIn: Int,
    recorder: inout Recorder
  ) -> SessionResult {
    var result = SessionResult()
    var standing = Package(repeating: 0)
    var standingWorth = -Double.infinity
    var lastDemand = first.concession.aspiration
    var received = -Double.infinity
    var answered = -Double.infinity
    var moves = 0
    let tolerance = 1e-12
    // Who would rather have no agreement than its best package has nothing to ask for.
    guard first.path.top >= first.concession.reservation - tolerance,
      second.path.top >= second.concession.reservation - tolerance
    else { return result }
    for round in 0..<clock.rounds {
      if round >= givesUpIn {
        result.abandoned = true
        return result
      }
      result.rounds = round + 1
      let time = clock.log2Time[round]

      let wanted = first.demand(log2Time: time)
      if wanted < lastDemand - tolerance {
        // The first move answers nothing; every later one needs an offer that rose since.
        if moves > 0, received <= answered + tolerance { result.unreciprocated += 1 }
        answered = received
        moves += 1
      }
      lastDemand = wanted
      recorder.weighed(worth: standingWorth, demand: wanted, by: .first, round: round)
      if standingWorth >= wanted - tolerance {
        recorder.accepted(by: .first, round: round)
        result.agreement = standing
        result.acceptedBy = .first
        return result
      }
      let offer = first.path.offer(keeping: wanted)
      result.offers += 1
      recorder.offered(offer, by: .first, round: round, demand: wanted)

      let worth = second.valuation.worth(of: offer)
      second.see(worth)
      let needed = second.demand(log2Time: time)
      recorder.weighed(worth: worth, demand: needed, by: .second, round: round)
      if worth >= needed - tolerance {
        recorder.accepted(by: .second, round: round)
        result.agreement = offer
        result.acceptedBy = .second
        return result
      }
      guard second.tactic != .noCounter else { continue }
      standing = second.path.offer(keeping: needed)
      standingWorth = first.valuation.worth(of: standing)
      result.gap = wanted - standingWorth
      first.see(standingWorth)
      received = max(received, standingWorth)
      result.offers += 1
      recorder.offered(standing, by: .second, round: round, demand: needed)
    }
    return result
  }
}
