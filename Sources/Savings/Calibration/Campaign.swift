/// Suppliers to approach: each a deal of its own, without item prices, of whom only spend, tier and
/// perhaps payment terms are known.
package struct Campaign: Sendable {
  package struct Member: Sendable, Equatable {
    /// Yearly spend in whole units of the currency; it weighs the saving, and nothing else.
    package var spend: Int64
    package var tier: Tier
    /// Payment terms in force, days; nil where unknown.
    package var terms: Int?

    package init(spend: Int64, tier: Tier, terms: Int? = nil) {
      self.spend = spend
      self.tier = tier
      self.terms = terms
    }
  }

  package let members: [Member]
  private let cube: SpendCube
  private let portfolio: Portfolio

  /// - Parameters:
  ///   - name: seeds the identities of the suppliers, and with them their draws.
  ///   - members: the suppliers that are approached.
  package init(name: String, members: [Member]) throws(Refusal) {
    self.members = members
    var cube = SpendCube(categories: ["services"], currencies: ["EUR"])
    var settings = Settings()
    settings.currency.base = "EUR"
    // Everything below the curve's cuts is tail; the list places the others.
    settings.tiers.strategicCut = 0
    settings.tiers.midTierCut = 0
    settings.tiers.tailFloor = 0
    for (index, member) in members.enumerated() {
      let id = "\(name)-\(index)"
      cube.suppliers.append(RawSupplier(id: id, name: "Supplier \(index)"))
      var cell = SpendCell(supplier: Int32(index), category: 0)
      cell.rows = 12
      cell.recentInvoices = 3
      cell.amount = member.spend * 1_000_000
      cell.windowAmount = cell.amount
      if let terms = member.terms {
        cell.termsUnits = member.spend
        cell.termsUnitDays = member.spend * Int64(terms)
      }
      cube.cells.append(cell)
      if member.tier != .tail { settings.tiers.list[id] = member.tier.rawValue }
    }
    self.cube = cube
    portfolio = try Portfolio(cube: cube, records: [], fx: FXTable(), settings: settings)
  }

  /// The deals as the settings prepare them.
  package func deals(_ settings: Settings) -> [Deal] {
    DealPreparation(cube: cube, portfolio: portfolio, settings: settings).deals()
  }

  /// Negotiates every deal in every world of the settings, all levers that the policy allows.
  ///
  /// Every draw is keyed by deal and world and every sum is a whole number: threads change nothing,
  /// and two settings are compared on the same draws.
  ///
  /// - Returns: figures by ``Tier/index``.
  package func figures(_ settings: Settings, threads: Int) async -> [CampaignFigures] {
    let deals = deals(settings)
    let tables = SimulationTables(settings)
    let chunks = max(1, min(threads, deals.count))
    var sums = [CampaignFigures](repeating: CampaignFigures(), count: Tier.allCases.count)
    await withTaskGroup(of: [CampaignFigures].self) { group in
      for chunk in 0..<chunks {
        let range = deals.count * chunk / chunks..<deals.count * (chunk + 1) / chunks
        group.addTask { Campaign.play(deals[range], tables) }
      }
      for await part in group {
        for tier in sums.indices { sums[tier] += part[tier] }
      }
    }
    return sums
  }

  private static func play(_ deals: ArraySlice<Deal>, _ tables: SimulationTables)
    -> [CampaignFigures]
  {
    var sums = [CampaignFigures](repeating: CampaignFigures(), count: Tier.allCases.count)
    for deal in deals {
      let simulation = DealSimulation(deal, tables: tables)
      for world in tables.worlds.indices {
        sums[deal.tier.index].add(simulation.outcome(.winWin, world: world), of: deal.baseline)
      }
    }
    return sums
  }
}
