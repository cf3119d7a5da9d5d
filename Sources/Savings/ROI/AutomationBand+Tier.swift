extension AutomationBand {
  /// The band of a tier, from the mean deals of the worlds and the costs of the settings.
  ///
  /// A person is assumed to close as often and to save as much as the machine. The machine's cost of
  /// a negotiation is its usage and its share of deals that a person has to finish; neither has the
  /// programme's fixed costs. Nil where the tier's deals leave nothing to win.
  /// - Parameter spends: yearly spend of each deal of the tier, in any order.
  package init?(
    tier: Tier, worlds: [ProgrammeWorld], settings: Settings, currency: Currency,
    spends: some Sequence<Money>
  ) {
    let totals = worlds.compactMap {
      $0.totals.indices.contains(tier.index) ? $0.totals[tier.index] : nil
    }
    let year = DealYear(meanOf: totals)
    guard year.approachedDeals > 0, year.agreedSpend > 0 else { return nil }
    let closeRate = year.agreedDeals / year.approachedDeals
    let saving = year.hard / year.agreedSpend
    let model = settings.model
    let programme = settings.programme
    let (realisation, human) =
      switch tier {
      case .tail: (model.realisationTail.typical, programme.humanCostTail)
      case .midTier: (model.realisationMidTier.typical, programme.humanCostMidTier)
      case .strategic: (model.realisationStrategic.typical, programme.humanCostStrategic)
      }
    let machine =
      programme.costPerNegotiation.typical
      + programme.exceptionCost * year.escalatedDeals / year.approachedDeals
    func deal(_ cost: Double) -> BreakEvenDeal? {
      BreakEvenDeal(
        cost: Money(rounding: cost * Double(currency.minorPerMajor)), closeRate: closeRate,
        saving: saving, realisation: realisation)
    }
    guard let byMachine = deal(machine), let byHuman = deal(human) else { return nil }
    self.init(machine: byMachine, human: byHuman, spends: spends)
  }
}
