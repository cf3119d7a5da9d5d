/// Utilities of both sides: x is the first side's, y the second's.
public typealias UtilityPair = SIMD2<Double>

/// Two sides who negotiate over the same outcomes.
public struct DiscreteScenario: Sendable, Equatable {
  public let first: TabulatedUtility
  public let second: TabulatedUtility

  /// - Throws: where the two utilities are not of the same shape.
  public init(first: TabulatedUtility, second: TabulatedUtility) throws(DomainError) {
    guard first.worths.count == second.worths.count else {
      throw .count(of: "issues", expected: first.worths.count, found: second.worths.count)
    }
    for (issue, tables) in zip(first.worths, second.worths).enumerated()
    where tables.0.count != tables.1.count {
      throw .count(
        of: "values in issue \(issue)", expected: tables.0.count, found: tables.1.count)
    }
    self.first = first
    self.second = second
  }

  /// The same negotiation with the sides exchanged.
  public var swapped: DiscreteScenario { DiscreteScenario(unchecked: second, first) }

  private init(unchecked first: TabulatedUtility, _ second: TabulatedUtility) {
    self.first = first
    self.second = second
  }

  /// The utilities of both sides.
  ///
  /// - Precondition: one index for each issue, each in range.
  public func utilities(of outcome: [Int]) -> UtilityPair {
    UtilityPair(first.worth(of: outcome), second.worth(of: outcome))
  }

  /// What each side can get at best and at worst, and without an agreement.
  public var bounds: BargainingBounds {
    BargainingBounds(
      first: UtilityBounds(range: first.range, reservation: first.reservation),
      second: UtilityBounds(range: second.range, reservation: second.reservation))
  }

  /// `rational_fraction` of NegMAS: the share of all outcomes that leave both sides strictly above
  /// their disagreement values. It visits every outcome.
  public var rationalFraction: Double {
    let limit = bounds.reservation
    let (mine, theirs) = (first.enumerated(), second.enumerated())
    let count = mine.indices.count { mine[$0] > limit.x && theirs[$0] > limit.y }
    return Double(count) / Double(mine.count)
  }
}
