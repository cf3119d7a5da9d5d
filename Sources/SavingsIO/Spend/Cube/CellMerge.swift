/// Walks through the sorted cells of several parts at once, each distinct cell once.
struct CellMerge {
  /// A cell, and where the parts have it.
  struct Found {
    /// By rank.
    var supplier: Int
    /// The first part that has it, and as that has it.
    var part: Int
    var entry: CellOrder.Entry
    /// The next part that has it, and its index there; and any further ones.
    var other: (part: Int, index: Int)?
    var more: [(part: Int, index: Int)] = []
  }

  private let orders: [CellOrder]
  private let suppliers: Range<Int>
  /// The cell that ``next()`` came to.
  private(set) var found: Found
  /// Where each part goes on.
  private var places: [Int]

  init(_ orders: [CellOrder], _ suppliers: Range<Int>) {
    self.orders = orders
    self.suppliers = suppliers
    found = Found(
      supplier: suppliers.lowerBound, part: 0, entry: CellOrder.Entry())
    places = orders.map { $0.starts.isEmpty ? 0 : $0.starts[suppliers.lowerBound] }
  }

  /// Goes on to the next cell; false behind the last one.
  mutating func next() -> Bool {
    while found.supplier < suppliers.upperBound {
      if findLeast() { return true }
      found.supplier += 1
    }
    return false
  }

  /// Goes on by up to a batch of cells and loads them, so that they wait for memory together.
  ///
  /// - Returns: what the loads came to, to be kept: they are optimised away where nothing asks for it.
  mutating func next(_ batch: inout [Found], from stores: [CellStore]) -> UInt64 {
    batch.removeAll(keepingCapacity: true)
    while batch.count < PendingRow.batch, next() { batch.append(found) }
    var warmth: UInt64 = 0
    for found in batch {
      warmth &+= stores[found.part].warmCell(at: Int(found.entry.index))
      guard let other = found.other else { continue }
      warmth &+= stores[other.part].warmCell(at: other.index)
    }
    return warmth
  }

  /// The least cell of the supplier that is left.
  @inline(__always)
  private mutating func findLeast() -> Bool {
    var isFound = false
    for part in orders.indices {
      let place = places[part]
      guard place < orders[part].starts[found.supplier + 1] else { continue }
      let entry = orders[part].entries[place]
      if isFound, CellOrder.Entry.isSameCell(entry, found.entry) {
        if found.other == nil {
          found.other = (part, Int(entry.index))
        } else {
          found.more.append((part, Int(entry.index)))
        }
      } else if !isFound || CellOrder.Entry.isBefore(entry, found.entry) {
        found = Found(supplier: found.supplier, part: part, entry: entry)
        isFound = true
      }
    }
    guard isFound else { return false }
    places[found.part] += 1
    if let other = found.other { places[other.part] += 1 }
    for other in found.more { places[other.part] += 1 }
    return true
  }
}
