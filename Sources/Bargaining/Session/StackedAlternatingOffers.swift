/// Stacked alternating offers (Aydoğan et al., 2017) between two sides: the first opens, each then
/// accepts the standing offer or makes the next, until the deadline.
public enum StackedAlternatingOffers {
  /// - Parameters:
  ///   - first: the side that opens; its state moves on.
  ///   - second: the side that answers first.
  ///   - clock: the deadline.
  ///   - givesUpIn: the round in which the second side leaves, or a number beyond the deadline.
  ///   - recorder: is told of every move.
  public static func play<Recorder: SessionRecorder>(
    _ first: inout Negotiator, _ second: inout Negotiator, clock: Clock, givesUpIn: Int,
    recorder: inout Recorder
  ) -> SessionResult {
    // Nearly all talks have no record. They get code of their own here: other modules know this
    // function by its generic form alone, which copies both sides for every offer.
    if Recorder.self == NoRecorder.self {
      return play(&first, &second, clock: clock, givesUpIn: givesUpIn)
    }
    return talk(&first, &second, clock: clock, givesUpIn: givesUpIn, recorder: &recorder)
  }

  /// Plays without a record.
  public static func play(
    _ first: inout Negotiator, _ second: inout Negotiator, clock: Clock, givesUpIn: Int = .max
  ) -> SessionResult {
    var recorder = NoRecorder()
    return talk(&first, &second, clock: clock, givesUpIn: givesUpIn, recorder: &recorder)
  }

  @inline(__always)
  private static func talk<Recorder: SessionRecorder>(
    _ first: inout Negotiator, _ second: inout Negotiator, clock: Clock, givesUpIn: Int,
    recorder: inout Recorder
  ) -> SessionResult {
    // Where both sides stay on their paths an offer is a number, and no package is built for it.
    if first.staysOnPath, second.staysOnPath {
      return run(
        &first, &second, PathVoice.self, clock: clock, givesUpIn: givesUpIn, recorder: &recorder)
    }
    return run(
      &first, &second, PackageVoice.self, clock: clock, givesUpIn: givesUpIn, recorder: &recorder)
  }

  @inline(__always)
  static func run<V: Voice, Recorder: SessionRecorder>(
    _ first: inout Negotiator, _ second: inout Negotiator, _: V.Type, clock: Clock, givesUpIn: Int,
    recorder: inout Recorder
  ) -> SessionResult {
    var result = SessionResult()
    result.firstWorth = first.concession.reservation
    result.secondWorth = second.concession.reservation
    // Who would rather have no agreement than its best package has nothing to ask for.
    guard first.canGain, second.canGain else { return result }
    var mine = V(first, to: second.valuation)
    var theirs = V(second, to: first.valuation)
    var standing = -Double.infinity
    var moves = MoveCount(first)
    for round in 0..<clock.rounds {
      if round >= givesUpIn {
        result.abandoned = true
        return result
      }
      result.rounds = round + 1
      let tick = clock[round]

      let wanted = first.demand(at: tick)
      moves.note(wanted, tolerance: first.tolerance)
      result.unreciprocated = moves.unreciprocated
      let worth = mine.offer(keeping: wanted, by: first, to: second.valuation)
      let mineKept = mine.kept(by: first)
      recorder.weighed(
        worth: standing, needed: first.needed(demand: wanted, kept: mineKept), by: .first,
        round: round)
      if first.accepts(standing, demand: wanted, kept: mineKept, time: tick.time) {
        recorder.accepted(by: .first, round: round)
        result.close(theirs.package(of: second), by: .first, first.valuation, second.valuation)
        return result
      }
      result.offers += 1
      mine.report(wanted, by: first, as: .first, round: round, to: &recorder)

      second.see(worth)
      theirs.hear(mine, of: first)
      let needed = second.demand(at: tick)
      let answer = theirs.offer(keeping: needed, by: second, to: first.valuation)
      let theirsKept = theirs.kept(by: second)
      recorder.weighed(
        worth: worth, needed: second.needed(demand: needed, kept: theirsKept), by: .second,
        round: round)
      if second.accepts(worth, demand: needed, kept: theirsKept, time: tick.time) {
        recorder.accepted(by: .second, round: round)
        result.close(mine.package(of: first), by: .second, first.valuation, second.valuation)
        return result
      }
      guard second.tactic.makesOffers else { continue }
      standing = answer
      result.gap = wanted - standing
      first.see(standing)
      mine.hear(theirs, of: second)
      moves.received = max(moves.received, standing)
      result.offers += 1
      theirs.report(needed, by: second, as: .second, round: round, to: &recorder)
    }
    return result
  }
}

/// Counts moves of the first side that answered nothing: every move after the first needs an offer
/// that rose since.
struct MoveCount {
  private(set) var unreciprocated = 0
  var received = -Double.infinity
  private var answered = -Double.infinity
  private var last: Double
  private var moves = 0

  init(_ side: Negotiator) { last = side.concession.aspiration }

  @inline(__always)
  mutating func note(_ demand: Double, tolerance: Double) {
    if demand < last - tolerance {
      if moves > 0, received <= answered + tolerance { unreciprocated += 1 }
      answered = received
      moves += 1
    }
    last = demand
  }
}

extension SessionResult {
  @inline(__always)
  mutating func close(
    _ package: Package, by side: Side, _ first: Valuation, _ second: Valuation
  ) {
    agreement = package
    acceptedBy = side
    gap = .infinity
    firstWorth = first.worth(of: package)
    secondWorth = second.worth(of: package)
  }
}

extension Negotiator {
  /// Whether its best package is worth at least what it has without an agreement.
  @inline(__always)
  var canGain: Bool { path.top >= concession.reservation - tolerance }

  /// Whether its offers are points of the path that it came with.
  @inline(__always)
  var staysOnPath: Bool {
    if case .path = bidding, case .none = learning { true } else { false }
  }
}
