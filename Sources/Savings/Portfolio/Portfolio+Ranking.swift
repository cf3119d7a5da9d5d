extension Portfolio {
  /// Ranks the suppliers and places each by the rule.
  static func ranked(
    _ groups: [SpendGroup], _ resolved: [ResolvedSupplier], _ base: BaseCurrency,
    _ settings: Settings, previousTiers: [String: Tier] = [:]
  ) -> [PortfolioSupplier] {
    // The groups come by supplier and category.
    var runs: [(range: Range<Int>, spend: Money)] = []
    var start = 0
    while start < groups.count {
      var end = start
      var spend = Money.zero
      while end < groups.count, groups[end].supplier == groups[start].supplier {
        spend += groups[end].spend
        end += 1
      }
      runs.append((start..<end, spend))
      start = end
    }
    // Suppliers come by key, so that the earlier run has the lesser key, and the sort keeps their order.
    let ranking = runs.indices.sorted { runs[$1].spend < runs[$0].spend }
    let scope = runs.reduce(Money.zero) { $0 + max($1.spend, .zero) }
    let rule = TierRule(settings: settings.tiers, scope: scope, base: base)
    var listed: [String: Tier] = [:]
    // Sorted, so that of two spellings of a name always the same one wins.
    for (name, tier) in settings.tiers.list.sorted(by: { $0.key < $1.key }) {
      listed[SupplierName(name).key] = Tier(rawValue: tier)
      listed["id:" + name] = Tier(rawValue: tier)
    }
    var shares = [Double](repeating: 0, count: runs.count)
    var above = Money.zero
    for run in ranking {
      shares[run] = above.share(of: scope)
      above += max(runs[run].spend, .zero)
    }
    // Made in the order in which their groups lie in memory.
    let suppliers = zip(runs, shares).map { run, before in
      let index = groups[run.range.lowerBound].supplier
      let supplier = resolved[index]
      let own = groups[run.range]
      let facts = TierRule.Facts(
        spend: run.spend, before: before,
        recentInvoices: own.reduce(0) { $0 + $1.recentInvoices },
        hasContract: PortfolioSupplier.hasContract(supplier, own),
        record: supplier.record,
        // What the supplier file says comes first: it is the user's own word.
        previous: supplier.record.flatMap { Tier(rawValue: $0.previousTier) }
          ?? previousTiers[supplier.key],
        listed: listed.isEmpty
          ? nil : listed[supplier.key] ?? listed[SupplierName(supplier.name).key])
      return PortfolioSupplier(
        supplier: supplier, index: index, groups: Array(own), before: before,
        placement: rule.placement(facts))
    }
    return ranking.map { suppliers[$0] }
  }
}
