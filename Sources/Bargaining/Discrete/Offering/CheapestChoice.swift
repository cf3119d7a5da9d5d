/// The outcome of least own utility at or above the demand; of several the first by flat number.
///
/// One at most ``reach`` below the demand that is strictly nearer to it is chosen instead, as NegMAS
/// 0.16 does.
public struct CheapestChoice: OutcomeChoice {
  /// How far below the demand an outcome may lie, in the unit of utility.
  public let reach: Double

  public init(reach: Double = 0) { self.reach = reach }

  public func outcome(
    atLeast demand: Double, _ own: OwnPreferences, _ talks: OutcomeTalks,
    _ model: some OpponentModel
  ) -> Int? {
    let ranking = own.ranking
    guard let above = ranking.cheapest(atLeast: demand) else { return nil }
    if reach > 0, let below = ranking.dearest(below: demand) {
      let short = demand - ranking.utilities[below]
      if short <= reach, short < ranking.utilities[above] - demand { return below }
    }
    return above
  }
}
