/// The order in which a side gives way: from its own best package towards the other's, always with
/// the issue that is worth most to the other (as estimated) for what it costs.
///
/// For linear issues this greedy order is the fractional knapsack and traces the Pareto frontier
/// when the estimate is true (Fatima, Wooldridge, Jennings, JAIR 27, 2006). An offer is a position
/// on the path: `n` issues given in full, and a part of the next.
public struct ConcessionPath: Sendable {
  /// The own best package, where the path starts.
  public let start: Package
  /// Own worth there.
  public let top: Double
  /// Issues on the path; those on which giving way would help nobody are not.
  public let count: Int
  /// Issue at each step, and what the step costs its owner.
  private let order: SIMD8<Int8>
  private let cost: SIMD8<Double>
  /// Steps of a discrete issue's range; 0 is continuous.
  private let grain: SIMD8<Double>

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

    var order = SIMD8<Int8>(repeating: 0)
    var cost = SIMD8<Double>(repeating: 0)
    var ratio = SIMD8<Double>(repeating: 0)
    var count = 0
    for issue in 0..<maximumIssues {
      let mine = own.weights[issue]
      let theirs = other.weights[issue]
      guard mine * theirs < 0 else { continue }
      let price = mine.magnitude
      let worth = theirs.magnitude / price
      // Insertion keeps ties in issue order, so that the order is the same everywhere.
      var place = count
      while place > 0, ratio[place - 1] < worth {
        ratio[place] = ratio[place - 1]
        order[place] = order[place - 1]
        cost[place] = cost[place - 1]
        place -= 1
      }
      ratio[place] = worth
      order[place] = Int8(issue)
      cost[place] = price
      count += 1
    }
    self.order = order
    self.cost = cost
    self.count = count
  }

  /// The package furthest along the path that still leaves its owner at least `demand`: the last
  /// issue is rounded to its grain in the owner's favour.
  @inline(__always)
  public func offer(keeping demand: Double) -> Package {
    var left = top - demand
    var package = start
    for step in 0..<count {
      guard left > 0 else { break }
      let price = cost[step]
      let issue = Int(order[step])
      let from = start[issue]
      if left >= price {
        package[issue] = 1 - from
        left -= price
      } else {
        var part = left / price
        let steps = grain[issue]
        if steps > 0 { part = Double(Int(part * steps + 1e-9)) / steps }
        package[issue] = from + (1 - 2 * from) * part
        break
      }
    }
    return package
  }

  /// Own worth at the point of the path where the other side, by this estimate of it, is left with
  /// `limit`: what the owner can expect to keep.
  public func worthKept(leavingOther limit: Double, estimate other: Valuation) -> Double {
    var own = top
    var missing = limit - other.worth(of: start)
    for step in 0..<count where missing > 0 {
      let gain = other.weights[Int(order[step])].magnitude
      let part = min(1, missing / gain)
      own -= part * cost[step]
      missing -= part * gain
    }
    return own
  }

  /// The issues in the order in which they are given.
  public var issues: [Int] { (0..<count).map { Int(order[$0]) } }
}
