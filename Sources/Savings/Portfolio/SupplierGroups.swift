/// The spend of one supplier by category, before it has its place.
struct SupplierGroups: Sendable {
  let supplier: Int
  private(set) var groups: [SpendGroup]
  let spend: Money
  let recentInvoices: Int
  let contractRows: Int

  /// - Parameter groups: of one supplier, at least one; copied.
  init(_ groups: ArraySlice<SpendGroup>) {
    supplier = groups.first?.supplier ?? 0
    self.groups = Array(groups)
    spend = groups.reduce(.zero) { $0 + $1.spend }
    recentInvoices = groups.reduce(0) { $0 + $1.recentInvoices }
    contractRows = groups.reduce(0) { $0 + $1.contractRows }
  }

  /// The same, where the cells in scope stand elsewhere.
  func moved(by distance: Int) -> SupplierGroups {
    var moved = self
    for group in groups.indices {
      let cells = groups[group].cells
      moved.groups[group].cells = cells.lowerBound + distance..<cells.upperBound + distance
    }
    return moved
  }

  /// Groups that come by supplier, taken together.
  static func all(of groups: [SpendGroup]) -> [SupplierGroups] {
    var found: [SupplierGroups] = []
    var start = 0
    while start < groups.count {
      let end =
        groups[start...].firstIndex { $0.supplier != groups[start].supplier } ?? groups.count
      found.append(SupplierGroups(groups[start..<end]))
      start = end
    }
    return found
  }
}
