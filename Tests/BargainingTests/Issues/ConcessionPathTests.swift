import Testing

@testable import Bargaining

struct ConcessionPathTests {
  /// The most that the other side can have while the own worth is at least `demand`: a linear
  /// program in a box with one constraint, whose best corner has at most one issue between its ends.
  private static func mostForOther(own: Valuation, other: Valuation, issues: Int, demand: Double)
    -> Double
  {
    var best = -Double.infinity
    for corner in 0..<(1 << issues) {
      var package = Package(repeating: 0)
      for lane in 0..<issues { package[lane] = Double((corner >> lane) & 1) }
      if own.worth(of: package) >= demand { best = max(best, other.worth(of: package)) }
      for lane in 0..<issues where own.weights[lane] != 0 {
        var part = package
        part[lane] = 0
        let share = (demand - own.worth(of: part)) / own.weights[lane]
        guard (0...1).contains(share) else { continue }
        part[lane] = share
        best = max(best, other.worth(of: part))
      }
    }
    return best
  }

  @Test func noOrderOfGivingLeavesTheOtherMore() {
    Property.holds(of: 400, seed: 10) { problem in
      let plain = problem.withTrueRatios()
      let (own, other, path) = (plain.firstValuation, plain.secondValuation, plain.firstPath)
      for step in 0...6 {
        let demand = path.top - (path.top - own.worst) * Double(step) / 6
        let offered = other.worth(of: path.offer(keeping: demand))
        let most = Self.mostForOther(
          own: own, other: other, issues: plain.issues.count, demand: demand - 1e-12)
        if (offered - most).magnitude > 1e-9 { return "demand \(demand): \(offered), not \(most)" }
      }
      return nil
    }
  }

  @Test func thePathStartsAtTheBestPackage() {
    Property.holds(of: 2_000, seed: 11) { problem in
      let path = problem.firstPath
      return (path.top - problem.firstValuation.best).magnitude < 1e-14
        && problem.firstValuation.worth(of: path.start) == path.top ? nil : "\(path.top)"
    }
  }

  /// Never less than demanded, and with something left to give never more than one step of the
  /// issue that was rounded.
  @Test func anOfferKeepsTheDemandToOneStep() {
    var dice = Dice(12)
    Property.holds(of: 3_000, seed: 12) { problem in
      let (own, path) = (problem.firstValuation, problem.firstPath)
      let given = path.issues.reduce(0) { $0 + own.weights[$1].magnitude }
      let demand = path.top - dice.between(0, 1.2) * given
      let worth = own.worth(of: path.offer(keeping: demand))
      // The grain forgives a billionth of a step, and sums of eight terms round.
      let forgiven = 1e-9
      if worth < demand - forgiven { return "keeps \(worth) of \(demand)" }
      let coarsest = path.issues.map { lane in
        problem.grain[lane] > 0 ? own.weights[lane].magnitude / problem.grain[lane] : 0
      }
      let bottom = path.top - given
      let surplus = worth - max(demand, bottom)
      return surplus <= (coarsest.max() ?? 0) + forgiven ? nil : "\(surplus) too much is kept"
    }
  }

  @Test func aDiscreteIssueIsOfferedOnItsGrain() {
    var dice = Dice(13)
    Property.holds(of: 2_000, seed: 13) { problem in
      let path = problem.firstPath
      let package = path.offer(keeping: path.top - dice.between(0, 2))
      for lane in 0..<8 where problem.grain[lane] > 0 {
        let steps = package[lane] * problem.grain[lane]
        if (steps - steps.rounded()).magnitude > 1e-9 { return "issue \(lane): \(steps)" }
      }
      for lane in 0..<8 where !(0...1).contains(package[lane]) { return "\(package)" }
      return nil
    }
  }

  @Test func whatCostsNothingIsGivenAtOnce() {
    let own = Valuation(weights: SIMD8(1, 0, 0, -1, 0, 0, 0, 0))
    let other = Valuation(weights: SIMD8(-1, 0.5, -0.5, -2, 0, 0, 0, 0))
    let path = ConcessionPath(own: own, estimateOfOther: other, grain: .zero)
    #expect(path.start == Package(1, 1, 0, 0, 0, 0, 0, 0))
    #expect(path.top == 1)
    // Giving way on the fourth issue would hurt both: it is not on the path.
    #expect(path.issues == [0])
    #expect(path.offer(keeping: -10) == Package(0, 1, 0, 0, 0, 0, 0, 0))
  }

  @Test func equalRatiosAreGivenInTheOrderOfTheIssues() {
    let own = Valuation(weights: SIMD8(1, -2, 3, 0.5, 1, 1, -1, 2))
    let other = Valuation(weights: SIMD8(-2, 4, -6, -1, -3, -2, 2, -4))
    let path = ConcessionPath(own: own, estimateOfOther: other, grain: .zero)
    #expect(path.issues == [4, 0, 1, 2, 3, 5, 6, 7])
  }

  @Test func theWorthKeptIsThatOfTheOfferThatLeavesTheLimit() {
    var dice = Dice(14)
    Property.holds(of: 2_000, seed: 14) { problem in
      let plain = problem.withTrueRatios()
      let (own, other, path) = (plain.firstValuation, plain.secondValuation, plain.firstPath)
      let given = path.issues.reduce(0) { $0 + own.weights[$1].magnitude }
      let demand = path.top - dice.between(0, 1) * given
      let package = path.offer(keeping: demand)
      let kept = path.worthKept(leavingOther: other.worth(of: package), estimate: other)
      return (kept - own.worth(of: package)).magnitude < 1e-9 ? nil : "\(kept) kept of \(demand)"
    }
  }
}
