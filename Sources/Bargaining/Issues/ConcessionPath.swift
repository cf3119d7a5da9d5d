/// The order in which a side gives way: from its own best package towards the other's, always with
/// the issue that is worth most to the other (as estimated) for what it costs.
///
/// For linear issues this greedy order is the fractional knapsack and traces the Pareto frontier
/// when the estimate is true (Fatima, Wooldridge, Jennings, JAIR 27, 2006). An offer is a position
/// on the path: `n` issues given in full, and a part of the next.
public struct ConcessionPath: Sendable {
  // Vectors first: behind a single number they would leave a gap of their own size.

  /// The own best package, where the path starts.
  public let start: Package
  /// What the owner believes the issues are worth to the other side.
  let estimated: SIMD8<Double>
  /// Steps of a discrete issue's range; 0 is continuous.
  let grain: SIMD8<Double>
  /// What each step costs the owner; 0 beyond the last.
  let prices: SIMD8<Double>
  /// Own worth at the start.
  public let top: Double
  /// Issues on the path; those on which giving way would help nobody are not.
  public let count: Int
  /// The issue of each step, three bits each from the lowest on.
  private let order: UInt32

  /// - Parameters:
  ///   - own: what packages are worth to the path's owner.
  ///   - other: the owner's estimate of what they are worth to the other side.
  ///   - grain: steps in each issue's range, 0 for a continuous one.
  public init(own: Valuation, estimateOfOther other: Valuation, grain: SIMD8<Double>) {
    let one = SIMD8<Double>(repeating: 1)
    let zero = SIMD8<Double>(repeating: 0)
    // An issue that costs its owner nothing goes to the other's best end at once.
    let gift = (own.weights .== 0) .& (other.weights .> 0)
    start = zero.replacing(with: one, where: (own.weights .> 0) .| gift)
    top = own.worth(of: start)
    self.grain = grain
    estimated = other.weights

    let opposed = (own.weights * other.weights) .< 0
    let gains = ConcessionPath.magnitudes(other.weights)
    let costs = ConcessionPath.magnitudes(own.weights)
    let ratios = zero.replacing(with: gains / costs, where: opposed)
    let ranking = IssueRanking(ratios)
    order = ranking.order
    count = ranking.count
    var prices = zero
    for step in 0..<maximumIssues where step < ranking.count {
      prices[step] = costs[ranking.issue(step)]
    }
    self.prices = prices
  }

  @inline(__always)
  private static func magnitudes(_ x: SIMD8<Double>) -> SIMD8<Double> {
    x.replacing(with: -x, where: x .< 0)
  }

  /// The issue of a step.
  @inline(__always)
  func issue(_ step: Int) -> Int { Int(truncatingIfNeeded: (order >> UInt32(3 * step)) & 7) }

  /// The issues in the order in which they are given.
  public var issues: [Int] { (0..<count).map(issue) }

  /// What the whole path costs its owner.
  public var span: Double { prices.sum() }

  /// The package furthest along the path that still leaves its owner at least `demand`: the last
  /// issue is rounded to its grain in the owner's favour.
  public func offer(keeping demand: Double) -> Package {
    var position = PathPosition()
    position.move(spending: top - demand, on: self)
    return package(at: position)
  }

  func package(at position: PathPosition) -> Package {
    var package = start
    for step in 0..<position.step {
      let issue = issue(step)
      package[issue] = 1 - start[issue]
    }
    if position.step < count {
      let issue = issue(position.step)
      package[issue] = start[issue] + (1 - 2 * start[issue]) * position.part
    }
    return package
  }

  /// Own worth at the point of the path where the other side, by this estimate of it, is left with
  /// `limit`: what the owner can expect to keep.
  public func worthKept(leavingOther limit: Double, estimate other: Valuation) -> Double {
    var own = top
    var missing = limit - other.worth(of: start)
    for step in 0..<count where missing > 0 {
      let gain = other.weights[issue(step)].magnitude
      let part = min(1, missing / gain)
      own -= part * prices[step]
      missing -= part * gain
    }
    return own
  }
}
