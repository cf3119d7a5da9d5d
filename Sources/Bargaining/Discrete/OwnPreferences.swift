/// What a side knows of itself: its ranking of the outcomes, and what it has without an agreement.
public struct OwnPreferences: Sendable {
  public let ranking: OutcomeRanking
  /// The larger of the least utility and the reservation value: nothing below is offered or accepted.
  public let floor: Double

  /// - Parameters:
  ///   - ranking: of the own utilities.
  ///   - reservation: the utility of no agreement; nil where none is known.
  public init(_ ranking: OutcomeRanking, reservation: Double?) {
    self.ranking = ranking
    let least = ranking.range.lowerBound
    floor = max(reservation ?? least, least)
  }

  /// Enumerates the outcomes.
  public init(_ utility: TabulatedUtility) {
    self.init(OutcomeRanking(utility), reservation: utility.reservation)
  }

  /// The utility of an outcome.
  @inlinable
  public func worth(_ outcome: Int) -> Double { ranking.utilities[outcome] }

  /// The largest utility.
  @inlinable
  public var top: Double { ranking.utilities[ranking.best[0]] }

  /// True where some outcome is worth as much as no agreement.
  @inlinable
  public var hasRoom: Bool { floor <= top }
}
