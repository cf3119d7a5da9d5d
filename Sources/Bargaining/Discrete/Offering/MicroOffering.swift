/// The minimal concession strategy, MiCRO (D. de Jonge, IJCAI 2022): it goes down its own ranking by
/// one outcome whenever the other side has made at least as many different offers as it has, and
/// else repeats its last offer.
///
/// It never offers less than its floor. The paper repeats an earlier offer at random; this repeats
/// the last one, so that sessions are reproducible.
public struct MicroOffering: OutcomeOffering {
  public init() {}

  public func next(
    _ own: OwnPreferences, _ talks: OutcomeTalks, _ model: some OpponentModel
  ) -> OutcomeProposal? {
    let ranking = own.ranking
    // Its own offers are all different: the head of the ranking.
    let made = talks.said.count
    let concedes =
      made == 0
      || (talks.heard.count >= made && made < ranking.best.count
        && ranking.utilities[ranking.best[made]] >= own.floor)
    let outcome = ranking.best[concedes ? made : made - 1]
    guard own.worth(outcome) >= own.floor else { return nil }
    return OutcomeProposal(demand: own.worth(outcome), packages: OutcomePackages(outcome))
  }
}
