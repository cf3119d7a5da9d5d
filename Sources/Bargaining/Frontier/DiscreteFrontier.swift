/// A Pareto-optimal pair of utilities and one outcome that attains it.
public struct FrontierPoint: Sendable, Equatable {
  public var utilities: UtilityPair
  /// The outcome's flat number.
  public var outcome: Int

  public init(utilities: UtilityPair, outcome: Int) {
    self.utilities = utilities
    self.outcome = outcome
  }
}

/// Every Pareto-optimal pair of utilities, without enumeration of the outcomes.
///
/// Issues are merged one after the other, and sums that another sum dominates are dropped as they
/// arise (G. L. Nemhauser, Z. Ullmann, Management Science 15(9), 1969). Addition of floating-point
/// numbers is monotone, so the result is to the bit what enumeration would find: a pair that beats
/// another by rounding alone counts as better.
public struct DiscreteFrontier: Sendable, Equatable {
  /// Distinct pairs, the first side's utility strictly falling and the second's strictly rising.
  public let points: [FrontierPoint]

  public init(_ scenario: DiscreteScenario) {
    var merge = FrontierMerge()
    points = merge.frontier(of: scenario)
  }

  init(points: [FrontierPoint]) { self.points = points }

  /// The points that leave each side at least its limit.
  ///
  /// - Complexity: logarithmic in the number of points, plus the copy.
  public func points(atLeast limit: UtilityPair) -> [FrontierPoint] {
    let end = points.firstPlace { $0.utilities.x < limit.x }
    let start = points.firstPlace { $0.utilities.y >= limit.y }
    return start < end ? Array(points[start..<end]) : []
  }

  /// The last point that leaves the first side at least `limit`: what it offers at that demand.
  public func offer(keepingFirst limit: Double) -> FrontierPoint? {
    let end = points.firstPlace { $0.utilities.x < limit }
    return end > 0 ? points[end - 1] : nil
  }
}

extension Array {
  /// The first index from which the predicate holds, in an array where it never ceases to hold.
  func firstPlace(where predicate: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
