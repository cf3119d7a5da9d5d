/// The cells of one part in the order of their supplier, category, item and currency, by rank.
struct CellOrder: Sendable {
  /// A cell's place among those of its supplier, and where it stands in the part.
  struct Entry {
    var category: Int32
    var item: Int32
    var currency: Int32
    var index: Int32

    @inline(__always)
    init(_ key: CellKey, _ ranks: CellRanks, index: Int32) {
      category = ranks.categories[Int(key.category)]
      item = key.item < 0 ? -1 : ranks.items[Int(key.item)]
      currency = ranks.currencies[Int(key.currency)]
      self.index = index
    }

    /// A place that nothing has been put in yet.
    init() { (category, item, currency, index) = (0, 0, 0, 0) }

    @inline(__always)
    static func isBefore(_ a: Entry, _ b: Entry) -> Bool {
      a.category == b.category
        ? a.item == b.item ? a.currency < b.currency : a.item < b.item : a.category < b.category
    }

    @inline(__always)
    static func isSameCell(_ a: Entry, _ b: Entry) -> Bool {
      a.category == b.category && a.item == b.item && a.currency == b.currency
    }
  }

  private(set) var entries: [Entry]
  /// Where each supplier's entries start, and the end of the last one's.
  private(set) var starts: [Int]

  init() { (entries, starts) = ([], []) }

  /// - Parameter suppliers: how many there are in all parts together.
  init(_ part: PartialCube, _ ranks: CellRanks, suppliers: Int) {
    if let keys = part.sortedKeys {
      self.init(sorted: keys, ranks, suppliers: suppliers)
    } else {
      self.init(part.cells, ranks, suppliers: suppliers)
    }
  }

  /// Ranks of sorted ids rise as the ids do.
  private init(sorted keys: [CellKey], _ ranks: CellRanks, suppliers: Int) {
    entries = []
    entries.reserveCapacity(keys.count)
    starts = []
    starts.reserveCapacity(suppliers + 1)
    for key in keys {
      let rank = Int(ranks.suppliers[Int(key.supplier)])
      while starts.count <= rank { starts.append(entries.count) }
      entries.append(Entry(key, ranks, index: Int32(entries.count)))
    }
    while starts.count <= suppliers { starts.append(entries.count) }
  }

  private init(_ cells: CellStore, _ ranks: CellRanks, suppliers: Int) {
    // By supplier with a counting sort; the few cells of each one by comparison.
    var starts = [Int](repeating: 0, count: suppliers + 1)
    for index in 0..<cells.count {
      starts[Int(ranks.suppliers[Int(cells.cell(index).pointee.key.supplier)]) + 1] += 1
    }
    for rank in 0..<suppliers { starts[rank + 1] += starts[rank] }
    var next = starts
    entries = Array(
      repeating: Entry(), count: cells.count)
    for index in 0..<cells.count {
      let key = cells.cell(index).pointee.key
      let rank = Int(ranks.suppliers[Int(key.supplier)])
      entries[next[rank]] = Entry(key, ranks, index: Int32(index))
      next[rank] += 1
    }
    for rank in 0..<suppliers where starts[rank + 1] - starts[rank] > 1 {
      entries[starts[rank]..<starts[rank + 1]].sort(by: Entry.isBefore)
    }
    self.starts = starts
  }
}

/// Ranks of one part's ids in the sorted lists of the whole.
struct CellRanks: Sendable {
  let suppliers: [Int32]
  let categories: [Int32]
  let items: [Int32]
  let currencies: [Int32]
}
