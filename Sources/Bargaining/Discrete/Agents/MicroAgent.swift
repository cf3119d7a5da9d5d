/// The agent of ``MicroOffering``: it accepts what is worth at least its next own offer, and leaves
/// where its best outcome is worth less than no agreement.
public typealias MicroAgent = OutcomeNegotiator<MicroOffering, NextOfferAcceptance, NoModel>

extension MicroAgent {
  public init(_ ranking: OutcomeRanking, reservation: Double?) {
    self.init(
      OwnPreferences(ranking, reservation: reservation), offering: MicroOffering(),
      acceptance: NextOfferAcceptance(), model: NoModel())
  }

  public init(_ utility: TabulatedUtility) {
    self.init(OutcomeRanking(utility), reservation: utility.reservation)
  }
}
