extension StackedAlternatingOffers {
  /// The result of ``play(_:_:clock:givesUpIn:)`` for two sides that go by the clock and along fixed
  /// paths, without playing: the round in which their demands first meet, by bisection. Round,
  /// package, worths and who said yes are the same to the last bit.
  ///
  /// Both demands only fall and both paths only give, so that "somebody says yes in round k" is
  /// false up to some round and true from there on. `unreciprocated` is not counted.
  ///
  /// - Returns: nil where this does not hold: for any other tactic, bidding or learning, for AC_combi,
  ///   and where a path gives an issue that the other side does not want.
  public static func closedForm(
    _ first: Negotiator, _ second: Negotiator, clock: Clock, givesUpIn: Int = .max
  ) -> SessionResult? {
    guard first.isFixed, second.isFixed, first.onlyGives(to: second.valuation),
      second.onlyGives(to: first.valuation)
    else { return nil }
    var result = SessionResult()
    result.firstWorth = first.concession.reservation
    result.secondWorth = second.concession.reservation
    guard first.canGain, second.canGain else { return result }
    let rounds = min(clock.rounds, max(0, givesUpIn))
    let answers = second.tactic.makesOffers
    var search = Crossing(first, second)
    var (low, high) = (0, rounds)
    while low < high {
      let middle = (low + high) / 2
      if search.somebodyAccepts(in: middle, first, second, clock) {
        high = middle
      } else {
        search.pass()
        low = middle + 1
      }
    }
    guard low < rounds else {
      result.rounds = rounds
      result.offers = answers ? 2 * rounds : rounds
      result.abandoned = rounds < clock.rounds
      if rounds > 0, answers { result.gap = search.gap(in: rounds - 1, first, second, clock) }
      return result
    }
    result.rounds = low + 1
    if let offer = search.offerToFirst(in: low, first, second, clock) {
      result.offers = 2 * low
      result.close(second.path.package(at: offer), by: .first, first.valuation, second.valuation)
    } else {
      result.offers = (answers ? 2 * low : low) + 1
      let offer = search.offerToSecond(in: low, first, second, clock)
      result.close(first.path.package(at: offer), by: .second, first.valuation, second.valuation)
    }
    return result
  }
}

/// Asks whether somebody says yes in a round. Both positions start from the latest round that is
/// known to be too early, so that no step of a path is passed twice.
private struct Crossing {
  private var mine: PathPosition
  private var theirs: PathPosition
  /// Where the last question led.
  private var nextMine: PathPosition
  private var nextTheirs: PathPosition

  @inline(__always)
  init(_ first: Negotiator, _ second: Negotiator) {
    mine = PathPosition(on: first.path, for: second.valuation)
    theirs = PathPosition(on: second.path, for: first.valuation)
    nextMine = mine
    nextTheirs = theirs
  }

  /// The round asked last was too early.
  @inline(__always)
  mutating func pass() {
    mine = nextMine
    theirs = nextTheirs
  }

  @inline(__always)
  private func offer(
    of side: Negotiator, _ demand: Double, from: PathPosition, to other: Negotiator
  ) -> PathPosition {
    var position = from
    position.move(spending: side.path.top - demand, on: side.path, for: other.valuation.weights)
    return position
  }

  /// The first side's offer in a round.
  @inline(__always)
  func offerToSecond(
    in round: Int, _ first: Negotiator, _ second: Negotiator, _ clock: Clock
  ) -> PathPosition {
    offer(of: first, first.concession.demand(at: clock[round]), from: mine, to: second)
  }

  /// The second side's offer of the round before, where the first takes it in this one.
  @inline(__always)
  func offerToFirst(
    in round: Int, _ first: Negotiator, _ second: Negotiator, _ clock: Clock
  ) -> PathPosition? {
    guard round > 0, second.tactic.makesOffers else { return nil }
    let before = second.concession.demand(at: clock[round - 1])
    let theirs = offer(of: second, before, from: theirs, to: first)
    let wanted = first.concession.demand(at: clock[round])
    let kept = first.path.top - offerToSecond(in: round, first, second, clock).spent
    return first.accepts(theirs.worth, demand: wanted, kept: kept, time: 0) ? theirs : nil
  }

  /// Whether the first side takes the second's offer of the round before, or the second the first's
  /// of this one.
  @inline(__always)
  mutating func somebodyAccepts(
    in round: Int, _ first: Negotiator, _ second: Negotiator, _ clock: Clock
  ) -> Bool {
    let wanted = first.concession.demand(at: clock[round])
    nextMine = offer(of: first, wanted, from: mine, to: second)
    let needed = second.concession.demand(at: clock[round])
    var kept = needed
    if case .next = second.acceptance {
      kept = second.path.top - offer(of: second, needed, from: theirs, to: first).spent
    }
    if second.accepts(nextMine.worth, demand: needed, kept: kept, time: 0) { return true }
    guard round > 0, second.tactic.makesOffers else { return false }
    let before = second.concession.demand(at: clock[round - 1])
    nextTheirs = offer(of: second, before, from: theirs, to: first)
    kept = first.path.top - nextMine.spent
    return first.accepts(nextTheirs.worth, demand: wanted, kept: kept, time: 0)
  }

  /// What the first side wants in a round beyond the offer that it gets in it.
  @inline(__always)
  func gap(in round: Int, _ first: Negotiator, _ second: Negotiator, _ clock: Clock) -> Double {
    let demand = second.concession.demand(at: clock[round])
    let offered = offer(of: second, demand, from: theirs, to: first)
    return first.concession.demand(at: clock[round]) - offered.worth
  }
}

extension Negotiator {
  /// Whether what it does in a round depends on the round alone.
  @inline(__always)
  fileprivate var isFixed: Bool {
    guard staysOnPath, tactic.isTimed else { return false }
    if case .combi = acceptance { return false }
    return true
  }

  /// Whether no step of its path takes anything from the side that it is meant for.
  @inline(__always)
  fileprivate func onlyGives(to other: Valuation) -> Bool {
    let isOnPath = (valuation.weights * path.estimated) .< 0
    let gained = other.weights * (1 - 2 * path.start)
    return !any(isOnPath .& (gained .< 0))
  }
}
