/// Ranks suppliers by spend and places each by the rule.
struct SupplierRanking: Sendable {
  /// Indices of ``found`` by rank: spend descending, then key ascending.
  let order: [Int]
  private let found: [SupplierGroups]
  private let resolved: [ResolvedSupplier]
  /// Share of the scope that stands above each supplier.
  private let before: [Double]
  private let rule: TierRule
  private let previousTiers: [String: Tier]
  private let listed: [String: Tier]

  /// - Parameter found: in the order of their keys.
  init(
    _ found: [SupplierGroups], _ resolved: [ResolvedSupplier], _ base: BaseCurrency,
    _ settings: Settings, previousTiers: [String: Tier] = [:]
  ) {
    // The sort keeps the order of those that spend alike; amounts lie in what is sorted.
    order = found.indices.map { (spend: found[$0].spend, index: $0) }
      .sorted { $0.spend > $1.spend }.map(\.index)
    let scope = found.reduce(Money.zero) { $0 + max($1.spend, .zero) }
    var shares = [Double](repeating: 0, count: found.count)
    var above = Money.zero
    for index in order {
      shares[index] = above.share(of: scope)
      above += max(found[index].spend, .zero)
    }
    before = shares
    rule = TierRule(settings: settings.tiers, scope: scope, base: base)
    var listed: [String: Tier] = [:]
    // Sorted, so that of two spellings of a name always the same one wins.
    for (name, tier) in settings.tiers.list.sorted(by: { $0.key < $1.key }) {
      listed[SupplierName(name).key] = Tier(rawValue: tier)
      listed["id:" + name] = Tier(rawValue: tier)
    }
    self.listed = listed
    self.found = found
    self.resolved = resolved
    self.previousTiers = previousTiers
  }

  /// All suppliers by rank.
  func suppliers() -> [PortfolioSupplier] { order.map(supplier(at:)) }

  /// The same on so many threads. They are made in the order in which they lie in memory.
  func suppliers(threads: Int) async -> [PortfolioSupplier] {
    let suppliers = await ParallelMap.values(found.count, threads: threads) { supplier(at: $0) }
    return order.map { suppliers[$0] }
  }

  private func supplier(at index: Int) -> PortfolioSupplier {
    let own = found[index]
    let supplier = resolved[own.supplier]
    let facts = TierRule.Facts(
      spend: own.spend, before: before[index], recentInvoices: own.recentInvoices,
      hasContract: supplier.record?.contractEnd != nil || own.contractRows > 0,
      record: supplier.record,
      // What the supplier file says comes first: it is the user's own word.
      previous: supplier.record.flatMap { Tier(rawValue: $0.previousTier) }
        ?? previousTiers[supplier.key],
      listed: listed.isEmpty
        ? nil : listed[supplier.key] ?? listed[SupplierName(supplier.name).key])
    return PortfolioSupplier(
      supplier: supplier, index: own.supplier, groups: own.groups, before: before[index],
      placement: rule.placement(facts))
  }
}
