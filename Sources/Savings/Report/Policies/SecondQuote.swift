/// What one more qualified supplier is worth to a deal, and what finding it costs.
package struct SecondQuote: Sendable {
  package let deal: Deal
  /// By simulation, over the worlds of the comparison; before realisation.
  package let gain: PairedGain
  /// Typical share of agreed savings that reaches invoices, in the deal's tier.
  package let realisation: Double
  /// Sourcing and setting up the supplier, once.
  package let cost: Money

  package let realised: Money
  /// What is left of the first year.
  package var net: Money { realised - cost }

  init(deal: Deal, gain: PairedGain, realisation: Double, cost: Money) {
    self.deal = deal
    self.gain = gain
    self.realisation = realisation
    self.cost = cost
    realised = gain.mean.scaled(by: realisation)
  }

  /// Whether the gain is above its cost by more than twice the error of the simulation.
  package var isClear: Bool {
    (gain.mean - gain.error - gain.error).scaled(by: realisation) > cost
  }

  package var howSure: String {
    if isClear { return "pays" }
    if (gain.mean + gain.error + gain.error).scaled(by: realisation) < cost {
      return "does not pay"
    }
    return "too close to tell"
  }

  /// All deals of which it was simulated, by ``net``; ties by id.
  static func ranked(
    _ results: [DealResult], settings: Settings, base: BaseCurrency
  ) -> [SecondQuote] {
    let compare = settings.compare
    let costs = [
      compare.sourcingCostTail, compare.sourcingCostMidTier, compare.sourcingCostStrategic,
    ].map { base.money(major: $0) }
    let realisation = [
      settings.model.realisationTail, settings.model.realisationMidTier,
      settings.model.realisationStrategic,
    ]
    let quotes = results.compactMap { result in
      result.oneMore.map {
        let tier = result.deal.tier.index
        return SecondQuote(
          deal: result.deal, gain: $0, realisation: realisation[tier].typical, cost: costs[tier])
      }
    }
    return Ranking.places(quotes.map(\.net)) { quotes[$0].deal.id }.map { quotes[$0] }
  }
}
