/// Union-find with path halving (Tarjan and van Leeuwen, 1984).
struct DisjointSets {
  private var parent: [Int32]

  init(_ count: Int) { parent = (0..<Int32(count)).map { $0 } }

  /// Adds elements that stand alone.
  mutating func grow(to count: Int) {
    while parent.count < count { parent.append(Int32(parent.count)) }
  }

  mutating func find(_ element: Int) -> Int {
    var node = Int32(element)
    while parent[Int(node)] != node {
      parent[Int(node)] = parent[Int(parent[Int(node)])]
      node = parent[Int(node)]
    }
    return Int(node)
  }

  /// Joins two sets; false if they were one already. The least element stays the root.
  @discardableResult
  mutating func union(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (find(a), find(b))
    guard x != y else { return false }
    parent[max(x, y)] = Int32(min(x, y))
    return true
  }
}
