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
    let pass = try GroupPass(cube, records, aliases, fx, settings)
    let spend = pass.spend(of: cube.cells.indices)
    let ranking = SupplierRanking(
      spend.found, pass.resolution.suppliers, pass.base, settings, previousTiers: previousTiers)
    self.init(pass, spend, ranking.suppliers(), previousTiers, settings.scope)
  }

  /// The same on so many threads.
  package init(
    cube: SpendCube, records: [SupplierRecord], aliases: [SupplierAlias] = [], fx: FXTable,
    previousTiers: [String: Tier] = [:], settings: Settings, threads: Int
  ) async throws(Refusal) {
    let pass = try GroupPass(cube, records, aliases, fx, settings)
    let stretches = pass.stretches(threads * 4)
    let parts = await ParallelMap.values(stretches.count, threads: threads, least: 1) {
      pass.spend(of: stretches[$0])
    }
    let spend = GroupedSpend.joined(parts)
    let ranking = SupplierRanking(
      spend.found, pass.resolution.suppliers, pass.base, settings, previousTiers: previousTiers)
    self.init(
      pass, spend, await ranking.suppliers(threads: threads), previousTiers, settings.scope)
  }

  private init(
    _ pass: GroupPass, _ spend: GroupedSpend, _ suppliers: [PortfolioSupplier],
    _ previousTiers: [String: Tier], _ scope: ScopeSettings
  ) {
    base = pass.base
    resolution = pass.resolution
    self.suppliers = suppliers
    cells = spend.kept
    asOf = pass.cube.asOf
    self.previousTiers = previousTiers
    windowMonths = pass.cube.hasWindow && scope.windowMonths > 0 ? scope.windowMonths : nil
    waterfall = SpendWaterfall(spend, base: pass.base)
  }
}
