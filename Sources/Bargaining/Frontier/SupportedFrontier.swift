/// The vertices of the frontier's upper-right convex hull: what some weighting of the two sides
/// makes best, and between which lotteries (or divisible issues) reach everything else.
///
/// The hull of a sum of tables is the sum of the tables' hulls (Minkowski), so each issue's hull is
/// found alone and their edges are joined by slope: O(V log V) for V values in all.
public struct SupportedFrontier: Sendable, Equatable {
  /// Falling in the first side's utility. Where edges of two issues have the same slope, the corner
  /// between them is a vertex too.
  public let vertices: [FrontierPoint]

  public init(_ scenario: DiscreteScenario) {
    let (first, second) = (scenario.first.worths, scenario.second.worths)
    let shape = scenario.first.shape
    var outcome = [Int](repeating: 0, count: shape.count)
    var edges: [Edge] = []
    edges.reserveCapacity(shape.reduce(0, +))
    var hull = Hull(most: shape.max() ?? 0)
    for issue in shape.indices {
      let (mine, theirs) = (first[issue], second[issue])
      hull.find(mine, theirs)
      outcome[issue] = hull.chain[0]
      for place in 1..<max(1, hull.chain.count) {
        let (from, to) = (hull.chain[place - 1], hull.chain[place])
        let gain = theirs[to] - theirs[from]
        let cost = mine[from] - mine[to]
        edges.append(Edge(slope: gain / cost, issue: issue, value: to))
      }
    }
    // Steepest first. Within an issue the slopes fall already; ties go by the order of issues.
    edges.sortStably { $0.slope > $1.slope }
    var vertices: [FrontierPoint] = []
    vertices.reserveCapacity(edges.count + 1)
    vertices.append(Self.point(scenario, outcome, shape))
    for edge in edges {
      outcome[edge.issue] = edge.value
      vertices.append(Self.point(scenario, outcome, shape))
    }
    self.vertices = vertices
  }

  private struct Edge {
    /// What the second side gains for what the first gives.
    var slope: Double
    var issue: Int
    /// The value at the far end.
    var value: Int
  }

  private static func point(
    _ scenario: DiscreteScenario, _ outcome: [Int], _ shape: [Int]
  ) -> FrontierPoint {
    var number = 0
    for issue in shape.indices { number = number * shape[issue] + outcome[issue] }
    return FrontierPoint(utilities: scenario.utilities(of: outcome), outcome: number)
  }

  /// The upper-right hull of one issue after the other, in the same memory (A. M. Andrew, 1979).
  private struct Hull {
    private var falling: [Int] = []
    /// The values on the hull, the first side's best first.
    private(set) var chain: [Int] = []

    init(most values: Int) {
      falling.reserveCapacity(values)
      chain.reserveCapacity(values)
    }

    mutating func find(_ first: [Double], _ second: [Double]) {
      sort(first, second)
      chain.removeAll(keepingCapacity: true)
      for value in falling {
        if let last = chain.last, second[value] <= second[last] { continue }
        while chain.count >= 2 {
          let (far, near) = (chain[chain.count - 2], chain[chain.count - 1])
          let before = (second[near] - second[far]) * (first[near] - first[value])
          let after = (second[value] - second[near]) * (first[far] - first[near])
          // A corner that only rounding makes is none.
          if before - after > 1e-12 * (before.magnitude + after.magnitude) { break }
          chain.removeLast()
        }
        chain.append(value)
      }
    }

    private mutating func sort(_ first: [Double], _ second: [Double]) {
      falling.removeAll(keepingCapacity: true)
      for value in first.indices { falling.append(value) }
      falling.sortStably {
        first[$0] != first[$1] ? first[$0] > first[$1] : second[$0] > second[$1]
      }
    }
  }
}

extension Array {
  /// By insertion, which is the fastest for the few values of an issue; many are sorted as any list.
  @inline(__always)
  fileprivate mutating func sortStably(_ isBefore: (Element, Element) -> Bool) {
    guard count <= 32 else {
      self = enumerated().sorted {
        isBefore($0.element, $1.element)
          || !isBefore($1.element, $0.element) && $0.offset < $1.offset
      }.map(\.element)
      return
    }
    for start in indices.dropFirst() {
      let element = self[start]
      var end = start
      while end > 0, isBefore(element, self[end - 1]) {
        self[end] = self[end - 1]
        end -= 1
      }
      self[end] = element
    }
  }
}
