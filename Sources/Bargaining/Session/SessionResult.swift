/// Which side.
public enum Side: UInt8, Sendable {
  case first, second
}

/// How a session ended.
public struct SessionResult: Sendable, Equatable {
  /// The agreed package; nil without an agreement.
  public var agreement: Package?
  /// What it is worth to each side; the reservation values without an agreement.
  public var firstWorth = 0.0
  public var secondWorth = 0.0
  /// Who said yes.
  public var acceptedBy = Side.second
  /// Rounds begun.
  public var rounds = 0
  /// Offers made by both sides; several at once count as one.
  public var offers = 0
  /// Moves of the first side, after its first, that answered no better offer of the second. Counted
  /// where a session is played out.
  public var unreciprocated = 0
  /// Without an agreement: what the first side still wanted beyond the last offer it had. Infinite
  /// with one, and where it had no offer.
  public var gap = Double.infinity
  /// True where the second side gave up before the deadline.
  public var abandoned = false

  public init() {}
}

/// Is told of every move of a session; for traces and tests.
public protocol SessionRecorder {
  mutating func offered(_ package: Package, by side: Side, round: Int, demand: Double)
  /// Another package of the same offer, which the other side likes less.
  mutating func offeredBeside(_ package: Package, by side: Side, round: Int)
  /// A trade of two issues that the side's next offer contains.
  mutating func traded(_ pair: LogrollingPair, by side: Side, round: Int)
  mutating func accepted(by side: Side, round: Int)
  /// A side weighed the standing offer before it answered: what the offer is worth to it, and what
  /// it would have to be worth for a yes.
  mutating func weighed(worth: Double, needed: Double, by side: Side, round: Int)
}

extension SessionRecorder {
  @inline(__always)
  public mutating func offeredBeside(_: Package, by _: Side, round _: Int) {}
  @inline(__always)
  public mutating func traded(_: LogrollingPair, by _: Side, round _: Int) {}
  @inline(__always)
  public mutating func weighed(worth _: Double, needed _: Double, by _: Side, round _: Int) {}
}

/// Records nothing, at no cost.
public struct NoRecorder: SessionRecorder {
  /// An empty value has no address of its own. Passed on by all threads at once, it would be one
  /// variable to the thread sanitizer; optimised, nothing is left of this.
  private var address: UInt8 = 0

  public init() {}
  @inline(__always)
  public mutating func offered(_: Package, by _: Side, round _: Int, demand _: Double) {}
  @inline(__always)
  public mutating func accepted(by _: Side, round _: Int) {}
}
