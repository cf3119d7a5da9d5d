extension Portfolio {
  /// Ranks the suppliers and places each by the rule.
  ///
  /// - Parameter found: by supplier.
  static func ranked(
    _ found: [SupplierGroups], _ resolved: [ResolvedSupplier], _ base: BaseCurrency,
    _ settings: Settings, previousTiers: [String: Tier] = [:]
  ) -> [PortfolioSupplier] {
    // Suppliers come by key, and the sort keeps the order of those that spend alike.
    let ranking = found.indices.sorted { found[$1].spend < found[$0].spend }
    let scope = found.reduce(Money.zero) { $0 + max($1.spend, .zero) }
    let rule = TierRule(settings: settings.tiers, scope: scope, base: base)
    var listed: [String: Tier] = [:]
    // Sorted, so that of two spellings of a name always the same one wins.
    for (name, tier) in settings.tiers.list.sorted(by: { $0.key < $1.key }) {
      listed[SupplierName(name).key] = Tier(rawValue: tier)
      listed["id:" + name] = Tier(rawValue: tier)
    }
    var shares = [Double](repeating: 0, count: found.count)
    var above = Money.zero
    for index in ranking {
      shares[index] = above.share(of: scope)
      above += max(found[index].spend, .zero)
    }
    // Made in the order in which they lie in memory.
    let suppliers = zip(found, shares).map { own, before in
      let supplier = resolved[own.supplier]
      let facts = TierRule.Facts(
        spend: own.spend, before: before, recentInvoices: own.recentInvoices,
        hasContract: supplier.record?.contractEnd != nil || own.contractRows > 0,
        record: supplier.record,
        // What the supplier file says comes first: it is the user's own word.
        previous: supplier.record.flatMap { Tier(rawValue: $0.previousTier) }
          ?? previousTiers[supplier.key],
        listed: listed.isEmpty
          ? nil : listed[supplier.key] ?? listed[SupplierName(supplier.name).key])
      return PortfolioSupplier(
        supplier: supplier, index: own.supplier, groups: own.groups, before: before,
        placement: rule.placement(facts))
    }
    return ranking.map { suppliers[$0] }
  }
}
