/// What an agent does when it is its turn.
public enum OutcomeMove: Sendable, Equatable {
  case accept
  /// The outcome's flat number.
  case offer(Int)
  /// Several outcomes at once, of which the other side points at one.
  case offers(OutcomePackages)
  /// Ends the session without an agreement.
  case leave
}

/// A side of a session over numbered outcomes.
public protocol OutcomeAgent {
  /// - Parameters:
  ///   - standing: the other side's offer; nil before there is one, when accepting is meaningless.
  ///   - step: counted from 0; both sides move in every step.
  mutating func move(standing: Int?, step: Int) -> OutcomeMove

  /// The one of the other side's packages that this side likes best; the first, if not said.
  func favourite(of packages: OutcomePackages) -> Int

  /// Tells which of its own packages the other side likes best; ignored, if not said.
  mutating func learn(favourite: Int, of packages: OutcomePackages)
}

extension OutcomeAgent {
  @inlinable
  public func favourite(of packages: OutcomePackages) -> Int { packages[0] }

  @inlinable
  public mutating func learn(favourite: Int, of packages: OutcomePackages) {}
}

/// One to three different outcomes that are offered at once.
public struct OutcomePackages: Sendable, Equatable {
  /// The most that are offered at once.
  public static let most = 3

  @usableFromInline var outcomes: SIMD4<Int>
  public private(set) var count: Int

  public init(_ first: Int) {
    outcomes = SIMD4(repeating: -1)
    outcomes[0] = first
    count = 1
  }

  /// - Precondition: at most one to ``most`` outcomes.
  public init(_ list: [Int]) {
    precondition((1...Self.most).contains(list.count), "one to three packages")
    self.init(list[0])
    for outcome in list.dropFirst() { append(outcome) }
  }

  /// - Precondition: there are fewer than ``most``.
  public mutating func append(_ outcome: Int) {
    precondition(count < Self.most, "there are three packages already")
    outcomes[count] = outcome
    count += 1
  }

  @inlinable
  public subscript(place: Int) -> Int {
    precondition(place >= 0 && place < count, "no such package")
    return outcomes[place]
  }

  @inlinable
  public func contains(_ outcome: Int) -> Bool {
    (0..<count).contains { outcomes[$0] == outcome }
  }
}
