extension StackedAlternatingOffers {
  /// The result of ``play(_:_:clock:givesUpIn:)`` for two sides that go by the clock and along fixed
  /// paths, without playing: the round in which their demands first meet, by bisection. Round,
  /// package, worths and who said yes are the same to the last bit.
  ///
  /// Both demands only fall and both paths only give, so that "this side says yes in round k" is false
  /// up to some round and true from there on. `unreciprocated` is not counted.
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
    let taken = search.secondTakes(before: rounds, first, second, clock)
    let last = min(taken, rounds - 1)
    if answers, let round = search.firstTakes(by: last, first, second, clock) {
      result.rounds = round + 1
      result.offers = 2 * round
      result.close(
        second.path.package(at: search.fromSecond), by: .first, first.valuation, second.valuation)
      return result
    }
    guard taken < rounds else {
      result.rounds = rounds
      result.offers = answers ? 2 * rounds : rounds
      result.abandoned = rounds < clock.rounds
      if rounds > 0, answers { result.gap = search.gap(in: rounds - 1, first, second, clock) }
      return result
    }
    result.rounds = taken + 1
    result.offers = (answers ? 2 * taken : taken) + 1
    result.close(
      first.path.package(at: search.fromFirst), by: .second, first.valuation, second.valuation)
    return result
  }
}

/// Finds the first round in which each side would take the other's offer. A position starts from the
/// latest round that is known to be too early, so that no step of a path is passed twice.
private struct Crossing {
  private var mine: PathPosition
  private var theirs: PathPosition
  /// The offer that the second side takes, and the one that the first takes.
  private(set) var fromFirst: PathPosition
  private(set) var fromSecond: PathPosition

  @inline(__always)
  init(_ first: Negotiator, _ second: Negotiator) {
    mine = PathPosition(on: first.path, for: second.valuation)
    theirs = PathPosition(on: second.path, for: first.valuation)
    fromFirst = mine
    fromSecond = theirs
  }

  @inline(__always)
  private func offer(
    of side: Negotiator, _ demand: Double, from: PathPosition, to other: Negotiator
  ) -> PathPosition {
    var position = from
    position.move(spending: side.path.top - demand, on: side.path, for: other.valuation.weights)
    return position
  }

  /// Whether a side takes an offer where it insists on a demand. What its own next offer keeps is
  /// asked of AC_next alone.
  @inline(__always)
  private func takes(
    _ side: Negotiator, _ worth: Double, demand: Double, from: @autoclosure () -> PathPosition,
    to other: Negotiator
  ) -> Bool {
    var kept = demand
    if case .next = side.acceptance {
      kept = side.path.top - offer(of: side, demand, from: from(), to: other).spent
    }
    return side.accepts(worth, demand: demand, kept: kept, time: 0)
  }

  /// The first round in which the second side takes the first's offer of that round; `end` where there
  /// is none before.
  @inline(__always)
  mutating func secondTakes(
    before end: Int, _ first: Negotiator, _ second: Negotiator, _ clock: Clock
  ) -> Int {
    var (low, high) = (0, end)
    while low < high {
      let middle = (low + high) / 2
      let tick = clock[middle]
      let offered = offer(of: first, first.concession.demand(at: tick), from: mine, to: second)
      let needed = second.concession.demand(at: tick)
      if takes(second, offered.worth, demand: needed, from: theirs, to: first) {
        high = middle
        fromFirst = offered
      } else {
        low = middle + 1
        mine = offered
      }
    }
    return low
  }

  /// The first round, up to and with the last, in which the first side takes the second's offer of
  /// the round before; nil where there is none. Mostly it is the last or none.
  @inline(__always)
  mutating func firstTakes(
    by last: Int, _ first: Negotiator, _ second: Negotiator, _ clock: Clock
  ) -> Int? {
    guard last > 0, firstTakes(in: last, first, second, clock) else { return nil }
    guard last > 1, firstTakes(in: last - 1, first, second, clock) else { return last }
    var (low, high) = (1, last - 1)
    while low < high {
      let middle = (low + high) / 2
      if firstTakes(in: middle, first, second, clock) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Keeps the offer where it is taken.
  @inline(__always)
  private mutating func firstTakes(
    in round: Int, _ first: Negotiator, _ second: Negotiator, _ clock: Clock
  ) -> Bool {
    let before = second.concession.demand(at: clock[round - 1])
    let offered = offer(of: second, before, from: theirs, to: first)
    let wanted = first.concession.demand(at: clock[round])
    // From the path's start: `mine` may be further than this round.
    guard
      takes(
        first, offered.worth, demand: wanted,
        from: PathPosition(on: first.path, for: second.valuation), to: second)
    else { return false }
    fromSecond = offered
    return true
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
