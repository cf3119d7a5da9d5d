import Glibc

/// The used texts of one kind in the order of their bytes: the second text, then the first, so that
/// suppliers go by name and then by id.
struct Ranking {
  /// Ids in order, and the place of each id; -1 where it is not used.
  private(set) var order: [Int32] = []
  private(set) var ranks: [Int32]

  init(_ texts: TextPairs, used: [Bool]) {
    ranks = Array(repeating: -1, count: texts.count)
    order.reserveCapacity(texts.count)
    for id in 0..<Int32(texts.count) where used[Int(id)] { order.append(id) }
    order.sort { a, b in
      let (x, y) = (texts[a], texts[b])
      let second = Ranking.compared(x.second, y.second)
      return second == 0 ? Ranking.compared(x.first, y.first) < 0 : second < 0
    }
    for (rank, id) in order.enumerated() { ranks[Int(id)] = Int32(rank) }
  }

  private static func compared(_ a: CellBytes, _ b: CellBytes) -> Int {
    let prefix = Int(memcmp(a.start, b.start, min(a.count, b.count)))
    return prefix == 0 ? a.count - b.count : prefix
  }
}

/// The cells in the order of their supplier, category, item and currency.
struct CellOrder {
  let indices: [Int]

  init(_ part: PartialCube, _ suppliers: Ranking, _ categories: Ranking, _ items: Ranking) {
    let cells = part.cells
    // By supplier with a counting sort; the few cells of each one by comparison.
    var starts = [Int](repeating: 0, count: suppliers.order.count + 1)
    for index in 0..<cells.count {
      starts[Int(suppliers.ranks[Int(cells.cell(index).pointee.key.supplier)]) + 1] += 1
    }
    for rank in 1..<max(1, starts.count) { starts[rank] += starts[rank - 1] }
    var next = starts
    var placed = [(place: UInt64, item: Int32, index: Int)](
      repeating: (0, 0, 0), count: cells.count)
    for index in 0..<cells.count {
      let key = cells.cell(index).pointee.key
      let rank = Int(suppliers.ranks[Int(key.supplier)])
      // No currency sorts before all others.
      let currency = key.currency == CurrencyCode.none.packed ? 0 : UInt64(key.currency) + 1
      let place = UInt64(categories.ranks[Int(key.category)]) << 32 | currency
      placed[next[rank]] = (place, key.item < 0 ? -1 : items.ranks[Int(key.item)], index)
      next[rank] += 1
    }
    for rank in 0..<suppliers.order.count where starts[rank + 1] - starts[rank] > 1 {
      placed[starts[rank]..<starts[rank + 1]].sort {
        ($0.place >> 32, $0.item, $0.place) < ($1.place >> 32, $1.item, $1.place)
      }
    }
    indices = placed.map(\.index)
  }
}
