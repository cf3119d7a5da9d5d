extension WorldTotals.Funnel: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(deals, spend) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(deals: try reader.next(), spend: try reader.next())
  }
}

extension WorldTotals: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(approached, engaged, concluded, agreed, escalated, switched)
    writer.put(hard, market, marketFall, unproven)
    writer.put(avoidance, cash, carrying, otherLevers, clawback, humanHard, switching)
    writer.put(supplierSurplus, jointSurplus, potential, rises)
    writer.put(supplierBetterOff, unreciprocated, rounds, days)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init()
    approached = try reader.next()
    engaged = try reader.next()
    concluded = try reader.next()
    agreed = try reader.next()
    escalated = try reader.next()
    switched = try reader.next()
    hard = try reader.next()
    market = try reader.next()
    marketFall = try reader.next()
    unproven = try reader.next()
    avoidance = try reader.next()
    cash = try reader.next()
    carrying = try reader.next()
    otherLevers = try reader.next()
    clawback = try reader.next()
    humanHard = try reader.next()
    switching = try reader.next()
    supplierSurplus = try reader.next()
    jointSurplus = try reader.next()
    potential = try reader.next()
    rises = try reader.next()
    supplierBetterOff = try reader.next()
    unreciprocated = try reader.next()
    rounds = try reader.next()
    days = try reader.next()
  }
}

extension CategoryCell: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(hard, agreedSpend, approachedSpend, agreed, approached)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      hard: try reader.next(), agreedSpend: try reader.next(),
      approachedSpend: try reader.next(), agreed: try reader.next(),
      approached: try reader.next())
  }
}

/// What some deals add up to by world: sums that are added where a portfolio was played in parts.
struct StoredWorlds: Stored {
  /// Deals behind the sums, whoever leads them.
  var deals: Int
  /// By policy, world and tier, as in ``SimulationResult/totals``.
  var totals: [[[WorldTotals]]]
  var categories: [String]
  /// As in ``SimulationResult/cells``.
  var cells: [CategoryCell]
  var negotiations: Int

  init(
    deals: Int, totals: [[[WorldTotals]]], categories: [String], cells: [CategoryCell],
    negotiations: Int
  ) {
    self.deals = deals
    self.totals = totals
    self.categories = categories
    self.cells = cells
    self.negotiations = negotiations
  }

  init(_ result: SimulationResult) {
    self.init(
      deals: result.deals.count, totals: result.totals, categories: result.categories,
      cells: result.cells, negotiations: result.negotiations)
  }

  func store(in writer: inout StoredWriter) {
    writer.put(deals, totals, categories, cells, negotiations)
  }

  init(from reader: inout StoredReader) throws(StoredFailure) {
    deals = try reader.next()
    totals = try reader.next()
    categories = try reader.next()
    cells = try reader.next()
    negotiations = try reader.next()
  }

  /// Adds the sums of other deals of the same portfolio, in any order.
  ///
  /// - Throws: where they are of other worlds, policies or categories.
  mutating func add(_ other: StoredWorlds) throws(StoredFailure) {
    let shape = other.totals.map { $0.map(\.count) }
    guard totals.map({ $0.map(\.count) }) == shape, categories == other.categories,
      cells.count == other.cells.count
    else { throw .damaged }
    for (policy, worlds) in other.totals.enumerated() {
      for (world, tiers) in worlds.enumerated() {
        for (tier, sums) in tiers.enumerated() { totals[policy][world][tier] += sums }
      }
    }
    for (place, cell) in other.cells.enumerated() { cells[place] += cell }
    deals += other.deals
    negotiations += other.negotiations
  }

  /// Whether the sums are those of so many deals in so many worlds, some of them compared.
  func fits(deals: Int, worlds: Int, _ plan: ComparisonPlan) -> Bool {
    let policies = NegotiationPolicy.allCases
    return self.deals == deals && totals.count == policies.count
      && zip(policies, totals).allSatisfy { policy, played in
        let expected =
          policy.index < 2 ? worlds : plan.plays(policy) ? plan.worlds : 0
        return played.count == expected
          && played.allSatisfy { $0.count == Tier.allCases.count }
      } && cells.count == worlds * categories.count * Tier.allCases.count
  }
}
