import Glibc

/// The used texts of one kind, of all parts together, in the order of their bytes: the second text,
/// then the first, so that suppliers go by name and then by id.
struct Ranking {
  /// For each rank, a part that has the text, and its id there.
  private(set) var order: [(part: Int, id: Int32)] = []
  /// By part: the rank of each of its ids; -1 where it is not used.
  private(set) var ranks: [[Int32]]

  /// - Parameters:
  ///   - texts: by part.
  ///   - sorted: by part, the used ids in the order of their texts, from ``sorted(_:used:)``.
  init(_ texts: [TextPairs], sorted: [[Int32]]) {
    ranks = texts.map { Array(repeating: -1, count: $0.count) }
    order.reserveCapacity(sorted.map(\.count).max() ?? 0)
    var next = [Int](repeating: 0, count: texts.count)
    while true {
      var least: (part: Int, id: Int32)?
      var isShared = false
      for part in texts.indices where next[part] < sorted[part].count {
        let id = sorted[part][next[part]]
        guard let known = least else {
          least = (part, id)
          continue
        }
        let difference = Ranking.compared(texts[part][id], texts[known.part][known.id])
        if difference < 0 {
          (least, isShared) = ((part, id), false)
        } else if difference == 0 {
          isShared = true
        }
      }
      guard let least else { break }
      let rank = Int32(order.count)
      ranks[least.part][Int(least.id)] = rank
      next[least.part] += 1
      if isShared {
        let text = texts[least.part][least.id]
        for part in (least.part + 1)..<texts.count where next[part] < sorted[part].count {
          let id = sorted[part][next[part]]
          guard Ranking.compared(texts[part][id], text) == 0 else { continue }
          ranks[part][Int(id)] = rank
          next[part] += 1
        }
      }
      order.append(least)
    }
  }

  /// The used ids of one part in the order of their texts.
  static func sorted(_ texts: TextPairs, used: [Bool]) -> [Int32] {
    let ids = (0..<Int32(texts.count)).filter { used[Int($0)] }
    guard let first = ids.first else { return [] }
    // Names of a kind begin alike ("Supplier 000284"): the eight bytes behind what all share decide
    // nearly every comparison, without a look at the text.
    var shared = texts[first].second.count
    for id in ids where shared > 0 {
      let (a, b) = (texts[first].second, texts[id].second)
      shared = min(shared, b.count)
      if memcmp(a.start, b.start, shared) != 0 {
        shared = (0..<shared).first { a[$0] != b[$0] } ?? shared
      }
    }
    var keyed = ids.map { id -> RadixSort.Element in
      var key: UInt64 = 0
      for byte in texts[id].second.dropFirst(shared).prefix(8) { key = key << 8 | UInt64(byte) }
      let missing = max(0, 8 - (texts[id].second.count - shared))
      return RadixSort.Element(key: missing < 8 ? key << UInt64(8 * missing) : 0, id: id)
    }
    RadixSort.sort(&keyed)
    // The few of one key, by their whole texts.
    var start = 0
    while start < keyed.count {
      var end = start + 1
      while end < keyed.count, keyed[end].key == keyed[start].key { end += 1 }
      if end - start > 1 {
        keyed[start..<end].sort { compared(texts[$0.id], texts[$1.id]) < 0 }
      }
      start = end
    }
    return keyed.map(\.id)
  }

  private typealias Texts = (first: CellBytes, second: CellBytes)

  private static func compared(_ a: Texts, _ b: Texts) -> Int {
    let second = compared(a.second, b.second)
    return second == 0 ? compared(a.first, b.first) : second
  }

  private static func compared(_ a: CellBytes, _ b: CellBytes) -> Int {
    let prefix = Int(memcmp(a.start, b.start, min(a.count, b.count)))
    return prefix == 0 ? a.count - b.count : prefix
  }
}
