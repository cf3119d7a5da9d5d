import Bargaining

/// The page of one deal: the pack that a buyer takes into the room, and one simulated negotiation,
/// offer by offer.
package struct DealPage: Sendable {
  package let deal: Deal
  package let pack: PreparationPack
  package let conversation: Conversation
  package let every: DealWorlds
  package var zone: ZoneOfAgreement { pack.zone }

  /// - Parameters:
  ///   - deal: the one that the page is about.
  ///   - neighbours: other deals that it is compared with.
  ///   - currency: of the amounts.
  ///   - tables: of the run.
  ///   - policy: under which it is replayed.
  ///   - world: the one to replay; nil takes the world whose agreement is the median, or 0 where none
  ///     agrees.
  package init(
    _ deal: Deal, neighbours: DealNeighbours, currency: Currency, tables: SimulationTables,
    policy: NegotiationPolicy = .winWin, world: Int? = nil
  ) {
    self.deal = deal
    every = DealWorlds(deal, tables: tables)
    pack = PreparationPack(
      deal, neighbours: neighbours, worlds: every, currency: currency, settings: tables.settings)
    let typical =
      policy == .winWin
      ? every.statistics.typicalWorld ?? 0
      : DealSearch.typicalWorld(of: deal, policy: policy, tables: tables)
    conversation = Conversation(
      deal, policy: policy, world: world ?? typical, tables: tables)
  }

  package var sections: [ReportSection] {
    pack.sections + [conversation.section(of: deal, currency: pack.currency)]
  }

  /// - Parameters:
  ///   - footer: what names the run.
  ///   - parent: the page that lists this one.
  package func page(footer: [String], parent: ReportLink?) -> ReportPage {
    ReportPage(
      title: "\(deal.supplierName), \(pack.category)",
      subtitle:
        "Deal \(deal.id): \(deal.tier.rawValue), \(pack.amount(deal.baseline)) a year, payment in \(deal.terms) days, led by \(deal.eligibility == .automated ? "the agent" : "people"), data grade \(deal.quality.grade.rawValue)",
      banners: [
        "Simulated: ranges and talks come from \(every.count) simulated worlds. The supplier has been asked nothing and has agreed to nothing."
      ], sections: sections, footer: footer, parent: parent, isBrief: true)
  }
}
