import Savings

extension CubeAssembly {
  /// The cells of all parts, those of the same key added up, in slices of suppliers on all threads.
  ///
  /// - Parameters:
  ///   - orders: by part.
  ///   - suppliers: how many there are.
  func cells(_ orders: [CellOrder], suppliers: Int) throws -> [SpendCell] {
    let total = orders.reduce(0) { $0 + $1.entries.count }
    let slices = CubeAssembly.slices(
      orders, suppliers: suppliers, count: slices(of: total))
    let counts = WorkerThreads.map(slices.count, threads: threads) { slice in
      var merge = CellMerge(orders, slices[slice])
      return merge.count()
    }
    let whole = counts.reduce(0, +)
    guard whole <= settings.limits.cells else {
      throw CubeAssembly.tooManyCells(settings, path: path)
    }
    var slicesFilled: [Filled] = []
    let cells = [SpendCell](unsafeUninitializedCapacity: whole) { buffer, count in
      LargeMemory.enlargePages(of: UnsafeMutableRawBufferPointer(buffer))
      nonisolated(unsafe) let buffer = buffer
      slicesFilled = WorkerThreads.map(slices.count, threads: threads) { slice in
        let place = counts[..<slice].reduce(0, +)
        return fill(
          UnsafeMutableBufferPointer(rebasing: buffer[place..<place + counts[slice]]),
          CellMerge(orders, slices[slice]))
      }
      count = whole
    }
    if let refusal = slicesFilled.compactMap(\.refusal).first { throw refusal }
    return cells
  }

  /// Ranges of suppliers with about as many cells each.
  private static func slices(
    _ orders: [CellOrder], suppliers: Int, count: Int
  ) -> [Range<Int>] {
    let total = orders.reduce(0) { $0 + $1.entries.count }
    var cuts = [0]
    for slice in 1..<max(1, count) {
      let goal = total * slice / count
      var (low, high) = (cuts[slice - 1], suppliers)
      while low < high {
        let middle = (low + high) / 2
        if orders.reduce(0, { $0 + $1.starts[middle] }) < goal {
          low = middle + 1
        } else {
          high = middle
        }
      }
      cuts.append(low)
    }
    cuts.append(suppliers)
    return zip(cuts, cuts.dropFirst()).map { $0..<$1 }
  }

  /// A slice whose cells are filled, or why they could not be.
  private struct Filled {
    var refusal: Refusal?
    /// What the loads ahead of time came to: kept, so that they are not optimised away.
    var warmth: UInt64 = 0
  }

  /// Fills the cells of one slice.
  private func fill(
    _ cells: UnsafeMutableBufferPointer<SpendCell>, _ merge: CellMerge
  ) -> Filled {
    var merge = merge
    // Apart from the parts, which are much to copy for every cell.
    let stores = parts.map(\.cells)
    let hasQuantities = parts.contains(where: \.hasQuantities)
    var batch = CellMerge.Batch()
    var filled = Filled()
    for start in stride(from: 0, to: cells.count, by: PendingRow.batch) {
      filled.warmth &+= merge.next(&batch, from: stores)
      for offset in 0..<batch.count {
        let members = batch.members(of: offset)
        let first = batch.members[members.lowerBound]
        cells.initializeElement(
          at: start + offset,
          to: SpendCell(
            supplier: first.supplier, category: first.entry.category, item: first.entry.item,
            currency: first.entry.currency))
        do {
          try fill(&cells[start + offset], batch, members, stores)
          if hasQuantities { try fillQuantities(&cells[start + offset], batch, members) }
        } catch {
          filled.refusal = error
        }
      }
    }
    return filled
  }

  @inline(__always)
  private func fill(
    _ cell: inout SpendCell, _ batch: CellMerge.Batch, _ members: Range<Int>, _ stores: [CellStore]
  ) throws(Refusal) {
    let first = batch.members[members.lowerBound].sums(in: stores)
    guard members.count > 1 else { return try fill(&cell, first.pointee) }
    var sums = first.pointee
    var fits = true
    for member in members.dropFirst() {
      fits = sums.add(batch.members[member].sums(in: stores).pointee) && fits
    }
    guard fits else { throw tooLarge }
    try fill(&cell, sums)
  }

  private func fillQuantities(
    _ cell: inout SpendCell, _ batch: CellMerge.Batch, _ members: Range<Int>
  ) throws(Refusal) {
    var priced = PricedSums()
    var fits = true
    for member in batch.members[members] {
      let part = parts[Int(member.part)]
      guard part.hasQuantities else { continue }
      fits = priced.add(part.cells.priced(Int(member.entry.index)).pointee) && fits
    }
    guard fits else { throw tooLarge }
    try fill(&cell, priced)
  }

  @inline(__always)
  private func fill(_ cell: inout SpendCell, _ sums: CellSums) throws(Refusal) {
    cell.rows = sums.rows
    cell.credits = sums.credits
    cell.contractRows = sums.contractRows
    cell.amount = sums.amount
    cell.termsUnitDays = sums.termsUnitDays
    cell.termsUnits = sums.termsUnits
    if sums.first <= sums.last {
      cell.first = CalendarDate(days: sums.first)
      cell.last = CalendarDate(days: sums.last)
    }
    let window = Int32(settings.scope.windowMonths)
    let last = lastMonth
    if hasWindow {
      cell.windowAmount = try checked(sums.months.sum(months: window, to: last))
    } else {
      cell.windowAmount = sums.amount
    }
    if isDated {
      let (a, b, c) = sums.recent
      func isRecent(_ month: UInt16) -> Int32 {
        Int32(month) > last - 24 && Int32(month) <= last ? 1 : 0
      }
      cell.recentInvoices = isRecent(a) + isRecent(b) + isRecent(c)
    } else {
      cell.recentInvoices = min(3, cell.rows)
    }
  }

  private func fill(_ cell: inout SpendCell, _ priced: PricedSums) throws(Refusal) {
    var own = priced.total
    if hasWindow {
      let window = Int32(settings.scope.windowMonths)
      own = try checked(priced.months.sum(months: window, to: lastMonth))
      let prior = try checked(priced.months.sum(months: window, to: lastMonth - window))
      cell.priorAmount = prior.all
      (cell.priorQuantity, cell.priorPricedAmount) = (prior.quantity, prior.amount)
    }
    cell.windowQuantity = own.quantity
    cell.windowPricedAmount = own.amount
    cell.windowPricedRows = Int32(clamping: own.rows)
  }

  private func checked<Sum>(_ sum: Sum?) throws(Refusal) -> Sum {
    guard let sum else { throw tooLarge }
    return sum
  }

  static func tooManyCells(_ settings: Settings, path: String?) -> Refusal {
    Refusal(
      .badData, file: path,
      "there are more than \(settings.limits.cells) combinations of supplier, category, item and"
        + " currency", fix: "Map fewer columns, or raise limits.cells")
  }

  private var tooLarge: Refusal {
    Refusal(
      .badData, file: path, "a sum of amounts is too large",
      fix: "Look for amounts that are not money")
  }
}

extension CellMerge.Member {
  @inline(__always)
  fileprivate func sums(in stores: [CellStore]) -> UnsafeMutablePointer<CellSums> {
    stores[Int(part)].cell(Int(entry.index))
  }
}
