/// Of the outcomes at a demand, the one that the other side is believed to like best: the trade-off
/// of P. Faratin, C. Sierra and N. Jennings (2002) on numbered outcomes.
///
/// The band reaches from the demand to a share of the room above the cheapest outcome that meets it.
/// A narrow band keeps the own utility (iso-utility); a band without limit takes the point of the
/// believed Pareto frontier at the demand. Of outcomes that the other side is believed to like
/// equally, the best for the own side is taken, then the smaller flat number.
public struct TradeOffChoice: OutcomeChoice {
  /// The band's width, a share of the room between the best outcome and the floor.
  public let band: Double
  /// False where an outcome that the other side has turned down is not offered again while the band
  /// has others: each offer then tells both sides something new.
  public let repeats: Bool

  public init(band: Double = .infinity, repeats: Bool = false) {
    self.band = band
    self.repeats = repeats
  }

  /// Estimates closer than this are the same: sums of the same terms may differ in the last bit.
  static let tolerance = 1e-12

  public func outcome(
    atLeast demand: Double, _ own: OwnPreferences, _ talks: OutcomeTalks,
    _ model: some OpponentModel
  ) -> Int? {
    var found: Int?
    var best = -Double.infinity
    var isNew = false
    for outcome in own.band(atLeast: demand, width: band) {
      let fresh = repeats || !talks.said.contains(outcome)
      let liking = model.liking(of: outcome)
      guard isNew == fresh ? liking > best + Self.tolerance : fresh else { continue }
      (found, best, isNew) = (outcome, liking, fresh)
    }
    return found
  }
}

extension OwnPreferences {
  /// The outcomes from a demand up to a share of the room above the cheapest that meets it, the best
  /// first.
  func band(atLeast demand: Double, width: Double) -> ArraySlice<Int> {
    let end = ranking.best.firstPlace { ranking.utilities[$0] < demand }
    guard end > 0, width < .infinity else { return ranking.best[..<end] }
    let limit = worth(ranking.best[end - 1]) + width * (top - floor)
    return ranking.best[ranking.best.firstPlace { ranking.utilities[$0] <= limit }..<end]
  }
}
