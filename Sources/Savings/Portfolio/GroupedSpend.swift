/// The groups of a stretch of the cells, and what they add up to.
struct GroupedSpend: Sendable {
  /// By supplier, in the order of their keys.
  var found: [SupplierGroups] = []
  /// Indices of the cells that are in scope.
  var kept: [Int32] = []
  /// In 10⁻¹⁵ of the base currency: of all cells, and of the window's in scope.
  var total: Int128 = 0
  var inWindow: Int128 = 0
  var excluded: ExcludedSpend
  /// Cells in scope that stretches before this one have: none of theirs is left out as far as it knows.
  private let keptBefore: Int

  init(keptBefore: Int, excluded: ExcludedSpend) {
    self.keptBefore = keptBefore
    self.excluded = excluded
  }

  /// Where the next cell in scope will stand.
  var nextKept: Int { keptBefore + kept.count }

  /// - Parameter stretches: in their order, at least one.
  static func joined(_ stretches: [GroupedSpend]) -> GroupedSpend {
    var all = stretches[0]
    all.found.reserveCapacity(stretches.reduce(0) { $0 + $1.found.count })
    all.kept.reserveCapacity(stretches.reduce(0) { $0 + $1.kept.count })
    for next in stretches.dropFirst() { all.append(next) }
    return all
  }

  /// Adds the stretch that follows.
  private mutating func append(_ next: GroupedSpend) {
    let leftOut = next.keptBefore - nextKept
    found.append(contentsOf: leftOut == 0 ? next.found : next.found.map { $0.moved(by: -leftOut) })
    kept.append(contentsOf: next.kept)
    total += next.total
    inWindow += next.inWindow
    excluded.add(next.excluded)
  }
}
