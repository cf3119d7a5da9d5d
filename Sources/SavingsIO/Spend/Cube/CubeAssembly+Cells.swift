import Savings

extension CubeAssembly {
  /// The cells in the given order, filled by all threads.
  func filled(_ order: [Int], _ ranks: CellRanks) throws -> [SpendCell] {
    let slices = order.count < 10_000 ? 1 : max(1, threads)
    var outcome = [Refusal?](repeating: nil, count: slices)
    let cells = [SpendCell](unsafeUninitializedCapacity: order.count) { buffer, count in
      nonisolated(unsafe) let buffer = buffer
      outcome.withUnsafeMutableBufferPointer { outcome in
        nonisolated(unsafe) let outcome = outcome
        let work = (0..<slices).map { slice in
          { @Sendable in
            let range = (order.count * slice / slices)..<(order.count * (slice + 1) / slices)
            outcome[slice] = fill(range, of: order, ranks, into: buffer)
          }
        }
        WorkerThreads.run(Array(work.dropFirst())) { work[0]() }
      }
      count = order.count
    }
    if let refusal = outcome.compactMap({ $0 }).first { throw refusal }
    return cells
  }

  /// Fills some of the cells; returns why it could not.
  private func fill(
    _ range: Range<Int>, of order: [Int], _ ranks: CellRanks,
    into buffer: UnsafeMutableBufferPointer<SpendCell>
  ) -> Refusal? {
    var loaded: UInt64 = 0
    var failure: Refusal?
    for place in range {
      // A batch at a time, the loads wait for memory together.
      if (place - range.lowerBound) % PendingRow.batch == 0 {
        for next in order[place..<min(place + PendingRow.batch, range.upperBound)] {
          loaded &+= part.cells.warmCell(at: next)
        }
      }
      var cell = ranks.cell(part.cells.cell(order[place]).pointee.key)
      do {
        try fill(&cell, order[place])
      } catch {
        failure = error
      }
      buffer.initializeElement(at: place, to: cell)
    }
    withExtendedLifetime(loaded) {}
    return failure
  }

  private func fill(_ cell: inout SpendCell, _ index: Int) throws(Refusal) {
    let sums = part.cells.cell(index)
    cell.rows = sums.pointee.rows
    cell.credits = sums.pointee.credits
    cell.contractRows = sums.pointee.contractRows
    cell.amount = sums.pointee.amount
    cell.termsUnitDays = sums.pointee.termsUnitDays
    cell.termsUnits = sums.pointee.termsUnits
    if sums.pointee.first <= sums.pointee.last {
      cell.first = CalendarDate(days: sums.pointee.first)
      cell.last = CalendarDate(days: sums.pointee.last)
    }
    let window = Int32(settings.scope.windowMonths)
    let last = lastMonth
    cell.windowAmount =
      hasWindow
      ? try checked(sums.pointee.months.sum(months: window, to: last)) : sums.pointee.amount
    if isDated {
      let (a, b, c) = sums.pointee.recent
      func isRecent(_ month: UInt16) -> Int32 {
        Int32(month) > last - 24 && Int32(month) <= last ? 1 : 0
      }
      cell.recentInvoices = isRecent(a) + isRecent(b) + isRecent(c)
    } else {
      cell.recentInvoices = min(3, cell.rows)
    }
    guard part.hasQuantities else { return }
    let priced = part.cells.priced(index)
    guard hasWindow else {
      cell.windowQuantity = priced.pointee.quantity
      cell.windowPricedAmount = priced.pointee.amount
      cell.windowPricedRows = Int32(clamping: priced.pointee.rows)
      return
    }
    cell.windowQuantity = try checked(
      priced.pointee.monthlyQuantity.sum(months: window, to: last))
    cell.windowPricedAmount = try checked(
      priced.pointee.monthlyAmount.sum(months: window, to: last))
    cell.windowPricedRows = Int32(
      clamping: try checked(priced.pointee.monthlyRows.sum(months: window, to: last)))
  }

  private func checked(_ sum: Int64?) throws(Refusal) -> Int64 {
    guard let sum else {
      throw Refusal(
        .badData, file: path, "a sum of amounts is too large",
        fix: "Look for amounts that are not money")
    }
    return sum
  }
}

/// Places of ids in the sorted lists, -1 for none.
struct CellRanks: Sendable {
  let suppliers: [Int32]
  let categories: [Int32]
  let items: [Int32]
  let currencies: [Int32]

  func cell(_ key: CellKey) -> SpendCell {
    SpendCell(
      supplier: suppliers[Int(key.supplier)], category: categories[Int(key.category)],
      item: key.item < 0 ? -1 : items[Int(key.item)], currency: currencies[Int(key.currency)])
  }
}
