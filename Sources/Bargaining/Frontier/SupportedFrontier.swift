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
    var outcome: [Int] = []
    var edges: [Edge] = []
    for (issue, tables) in zip(scenario.first.worths, scenario.second.worths).enumerated() {
      let hull = Self.hull(tables.0, tables.1)
      outcome.append(hull[0])
      for (from, to) in zip(hull, hull.dropFirst()) {
        let gain = tables.1[to] - tables.1[from]
        let cost = tables.0[from] - tables.0[to]
        edges.append(Edge(slope: gain / cost, issue: issue, value: to))
      }
    }
    // Within an issue the slopes fall already; a tie between issues goes by their order.
    let order = edges.indices.sorted {
      edges[$0].slope != edges[$1].slope ? edges[$0].slope > edges[$1].slope : $0 < $1
    }
    let shape = scenario.first.shape
    var vertices = [Self.point(scenario, outcome, shape)]
    for edge in order {
      outcome[edges[edge].issue] = edges[edge].value
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
    FrontierPoint(
      utilities: scenario.utilities(of: outcome),
      outcome: zip(outcome, shape).reduce(0) { $0 * $1.1 + $1.0 })
  }

  /// The values on an issue's upper-right hull, the first side's best first (A. M. Andrew, 1979).
  private static func hull(_ first: [Double], _ second: [Double]) -> [Int] {
    let falling = first.indices.sorted {
      if first[$0] != first[$1] { return first[$0] > first[$1] }
      return second[$0] != second[$1] ? second[$0] > second[$1] : $0 < $1
    }
    var chain: [Int] = []
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
    return chain
  }
}
