/// What was said so far, as one side heard it.
public struct OutcomeTalks: Sendable {
  /// The step of the session, counted from 0.
  public private(set) var step = 0
  /// The own utility of each offer of the other side, in the order in which they came.
  public private(set) var received: [Double] = []
  /// The outcomes that the other side offered.
  public private(set) var heard: OutcomeFlags
  /// The outcomes that this side offered.
  public private(set) var said: OutcomeFlags
  /// This side's last offer.
  public private(set) var last: OutcomePackages?

  /// - Parameter outcomes: how many there are.
  public init(outcomes: Int) {
    heard = OutcomeFlags(outcomes)
    said = OutcomeFlags(outcomes)
    received.reserveCapacity(32)
  }

  /// Begins a turn.
  public mutating func move(to step: Int) { self.step = step }

  /// Notes an offer of the other side, with its own utility.
  public mutating func hear(_ outcome: Int, worth: Double) {
    received.append(worth)
    heard.insert(outcome)
  }

  /// Notes an own offer.
  public mutating func say(_ packages: OutcomePackages) {
    for place in 0..<packages.count { said.insert(packages[place]) }
    last = packages
  }
}

/// A set of outcomes, a bit for each.
public struct OutcomeFlags: Sendable {
  private var words: [UInt64]
  /// How many outcomes are in the set.
  public private(set) var count = 0

  /// - Parameter outcomes: how many there could be.
  public init(_ outcomes: Int) { words = [UInt64](repeating: 0, count: (outcomes + 63) / 64) }

  public func contains(_ outcome: Int) -> Bool {
    words[outcome >> 6] & (1 << UInt64(outcome & 63)) != 0
  }

  public mutating func insert(_ outcome: Int) {
    guard !contains(outcome) else { return }
    words[outcome >> 6] |= 1 << UInt64(outcome & 63)
    count += 1
  }
}
