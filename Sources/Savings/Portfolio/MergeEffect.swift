/// What counting spellings together changes: the tiers that the suppliers would have had apart.
package struct MergeEffect: Sendable, Equatable {
  /// Spellings that each rule merged, with their rows and spend in scope; rules without any left out.
  package struct Part: Sendable, Equatable {
    package let rule: MergeRule
    package let spellings: Int
    package let rows: Int
    package let spend: Money
  }

  package let parts: [Part]
  /// Suppliers with several spellings in scope, and their spend.
  package let suppliers: Int
  package let spend: Money
  /// Those whose tier is another than the highest of their spellings' own, and their spend.
  package let moved: Int
  package let movedSpend: Money
  /// The tiers of the spellings, each counted for itself; nil where no two were merged.
  package let tiers: TierEffect?

  package init(_ portfolio: Portfolio, cube: SpendCube, settings: Settings) {
    let resolution = portfolio.resolution
    let aliases = resolution.aliases
    let base = portfolio.base
    var rows = [Int](repeating: 0, count: cube.suppliers.count)
    var exact = [Int128](repeating: 0, count: cube.suppliers.count)
    // In the order of the cube each spelling and category comes in one piece.
    var apart: [SpendGroup] = []
    var sum: Int128 = 0
    for place in portfolio.cells.sorted() {
      let cell = cube.cells[Int(place)]
      let (supplier, category) = (Int(cell.supplier), Int(cell.category))
      let net = base.exact(micros: cell.windowAmount, currency: cell.currency)
      rows[supplier] += Int(cell.rows)
      exact[supplier] += net
      if apart.last.map({ $0.supplier != supplier || $0.category != category }) ?? true {
        apart.append(SpendGroup(supplier: supplier, category: category))
        sum = 0
      }
      sum += net
      apart[apart.count - 1].add(cell)
      apart[apart.count - 1].spend = base.money(sum)
    }
    let spend = exact.map(base.money)

    var parts: [Part] = []
    for rule in MergeRule.allCases where rule != .ledger {
      let merged = aliases.indices.filter { aliases[$0].merge == rule }
      guard !merged.isEmpty else { continue }
      parts.append(
        Part(
          rule: rule, spellings: merged.count, rows: merged.reduce(0) { $0 + rows[$1] },
          spend: merged.reduce(.zero) { $0 + spend[$1] }))
    }
    self.parts = parts

    // Each spelling for itself, with the record that it would have found.
    var spellings = [Int](repeating: 0, count: resolution.suppliers.count)
    for index in aliases.indices where rows[index] > 0 { spellings[resolution.of[index]] += 1 }
    let alone = resolution.of.indices.map { index in
      ResolvedSupplier(
        key: aliases[index].raw.id + "\u{0}" + aliases[index].raw.name,
        name: aliases[index].raw.name,
        record: resolution.suppliers[resolution.of[index]].record)
    }
    var highest = [Tier?](repeating: nil, count: resolution.suppliers.count)
    if spellings.contains(where: { $0 > 1 }) {
      var now: [Int: Tier] = [:]
      for supplier in portfolio.suppliers { now[supplier.index] = supplier.placement.tier }
      let ranked = SupplierRanking(SupplierGroups.all(of: apart), alone, base, settings)
        .suppliers()
      for supplier in ranked {
        let merged = resolution.of[supplier.index]
        let tier = supplier.placement.tier
        highest[merged] = highest[merged].map { max($0, tier) } ?? tier
      }
      tiers = TierEffect(
        .spellingsApart,
        ranked.map { supplier in
          let tier = supplier.placement.tier
          return (now[resolution.of[supplier.index]] ?? tier, tier, supplier.spend)
        }, tiers: TierEffect.counts(ranked.map { ($0.placement.tier, $0.spend) }))
    } else {
      tiers = nil
    }
    let several = portfolio.suppliers.filter { spellings[$0.index] > 1 }
    let moved = several.filter { highest[$0.index] != $0.placement.tier }
    suppliers = several.count
    self.spend = several.reduce(.zero) { $0 + $1.spend }
    self.moved = moved.count
    movedSpend = moved.reduce(.zero) { $0 + $1.spend }
  }
}
