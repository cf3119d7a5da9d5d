/// A supplier of the portfolio, with its place. A class, as every report goes through all of them: a
/// reference is counted once, and a copy once for each text in it.
package final class PortfolioSupplier: Sendable {
  package let supplier: ResolvedSupplier
  /// Index in the resolution's list.
  package let index: Int
  package let groups: [SpendGroup]
  package let spend: Money
  /// Share of the scope above it in the ranking.
  package let before: Double
  package let placement: TierPlacement

  init(
    supplier: ResolvedSupplier, index: Int, groups: [SpendGroup], before: Double,
    placement: TierPlacement
  ) {
    self.supplier = supplier
    self.index = index
    self.groups = groups
    self.before = before
    self.placement = placement
    spend = groups.reduce(.zero) { $0 + $1.spend }
  }

  /// Deals that can be made of it: categories with net spend.
  package var dealCount: Int { groups.count { $0.spend > .zero } }

  package var hasContract: Bool {
    supplier.record?.contractEnd != nil || groups.contains { $0.contractRows > 0 }
  }
}
