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
    var found: [SupplierGroups] = []
    var own: [SpendGroup] = []
    var kept: [Int32] = []
    kept.reserveCapacity(cube.cells.count)
    var flow = SpendWaterfall()
    let order = Portfolio.order(of: cube.cells, resolution.of)
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
      if !group.cells.isEmpty {
        if let last = own.last, last.supplier != supplier {
          found.append(SupplierGroups(own[...]))
          own.removeAll(keepingCapacity: true)
        }
        own.append(group)
      }
      start = end
    }
    if !own.isEmpty { found.append(SupplierGroups(own[...])) }
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
      found, resolution.suppliers, base, settings, previousTiers: previousTiers)
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

  /// Indices of cells by resolved supplier and category.
  private static func order(of cells: [SpendCell], _ resolved: [Int]) -> [Int] {
    func place(_ cell: SpendCell) -> (supplier: Int, category: Int32) {
      (resolved[Int(cell.supplier)], cell.category)
    }
    // They come by supplier and category, and stay so where the keys of suppliers do.
    var last: (supplier: Int, category: Int32) = (-1, -1)
    let isSorted = cells.allSatisfy { cell in
      let next = place(cell)
      defer { last = next }
      return last <= next
    }
    if isSorted { return Array(cells.indices) }
    return cells.indices.sorted { x, y in
      let (a, b) = (place(cells[x]), place(cells[y]))
      return a == b ? x < y : a < b
    }
  }
}
