import Bargaining
import Testing

struct ContinuousSolutionTests {
  /// Corners (5, 0), (4, 4), (0, 5); the third issue is one that both want.
  private let frontier = ContinuousFrontier(
    first: Valuation(base: 3, weights: SIMD8(-4, -1, 2, 0, 0, 0, 0, 0)),
    second: Valuation(base: -1, weights: SIMD8(1, 4, 1, 0, 0, 0, 0, 0)))

  private func isNear(_ point: ContinuousPoint?, _ x: Double, _ y: Double) -> Bool {
    guard let point else { return false }
    let off = point.utilities - UtilityPair(x, y)
    return max(off.x.magnitude, off.y.magnitude) < 1e-12
  }

  @Test("the frontier gives first what helps most for what it costs")
  func corners() {
    #expect(frontier.issues == [1, 0])
    #expect(frontier.vertices.map(\.utilities) == [[5, 0], [4, 4], [0, 5]])
    #expect(frontier.vertices[1].package == SIMD8(0, 1, 1, 0, 0, 0, 0, 0))
    #expect(frontier.ideal == UtilityPair(5, 5))
  }

  @Test("points by hand, where the first side has 3.5 without an agreement")
  func byHand() {
    let solutions = ContinuousSolutions(frontier: frontier, disagreement: UtilityPair(3.5, 0))
    #expect(solutions.hasZone)
    #expect(solutions.rationalIdeal == UtilityPair(5, 4.125))
    #expect(isNear(solutions.nash, 4.25, 3))
    #expect(isNear(solutions.egalitarian, 4.7, 1.2))
    #expect(isNear(solutions.kalaiSmorodinsky, 5 - 15.0 / 22, 60.0 / 22))
    #expect(isNear(solutions.kalaiSmorodinskyRational, 5 - 11.0 / 18, 44.0 / 18))
    #expect(isNear(solutions.maxWelfare, 4, 4))
    // The largest sum of what suits both, not of everything.
    let high = ContinuousSolutions(frontier: frontier, disagreement: UtilityPair(4.5, 0))
    #expect(isNear(high.maxWelfare, 4.5, 2))
  }

  @Test("a corner can be the Nash point")
  func corner() {
    let solutions = ContinuousSolutions(frontier: frontier, disagreement: .zero)
    #expect(isNear(solutions.nash, 4, 4))
    #expect(isNear(solutions.egalitarian, 4, 4))
  }

  @Test("where no package suits both there is no point")
  func noZone() {
    for limit in [UtilityPair(4.5, 4.5), UtilityPair(6, 0), UtilityPair(0, 6)] {
      let solutions = ContinuousSolutions(frontier: frontier, disagreement: limit)
      #expect(!solutions.hasZone && solutions.rationalIdeal == nil)
      #expect(solutions.nash == nil && solutions.egalitarian == nil)
      #expect(solutions.kalaiSmorodinsky == nil && solutions.kalaiSmorodinskyRational == nil)
      #expect(solutions.maxWelfare == nil)
    }
  }

  @Test("a zone of one point is that point")
  func onePoint() {
    let solutions = ContinuousSolutions(frontier: frontier, disagreement: UtilityPair(4, 4))
    #expect(isNear(solutions.nash, 4, 4))
    #expect(isNear(solutions.egalitarian, 4, 4))
    #expect(isNear(solutions.kalaiSmorodinskyRational, 4, 4))
  }

  @Test(
    "no other point of the frontier has a larger product, and the package is worth what it says")
  func nashIsBest() {
    var dice = Dice(61)
    for _ in 0..<300 {
      let problem = Problem.random(&dice)
      let (first, second) = (problem.firstValuation, problem.secondValuation)
      let limit = UtilityPair(problem.firstReservation, problem.secondReservation)
      let frontier = ContinuousFrontier(first: first, second: second)
      let solutions = ContinuousSolutions(frontier: frontier, disagreement: limit)
      guard let nash = solutions.nash else { continue }
      let gain = nash.utilities - limit
      #expect(gain.min() >= -1e-9)
      #expect((first.worth(of: nash.package) - nash.utilities.x).magnitude < 1e-9)
      #expect((second.worth(of: nash.package) - nash.utilities.y).magnitude < 1e-9)
      for step in 0...50 {
        let keep = limit.x + (frontier.ideal.x - limit.x) * Double(step) / 50
        guard let point = frontier.best(forSecondKeepingFirst: keep)?.utilities,
          point.y >= limit.y
        else { continue }
        #expect((point.x - limit.x) * (point.y - limit.y) <= gain.x * gain.y + 1e-9)
      }
    }
  }

  @Test("the Nash point does not change with one side's unit and zero, nor with the order of sides")
  func invariance() throws {
    var dice = Dice(62)
    for _ in 0..<300 {
      let problem = Problem.random(&dice)
      let (first, second) = (problem.firstValuation, problem.secondValuation)
      let limit = UtilityPair(problem.firstReservation, problem.secondReservation)
      func nash(_ a: Valuation, _ b: Valuation, _ limit: UtilityPair) -> ContinuousPoint? {
        let frontier = ContinuousFrontier(first: a, second: b)
        return ContinuousSolutions(frontier: frontier, disagreement: limit).nash
      }
      guard let here = nash(first, second, limit) else { continue }
      let scaled = Valuation(base: first.base * 8 + 3, weights: first.weights * 8)
      let there = try #require(nash(scaled, second, UtilityPair(limit.x * 8 + 3, limit.y)))
      #expect((there.utilities.y - here.utilities.y).magnitude < 1e-9)
      let swapped = try #require(nash(second, first, UtilityPair(limit.y, limit.x)))
      #expect((swapped.utilities.x - here.utilities.y).magnitude < 1e-9)
      #expect((swapped.utilities.y - here.utilities.x).magnitude < 1e-9)
    }
  }
}
