import Savings

extension Headline {
  /// Deals and spend that a person has to look at, by reason; those after the talks are means over
  /// worlds.
  var escalations: JSONValue {
    let counts = EscalationCount.all(
      deals.map(\.deal), zones: before,
      afterTalks: figures.mean[.winWin]?.escalated ?? .init())
    return .object(
      counts.map { count in
        (
          count.reason.rawValue,
          .object([
            ("deals", .integer(count.deals)),
            ("spend", .string(figures.currency.plain(count.spend))),
          ])
        )
      })
  }

  private var yardsticks: DealYardsticks {
    deals.indices.reduce(into: DealYardsticks()) { sum, index in
      if deals[index].deal.eligibility == .automated { sum += deals[index].yardsticks }
    }
  }

  /// Share of the worlds with a zone of possible agreement, over the automated deals.
  var zones: JSONValue {
    let found = yardsticks
    return .object([
      ("price_only", rate(found.share(found.zonesOnPrice))),
      ("all_levers", rate(found.share(found.zones))),
      ("one_more_supplier", rate(found.share(found.zonesWithOneMore))),
    ])
  }

  /// How good the agreements are: shares of spend, and our part of what both gain.
  var agreements: JSONValue {
    let found = yardsticks
    return .object([
      ("pareto_gap", rate(found.mean(found.paretoGap))),
      ("our_part_of_gains", rate(found.mean(found.buyerSplit))),
      ("supplier_gain", rate(found.mean(found.supplierGain))),
    ])
  }
}
