/// One side of a session, put together from parts that combine freely: what its packages are worth,
/// how its demand falls (``Concession``, ``Tactic``), which package it offers at that worth
/// (``Bidding``), what it learns of the other side (``Learning``), and when it says yes
/// (``Acceptance``). Bidding, opponent model and acceptance are the split of BOA (T. Baarslag et
/// al., "Decoupling negotiating agents to explore the space of negotiation strategies", 2014).
///
/// It sees packages only. What it believes of the other side went into its path; the other side's
/// valuation cannot reach it.
public struct Negotiator: Sendable {
  public let valuation: Valuation
  public let path: ConcessionPath
  public let concession: Concession
  public let tactic: Tactic
  public let bidding: Bidding
  public let learning: Learning
  public let acceptance: Acceptance
  /// What rounding may take from an offer before it counts as less.
  let tolerance: Double
  private let stride: Double
  private let expectation: Double
  private let lead: Double
  private var standing: Double
  private var answered = -Double.infinity
  private var gestures = 0
  private var memory: OfferMemory

  /// - Parameters:
  ///   - valuation: what packages are worth to this side.
  ///   - path: the order in which it gives, by its estimate of the other side.
  ///   - concession: what it insists on by the clock alone.
  ///   - tactic: what it insists on after what the other side did.
  ///   - rounds: the deadline, for the pace of a tactic that mirrors the other side.
  ///   - bidding: which package it offers at that worth.
  ///   - learning: how the other side's offers change the estimate.
  ///   - acceptance: which offers it takes.
  ///   - expectation: the best that the other side is believed to offer in the end, in own worth;
  ///     for a conditional tactic.
  ///   - lead: how far such a tactic may be ahead of the other side, share of its own room.
  public init(
    valuation: Valuation, path: ConcessionPath, concession: Concession, tactic: Tactic, rounds: Int,
    bidding: Bidding = .path, learning: Learning = .none, acceptance: Acceptance = .aspiration,
    expectation: Double = .infinity, lead: Double = 0
  ) {
    self.valuation = valuation
    self.path = path
    self.concession = concession
    self.tactic = tactic
    self.bidding = bidding
    self.learning = learning
    self.acceptance = acceptance
    self.lead = lead
    self.expectation = expectation
    tolerance = 1e-12 * (path.span + concession.reservation.magnitude)
    standing = concession.aspiration
    stride = concession.room * Tactic.leastPace / Double(max(1, rounds))
    memory = OfferMemory(keepsRing: Negotiator.looksBack(tactic, acceptance))
  }

  private static func looksBack(_ tactic: Tactic, _ acceptance: Acceptance) -> Bool {
    if case .combi = acceptance { return true }
    switch tactic {
    case .relative, .averaged: return true
    default: return false
    }
  }

  /// What this side insists on now. Call once a round, after ``see(_:)``.
  @inline(__always)
  public mutating func demand(at tick: Clock.Tick) -> Double {
    let clock = concession.demand(at: tick)
    standing = tactic.isTimed ? clock : answer(clock: clock)
    return standing
  }

  private mutating func answer(clock: Double) -> Double {
    switch tactic {
    case .timeDependent, .noCounter: return clock
    case .hardline: return standing
    case .conditional: return condition(clock: clock)
    case .patient(let patience):
      return memory.stale >= patience || memory.count == 0 ? min(standing, clock) : standing
    case .reciprocal:
      let moved = memory.count > 1 ? memory.best - memory.previousBest : 0
      return lowered(by: moved, clock: clock)
    case .relative(let delay):
      let back = max(1, min(delay, 6))
      guard memory.count > back else { return lowered(by: 0, clock: clock) }
      let part = closed(from: memory.offer(back: back), to: memory.offer(back: back - 1))
      return lowered(by: (standing - concession.reservation) * part, clock: clock)
    case .averaged(let window):
      let back = min(max(1, min(window, 6)), memory.count - 1)
      guard back > 0 else { return lowered(by: 0, clock: clock) }
      let part = closed(from: memory.offer(back: back), to: memory.offer(back: 0)) / Double(back)
      return lowered(by: (standing - concession.reservation) * part, clock: clock)
    }
  }

  /// The part of the distance to the own aspiration that the other side closed between two offers.
  private func closed(from before: Double, to now: Double) -> Double {
    let distance = concession.aspiration - before
    return distance > 0 ? min(1, max(0, (now - before) / distance)) : 0
  }

  private func lowered(by matched: Double, clock: Double) -> Double {
    min(standing, max(clock, standing - max(stride, matched)))
  }

  /// A move answers a move: where the other side stood still, so does this one, but for its first
  /// gesture. And of its own room it is never further ahead than `lead` of the part that the other
  /// has given of the room it is believed to have.
  private mutating func condition(clock: Double) -> Double {
    guard memory.best > answered + tolerance || gestures == 0 else { return standing }
    let room = max(expectation - memory.first, 1000 * tolerance)
    let matched = memory.count > 0 ? max(0, memory.best - memory.first) / room : 0
    let least = concession.aspiration - concession.room * (matched + lead)
    let next = min(standing, max(clock, least))
    if next < standing {
      answered = memory.best
      gestures += 1
    }
    return next
  }

  /// Notes an offer of the other side, by its worth to this one.
  @inline(__always)
  public mutating func see(_ worth: Double) { memory.note(worth, tolerance: tolerance) }

  /// What an offer must be worth for a yes, but for a late one of AC_combi.
  @inline(__always)
  func needed(demand: Double, kept: Double) -> Double {
    if case .aspiration = acceptance { demand } else { kept }
  }

  /// Whether the offer seen last is taken.
  /// - Parameters:
  ///   - demand: what this side insists on now.
  ///   - kept: what its own next offer would be worth to it.
  @inline(__always)
  func accepts(_ worth: Double, demand: Double, kept: Double, time: Double) -> Bool {
    switch acceptance {
    case .next: worth >= kept - tolerance
    case .aspiration: worth >= demand - tolerance
    case .combi(let after, let window):
      worth >= kept - tolerance
        || time >= after && memory.count > 0
          && worth >= max(concession.reservation, memory.bestBeforeLast(window: window)) - tolerance
    }
  }
}
