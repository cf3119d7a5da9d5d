/// The workspace of exact frontiers; one that is kept between scenarios allocates once.
public struct FrontierMerge: Sendable {
  private var done: [FrontierPoint] = []
  private var next: [FrontierPoint] = []
  private var merged: [FrontierPoint] = []

  public init() {}

  /// Every Pareto-optimal pair; see ``DiscreteFrontier``. Of outcomes with the same pair, the one
  /// that was met first stays: the choice depends on the tables alone.
  public mutating func frontier(of scenario: DiscreteScenario) -> [FrontierPoint] {
    done.removeAll(keepingCapacity: true)
    done.append(FrontierPoint(utilities: .zero, outcome: 0))
    for issue in scenario.first.worths.indices {
      add(scenario.first.worths[issue], scenario.second.worths[issue])
    }
    return done
  }

  /// Merges the sums so far, shifted by each value of the issue.
  private mutating func add(_ first: [Double], _ second: [Double]) {
    next.removeAll(keepingCapacity: true)
    for value in first.indices {
      Self.merge(
        next, done, shift: UtilityPair(first[value], second[value]), size: first.count,
        value: value, into: &merged)
      swap(&next, &merged)
    }
    swap(&done, &next)
  }

  /// Both lists fall in x and rise in y; so does the result, without what is dominated.
  @inline(__always)
  private static func merge(
    _ list: [FrontierPoint], _ base: [FrontierPoint], shift: UtilityPair, size: Int, value: Int,
    into result: inout [FrontierPoint]
  ) {
    result.removeAll(keepingCapacity: true)
    result.reserveCapacity(list.count + base.count)
    var last = UtilityPair(.infinity, -.infinity)
    func add(_ point: FrontierPoint) {
      guard point.utilities.y > last.y else { return }
      // Shifted sums may round to the same x; then only the better y stays.
      if point.utilities.x == last.x { result.removeLast() }
      last = point.utilities
      result.append(point)
    }
    var (left, right) = (0, 0)
    var moved = base[0].moved(by: shift, size: size, value: value)
    while left < list.count || right < base.count {
      let takesLeft: Bool
      if left == list.count {
        takesLeft = false
      } else if right == base.count {
        takesLeft = true
      } else {
        let (a, b) = (list[left].utilities, moved.utilities)
        takesLeft = a.x > b.x || (a.x == b.x && a.y >= b.y)
      }
      if takesLeft {
        add(list[left])
        left += 1
      } else {
        add(moved)
        right += 1
        if right < base.count { moved = base[right].moved(by: shift, size: size, value: value) }
      }
    }
  }
}

extension FrontierPoint {
  /// With one more issue, the last and so the fastest.
  @inline(__always)
  fileprivate func moved(by shift: UtilityPair, size: Int, value: Int) -> FrontierPoint {
    FrontierPoint(utilities: utilities + shift, outcome: outcome * size + value)
  }
}
