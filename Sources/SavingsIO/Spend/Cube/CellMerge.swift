/// Walks through the sorted cells of several parts at once, each distinct cell once.
struct CellMerge {
  /// What one part has of a cell.
  struct Member {
    /// By rank.
    let supplier: Int32
    let part: Int32
    let entry: CellOrder.Entry
  }

  /// Some cells that follow one another.
  struct Batch {
    /// Those of a cell beside each other, by part.
    fileprivate(set) var members: [Member] = []
    /// Where each cell's members end.
    fileprivate var ends: [Int] = []

    var count: Int { ends.count }

    /// The places of a cell's members, one at least.
    @inline(__always)
    func members(of cell: Int) -> Range<Int> { (cell == 0 ? 0 : ends[cell - 1])..<ends[cell] }
  }

  private let orders: [CellOrder]
  private let suppliers: Range<Int>
  private var supplier: Int
  /// Where each part goes on.
  private var places: [Int]

  init(_ orders: [CellOrder], _ suppliers: Range<Int>) {
    self.orders = orders
    self.suppliers = suppliers
    supplier = suppliers.lowerBound
    places = orders.map { $0.starts.isEmpty ? 0 : $0.starts[suppliers.lowerBound] }
  }

  /// How many distinct cells are left; goes behind the last one.
  mutating func count() -> Int {
    var count = 0
    while let least = next() {
      count += 1
      take(least) { _, _ in }
    }
    return count
  }

  /// Goes on by up to a batch of cells and loads them, so that they wait for memory together.
  ///
  /// - Parameter batch: is emptied first, and is empty behind the last cell.
  /// - Returns: what the loads came to, to be kept: they are optimised away where nothing asks for it.
  mutating func next(_ batch: inout Batch, from stores: [CellStore]) -> UInt64 {
    batch.members.removeAll(keepingCapacity: true)
    batch.ends.removeAll(keepingCapacity: true)
    var warmth: UInt64 = 0
    while batch.ends.count < PendingRow.batch, let least = next() {
      let supplier = Int32(supplier)
      take(least) { part, entry in
        warmth &+= stores[part].warmCell(at: Int(entry.index))
        batch.members.append(Member(supplier: supplier, part: Int32(part), entry: entry))
      }
      batch.ends.append(batch.members.count)
    }
    return warmth
  }

  /// The least cell that is left, as one of the parts has it; nil behind the last one.
  @inline(__always)
  private mutating func next() -> CellOrder.Entry? {
    while supplier < suppliers.upperBound {
      var least: CellOrder.Entry?
      for part in orders.indices {
        guard let entry = entry(of: part) else { continue }
        if let known = least, !CellOrder.Entry.isBefore(entry, known) { continue }
        least = entry
      }
      if let least { return least }
      supplier += 1
    }
    return nil
  }

  /// Goes on behind a cell in all parts that have it.
  @inline(__always)
  private mutating func take(_ least: CellOrder.Entry, _ body: (Int, CellOrder.Entry) -> Void) {
    for part in orders.indices {
      guard let entry = entry(of: part), CellOrder.Entry.isSameCell(entry, least) else { continue }
      places[part] += 1
      body(part, entry)
    }
  }

  /// Where a part stands; nil behind its last cell of the supplier.
  @inline(__always)
  private func entry(of part: Int) -> CellOrder.Entry? {
    let place = places[part]
    return place < orders[part].starts[supplier + 1] ? orders[part].entries[place] : nil
  }
}
