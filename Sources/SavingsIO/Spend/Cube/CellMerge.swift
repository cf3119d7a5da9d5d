/// Walks through the sorted cells of several parts at once, each distinct cell once.
struct CellMerge {
  private let orders: [CellOrder]
  private let suppliers: Range<Int>
  /// The supplier of the cell, by rank.
  private(set) var supplier: Int
  /// The cell as its first part has it.
  private(set) var part = 0
  private(set) var least = CellOrder.Entry(category: 0, item: 0, currency: 0, index: 0)
  /// The same cell in later parts.
  private(set) var others: [(part: Int, index: Int)] = []
  /// Where each part goes on.
  private var places: [Int]

  init(_ orders: [CellOrder], _ suppliers: Range<Int>) {
    self.orders = orders
    self.suppliers = suppliers
    supplier = suppliers.lowerBound
    places = orders.map { $0.starts.isEmpty ? 0 : $0.starts[suppliers.lowerBound] }
    others.reserveCapacity(orders.count)
  }

  /// Goes on to the next cell; false behind the last one.
  mutating func next() -> Bool {
    while supplier < suppliers.upperBound {
      if findLeast() { return true }
      supplier += 1
    }
    return false
  }

  /// The least cell of the supplier that is left.
  @inline(__always)
  private mutating func findLeast() -> Bool {
    var isFound = false
    others.removeAll(keepingCapacity: true)
    for part in orders.indices {
      let place = places[part]
      guard place < orders[part].starts[supplier + 1] else { continue }
      let entry = orders[part].entries[place]
      if isFound, CellOrder.Entry.isSameCell(entry, least) {
        others.append((part, Int(entry.index)))
      } else if !isFound || CellOrder.Entry.isBefore(entry, least) {
        others.removeAll(keepingCapacity: true)
        (least, self.part, isFound) = (entry, part, true)
      }
    }
    guard isFound else { return false }
    places[part] += 1
    for other in others { places[other.part] += 1 }
    return true
  }
}
