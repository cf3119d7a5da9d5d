/// One pass over the cells by supplier and category; each group is rounded once.
struct GroupPass: Sendable {
  let cube: SpendCube
  let base: BaseCurrency
  let resolution: SupplierResolution
  private let scope: Scope
  private let excludedSuppliers: [ScopeReason?]
  private let excludedCategories: [ScopeReason?]
  /// Indices of cells by resolved supplier and category.
  private let order: [Int]

  init(
    _ cube: SpendCube, _ records: [SupplierRecord], _ aliases: [SupplierAlias], _ fx: FXTable,
    _ settings: Settings
  ) throws(Refusal) {
    self.cube = cube
    base = try BaseCurrency(cube: cube, settings: settings, fx: fx)
    resolution = SupplierResolution(cube: cube, records: records, aliases: aliases)
    scope = Scope(settings.scope)
    excludedSuppliers = scope.excludedSuppliers(cube, resolution)
    excludedCategories = scope.excludedCategories(cube)
    order = GroupPass.order(of: cube.cells, resolution.of)
  }

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

  private func supplier(at place: Int) -> Int {
    resolution.of[Int(cube.cells[order[place]].supplier)]
  }

  /// Stretches of about the same length that lie between suppliers, at most so many.
  func stretches(_ count: Int) -> [Range<Int>] {
    var cuts = [0]
    for stretch in 1..<max(1, count) {
      var cut = max(cuts[stretch - 1], order.count * stretch / count)
      while cut > 0, cut < order.count, supplier(at: cut) == supplier(at: cut - 1) { cut += 1 }
      cuts.append(cut)
    }
    cuts.append(order.count)
    return zip(cuts, cuts.dropFirst()).map { $0..<$1 }
  }

  /// The groups of one stretch.
  func spend(of stretch: Range<Int>) -> GroupedSpend {
    var spend = GroupedSpend(
      keptBefore: stretch.lowerBound, excluded: ExcludedSpend(currencies: cube.currencies.count))
    spend.kept.reserveCapacity(stretch.count)
    var own: [SpendGroup] = []
    var start = stretch.lowerBound
    while start < stretch.upperBound {
      let first = cube.cells[order[start]]
      var group = SpendGroup(
        supplier: supplier(at: start), category: Int(first.category))
      start = add(from: start, until: stretch.upperBound, to: &group, &spend)
      guard !group.cells.isEmpty else { continue }
      if let last = own.last, last.supplier != group.supplier {
        spend.found.append(SupplierGroups(own[...]))
        own.removeAll(keepingCapacity: true)
      }
      own.append(group)
    }
    if !own.isEmpty { spend.found.append(SupplierGroups(own[...])) }
    return spend
  }

  /// Adds up one group's cells; returns where the next one's start.
  @inline(__always)
  private func add(
    from start: Int, until limit: Int, to group: inout SpendGroup, _ spend: inout GroupedSpend
  ) -> Int {
    let firstKept = spend.nextKept
    let oneOff =
      scope.isOneOff(order[start...], cube, base, resolution) ? ScopeReason.oneOff : nil
    var net: Int128 = 0
    var end = start
    while end < limit {
      let index = order[end]
      let cell = cube.cells[index]
      guard resolution.of[Int(cell.supplier)] == group.supplier, cell.category == group.category
      else { break }
      let all = base.exact(micros: cell.amount, currency: cell.currency)
      spend.total += all
      if let reason = excludedSuppliers[Int(cell.supplier)]
        ?? excludedCategories[Int(cell.category)] ?? oneOff
      {
        spend.excluded.add(cell, exact: all, because: reason)
      } else {
        net += base.exact(micros: cell.windowAmount, currency: cell.currency)
        group.add(cell)
        spend.kept.append(Int32(index))
      }
      end += 1
    }
    group.spend = base.money(net)
    spend.inWindow += net
    group.cells = firstKept..<spend.nextKept
    return end
  }
}
