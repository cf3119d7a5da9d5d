/// The spend in scope, by resolved supplier, ranked and placed into tiers.
package struct Portfolio: Sendable {
  package let base: BaseCurrency
  package let resolution: SupplierResolution
  /// Suppliers with spend in the window, by rank: spend descending, then key ascending.
  package let suppliers: [PortfolioSupplier]
  /// Indices of the cube's cells that are in scope; each group is a range of them.
  package let cells: [Int32]
  package let waterfall: SpendWaterfall
  package let asOf: CalendarDate?
  /// Months of the trailing window that the ledger's dates cover; nil without a window.
  package let windowMonths: Int?
  /// Tiers of the run before, by key.
  let previousTiers: [String: Tier]

  package init(
    cube: SpendCube, records: [SupplierRecord], aliases: [SupplierAlias] = [], fx: FXTable,
    previousTiers: [String: Tier] = [:], settings: Settings
  ) throws(Refusal) {
    let base = try BaseCurrency(cube: cube, settings: settings, fx: fx)
    let resolution = SupplierResolution(cube: cube, records: records, aliases: aliases)
    let scope = Scope(settings.scope)
    let excludedSuppliers = scope.excludedSuppliers(cube, resolution)
    let excludedCategories = scope.excludedCategories(cube)

    // One pass over the cells in supplier-category order; each group is rounded once.
    var groups: [SpendGroup] = []
    var kept: [Int32] = []
    kept.reserveCapacity(cube.cells.count)
    var flow = SpendWaterfall()
    func isBefore(_ x: Int, _ y: Int) -> Bool {
      let (a, b) = (cube.cells[x], cube.cells[y])
      let (sa, sb) = (resolution.of[Int(a.supplier)], resolution.of[Int(b.supplier)])
      if sa != sb { return sa < sb }
      return a.category == b.category ? x < y : a.category < b.category
    }
    // Cells come by supplier and category, and stay so where the keys of suppliers do.
    let indices = Array(cube.cells.indices)
    let isSorted = zip(indices, indices.dropFirst()).allSatisfy { isBefore($0, $1) }
    let order = isSorted ? indices : indices.sorted(by: isBefore)
    var total: Int128 = 0
    var inWindow: Int128 = 0
    var excluded = ExcludedSpend(currencies: cube.currencies.count)
    var start = 0
    while start < order.count {
      let first = cube.cells[order[start]]
      let supplier = resolution.of[Int(first.supplier)]
      var group = SpendGroup(supplier: supplier, category: Int(first.category))
      let firstKept = kept.count
      let oneOff =
        scope.isOneOff(order[start...], cube, base, resolution) ? ScopeReason.oneOff : nil
      var net: Int128 = 0
      var end = start
      while end < order.count {
        let index = order[end]
        let cell = cube.cells[index]
        guard resolution.of[Int(cell.supplier)] == supplier, cell.category == first.category else {
          break
        }
        let all = base.exact(micros: cell.amount, currency: cell.currency)
        total += all
        if let reason = excludedSuppliers[Int(cell.supplier)]
          ?? excludedCategories[Int(cell.category)] ?? oneOff
        {
          excluded.add(cell, exact: all, because: reason)
        } else {
          net += base.exact(micros: cell.windowAmount, currency: cell.currency)
          group.add(cell)
          kept.append(Int32(index))
        }
        end += 1
      }
      group.spend = base.money(net)
      inWindow += net
      group.cells = firstKept..<kept.count
      if !group.cells.isEmpty { groups.append(group) }
      start = end
    }
    flow.total = base.money(total)
    (flow.excluded, flow.inScope) = excluded.steps(total: total, base: base)
    flow.outOfScope = flow.total - flow.inScope
    flow.outOfScopeRows = flow.excluded.reduce(0) { $0 + $1.rows }

    self.base = base
    self.resolution = resolution
    cells = kept
    asOf = cube.asOf
    self.previousTiers = previousTiers
    windowMonths =
      cube.hasWindow && settings.scope.windowMonths > 0 ? settings.scope.windowMonths : nil
    suppliers = Portfolio.ranked(
      groups, resolution.suppliers, base, settings, previousTiers: previousTiers)
    for supplier in suppliers {
      for group in supplier.groups {
        if group.spend.isNegative {
          flow.netCredits += group.spend
        } else {
          flow.addressable += group.spend
        }
      }
    }
    flow.rounding = flow.addressable + flow.netCredits - base.money(inWindow)
    flow.outsideWindow = flow.inScope - base.money(inWindow)
    waterfall = flow
  }

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
    // Suppliers come by key, so that the earlier run has the lesser key.
    runs.sort { ($1.spend, $0.range.lowerBound) < ($0.spend, $1.range.lowerBound) }
    let scope = runs.reduce(Money.zero) { $0 + max($1.spend, .zero) }
    let rule = TierRule(settings: settings.tiers, scope: scope, base: base)
    var listed: [String: Tier] = [:]
    // Sorted, so that of two spellings of a name always the same one wins.
    for (name, tier) in settings.tiers.list.sorted(by: { $0.key < $1.key }) {
      listed[SupplierName(name).key] = Tier(rawValue: tier)
      listed["id:" + name] = Tier(rawValue: tier)
    }
    var above = Money.zero
    var found: [PortfolioSupplier] = []
    found.reserveCapacity(runs.count)
    for run in runs {
      let index = groups[run.range.lowerBound].supplier
      let supplier = resolved[index]
      let own = groups[run.range]
      let facts = TierRule.Facts(
        spend: run.spend, before: above.share(of: scope),
        recentInvoices: own.reduce(0) { $0 + $1.recentInvoices },
        hasContract: PortfolioSupplier.hasContract(supplier, own),
        record: supplier.record,
        // What the supplier file says comes first: it is the user's own word.
        previous: supplier.record.flatMap { Tier(rawValue: $0.previousTier) }
          ?? previousTiers[supplier.key],
        listed: listed.isEmpty
          ? nil : listed[supplier.key] ?? listed[SupplierName(supplier.name).key])
      found.append(
        PortfolioSupplier(
          supplier: supplier, index: index, groups: Array(own), before: facts.before,
          placement: rule.placement(facts)))
      above += max(run.spend, .zero)
    }
    return found
  }
}
