/// What the ledger says around a deal: who else sells in its category, and what else its supplier
/// sells.
package struct DealNeighbours: Sendable {
  /// Another supplier of the category, with its yearly spend there.
  package struct Seller: Sendable, Equatable {
    package let name: String
    package let spend: Money
  }

  /// Largest first; empty where nobody else sells in the category, or it has no name.
  package let sellers: [Seller]
  /// Spend of the whole category, this deal included.
  package let categorySpend: Money
  /// Other deals of the same supplier, largest first.
  package let sameSupplier: [Deal]
}

/// All deals by category and by supplier, to look around each.
package struct DealMap: Sendable {
  private let deals: [Deal]
  private let byCategory: [Int: [Int]]
  private let bySupplier: [UInt64: [Int]]

  package init(_ deals: [Deal]) {
    self.deals = deals
    byCategory = Dictionary(grouping: deals.indices) { deals[$0].categoryIndex }
    bySupplier = Dictionary(grouping: deals.indices) { deals[$0].supplierID }
  }

  package func neighbours(of deal: Deal) -> DealNeighbours {
    func ranked(_ indices: [Int]?) -> [Deal] {
      (indices ?? []).map { deals[$0] }.sorted { ($1.baseline, $0.id) < ($0.baseline, $1.id) }
    }
    let category = ranked(byCategory[deal.categoryIndex])
    let others = deal.category.isEmpty ? [] : category.filter { $0.supplierID != deal.supplierID }
    return DealNeighbours(
      sellers: others.map { .init(name: $0.supplierName, spend: $0.baseline) },
      categorySpend: category.reduce(.zero) { $0 + $1.baseline },
      sameSupplier: ranked(bySupplier[deal.supplierID]).filter { $0.id != deal.id })
  }
}
