extension AutomationBand {
  /// The band of a tier, from the rates of the worlds and the costs of the settings.
  ///
  /// A person is assumed to close as often and to save as much as the machine. The machine's cost of
  /// a negotiation is its usage and its share of deals that a person has to finish; neither has the
  /// programme's fixed costs. The figures come from the mean deals of the worlds and typical
  /// settings, the ranges from each world's own rates, realisation and usage cost. Nil where the
  /// tier's deals leave nothing to win.
  ///
  /// - Parameters:
  ///   - tier: whose deals and rates are meant.
  ///   - worlds: the programme in each world.
  ///   - settings: with the costs of people and machine.
  ///   - currency: of the spends.
  ///   - spends: yearly spend of each deal of the tier, in any order.
  package init?(
    tier: Tier, worlds: [ProgrammeWorld], settings: Settings, currency: Currency,
    spends: some Sequence<Money>
  ) {
    let played = worlds.filter { $0.totals.indices.contains(tier.index) }
    let year = DealYear(meanOf: played.map { $0.totals[tier.index] })
    guard year.approachedDeals > 0, year.agreedSpend > 0 else { return nil }
    let model = settings.model
    let programme = settings.programme
    let (realisation, human) =
      switch tier {
      case .tail: (model.realisationTail.typical, programme.humanCostTail)
      case .midTier: (model.realisationMidTier.typical, programme.humanCostMidTier)
      case .strategic: (model.realisationStrategic.typical, programme.humanCostStrategic)
      }
    func deal(_ cost: Double, _ year: DealYear, realisation: Double) -> BreakEvenDeal? {
      guard year.approachedDeals > 0, year.agreedSpend > 0 else { return nil }
      return BreakEvenDeal(
        cost: Money(rounding: cost * Double(currency.minorPerMajor)),
        closeRate: year.agreedDeals / year.approachedDeals, saving: year.hard / year.agreedSpend,
        realisation: realisation)
    }
    func machineCost(_ usage: Double, _ year: DealYear) -> Double {
      usage + programme.exceptionCost * year.escalatedDeals / max(1, year.approachedDeals)
    }
    guard
      let byMachine = deal(
        machineCost(programme.costPerNegotiation.typical, year), year, realisation: realisation),
      let byHuman = deal(human, year, realisation: realisation)
    else { return nil }
    func range(_ cost: (SystematicDraw, DealYear) -> Double) -> WorldRange<Money?>? {
      WorldRange(
        neverLast: played.map { world -> Money? in
          let year = DealYear(world.totals[tier.index])
          let share = world.draw.realisation
          return deal(
            cost(world.draw, year), year,
            realisation: share.indices.contains(tier.index) ? share[tier.index] : realisation
          )?.spend
        })
    }
    self.init(
      machine: byMachine, human: byHuman, spends: spends,
      machineRange: range { machineCost($0.costPerNegotiation, $1) },
      humanRange: range { _, _ in human })
  }

  /// The bands of the tiers that the agent negotiates.
  package static func byTier(_ run: SavingsRun) -> [(tier: Tier, band: AutomationBand)] {
    let worlds = zip(run.simulation.totals(.winWin), run.simulation.worlds).map {
      ProgrammeWorld(totals: $0, draw: $1)
    }
    return [Tier.tail, .midTier].compactMap { tier in
      AutomationBand(
        tier: tier, worlds: worlds, settings: run.settings,
        currency: run.portfolio.base.currency,
        spends: run.deals.lazy.filter { $0.tier == tier }.map(\.baseline)
      ).map { (tier, $0) }
    }
  }
}
