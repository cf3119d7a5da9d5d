/// What a side believes the other side likes, from that side's offers alone.
public protocol OpponentModel: Sendable {
  /// Notes the other side's offer; `talks` has it already, and the own last offer.
  mutating func hear(_ outcome: Int, _ talks: OutcomeTalks)

  /// Notes which of several own packages the other side likes best.
  mutating func learn(favourite: Int, of packages: OutcomePackages)

  /// How well the other side is believed to like an outcome. Only comparisons have a meaning; where
  /// nothing is known all are equal.
  func liking(of outcome: Int) -> Double
}

extension OpponentModel {
  @inlinable
  public mutating func learn(favourite: Int, of packages: OutcomePackages) {}
}

/// No belief: a side that uses it goes by its own order.
public struct NoModel: OpponentModel {
  public init() {}

  @inlinable
  public mutating func hear(_ outcome: Int, _ talks: OutcomeTalks) {}

  @inlinable
  public func liking(of outcome: Int) -> Double { 0 }
}
