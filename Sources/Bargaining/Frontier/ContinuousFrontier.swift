/// A package and what it is worth to both sides.
public struct ContinuousPoint: Sendable, Equatable {
  public var utilities: UtilityPair
  public var package: Package

  public init(utilities: UtilityPair, package: Package) {
    self.utilities = utilities
    self.package = package
  }
}

/// The Pareto frontier of linear, divisible issues: a falling, concave chain of straight segments.
///
/// From the first side's best package, the issues on which the sides are opposed move to the other
/// end one by one, those first that give the second side most for what they cost the first: the
/// fractional knapsack (S. Fatima, M. Wooldridge, N. Jennings, JAIR 27, 2006). Issues on which both
/// agree stay at the end that both want.
public struct ContinuousFrontier: Sendable, Equatable {
  /// Corners, the first side's utility strictly falling and the second's strictly rising.
  public let vertices: [ContinuousPoint]
  /// The issues that move, in their order.
  public let issues: [Int]

  public init(first: Valuation, second: Valuation) {
    let path = ConcessionPath(own: first, estimateOfOther: second, grain: .zero)
    var package = path.start
    issues = path.issues
    var vertices = [ContinuousPoint(first, second, package)]
    for issue in issues {
      package[issue] = 1 - package[issue]
      vertices.append(ContinuousPoint(first, second, package))
    }
    self.vertices = vertices
  }

  /// The largest utilities over all packages: the global ideal point.
  public var ideal: UtilityPair {
    UtilityPair(vertices[0].utilities.x, vertices[vertices.count - 1].utilities.y)
  }

  /// The first side's favourite among the points that leave the second at least `limit`; nil where
  /// none does.
  public func best(forFirstKeepingSecond limit: Double) -> ContinuousPoint? {
    guard limit <= ideal.y else { return nil }
    guard let end = vertices.firstIndex(where: { $0.utilities.y >= limit }), end > 0 else {
      return vertices[0]
    }
    let (from, to) = (vertices[end - 1], vertices[end])
    return from.toward(
      to, (limit - from.utilities.y) / (to.utilities.y - from.utilities.y))
  }

  /// The second side's favourite among the points that leave the first at least `limit`; nil where
  /// none does.
  public func best(forSecondKeepingFirst limit: Double) -> ContinuousPoint? {
    guard limit <= ideal.x else { return nil }
    guard let start = vertices.lastIndex(where: { $0.utilities.x >= limit }),
      start + 1 < vertices.count
    else { return vertices[vertices.count - 1] }
    let (from, to) = (vertices[start], vertices[start + 1])
    return from.toward(
      to, (from.utilities.x - limit) / (from.utilities.x - to.utilities.x))
  }
}

extension ContinuousPoint {
  init(_ first: Valuation, _ second: Valuation, _ package: Package) {
    self.init(
      utilities: UtilityPair(first.worth(of: package), second.worth(of: package)),
      package: package)
  }

  /// The point a share of the way to another.
  func toward(_ other: ContinuousPoint, _ share: Double) -> ContinuousPoint {
    if share <= 0 { return self }
    if share >= 1 { return other }
    return ContinuousPoint(
      utilities: utilities + (other.utilities - utilities) * share,
      package: package + (other.package - package) * share)
  }
}
