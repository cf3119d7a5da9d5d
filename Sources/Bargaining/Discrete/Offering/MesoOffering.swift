/// Multiple equivalent simultaneous offers: up to three packages that are worth nearly the same to
/// the own side and differ in what they give (G. Leonardelli et al., 2019). Which of them the other
/// side likes best tells what matters to it.
///
/// All lie in the trade-off's band above the demand. The first is the one that the other side is
/// believed to like best; each further one adds to its liking the share of issues in which it differs
/// from all before it.
public struct MesoOffering<Demand: OutcomeDemand>: OutcomeOffering {
  /// The band's width, a share of the room between the best outcome and the floor.
  public let band: Double
  /// What a package that differs in every issue gains, in the unit of the model's likings.
  public let variety: Double
  private var demand: Demand
  private let coordinates: OutcomeCoordinates

  /// - Parameters:
  ///   - demand: what all packages are worth at least.
  ///   - shape: how many values each issue has.
  ///   - band: the band's width, a share of the room between the best outcome and the floor.
  ///   - variety: what a package that differs in every issue gains, in the unit of the likings.
  public init(_ demand: Demand, shape: [Int], band: Double = 0.05, variety: Double = 0.5) {
    self.demand = demand
    self.band = band
    self.variety = variety
    coordinates = OutcomeCoordinates(shape: shape)
  }

  public mutating func next(
    _ own: OwnPreferences, _ talks: OutcomeTalks, _ model: some OpponentModel
  ) -> OutcomeProposal? {
    let wanted = demand.demand(own, talks)
    let choice = TradeOffChoice(band: band)
    guard let first = choice.outcome(atLeast: wanted, own, talks, model) else { return nil }
    var packages = OutcomePackages(first)
    let candidates = own.band(atLeast: wanted, width: band)
    while packages.count < min(OutcomePackages.most, candidates.count) {
      var best = (outcome: -1, value: -Double.infinity)
      for outcome in candidates where !packages.contains(outcome) {
        let value = model.liking(of: outcome) + variety * distance(outcome, packages)
        if value > best.value + TradeOffChoice.tolerance { best = (outcome, value) }
      }
      packages.append(best.outcome)
    }
    return OutcomeProposal(demand: wanted, packages: packages)
  }

  /// The least share of issues in which an outcome differs from one of the packages.
  private func distance(_ outcome: Int, _ packages: OutcomePackages) -> Double {
    var least = 1.0
    for place in 0..<packages.count {
      least = min(least, coordinates.difference(outcome, packages[place]))
    }
    return least
  }
}
