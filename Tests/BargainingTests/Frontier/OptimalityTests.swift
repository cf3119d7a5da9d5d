import Bargaining
import Testing

struct OptimalityTests {
  /// Utilities in 0 … 4 and 0 … 3, so that the longest distance is 5; reservation values 1 and 0.
  private func optimality() throws -> Optimality {
    Optimality(
      DiscreteSolutions(
        try DiscreteScenario(
          first: TabulatedUtility(worths: [[4, 3, 0, 1]], reservation: 1),
          second: TabulatedUtility(worths: [[0, 2, 3, 0]], reservation: 0))))
  }

  @Test("distances are Euclidean, to the nearest point, in shares of the longest")
  func distances() throws {
    let optimality = try optimality()
    #expect(optimality.longestDistance == 5)
    // F is (4, 0) and (3, 2); every solution is (3, 2).
    #expect(optimality.pareto(UtilityPair(3, 2)) == 1)
    #expect(try #require(optimality.pareto(UtilityPair(3, 0))) == 0.8)
    #expect(try #require(optimality.nash(UtilityPair(3, 0))) == 0.6)
    #expect(try #require(optimality.kalai(UtilityPair(0, 2))) == 0.4)
    #expect(try #require(optimality.ks(UtilityPair(0, 2))) == 0.4)
    #expect(try #require(optimality.fairness(UtilityPair(0, 2))) == 0.4)
    #expect(
      optimality.optimality(of: UtilityPair(-9, 0), toward: optimality.solutions.rational) == 0)
    #expect(try #require(optimality.maxWelfare(UtilityPair(1, 0))) == 0.2)
  }

  @Test("opposition is the nearest that both come to their best")
  func opposition() throws {
    let expected = (1.0 / 16 + 1.0 / 9).squareRoot()
    #expect(try (#require(optimality().opposition) - expected).magnitude < 1e-15)
  }

  @Test("gains are counted from the reservation values")
  func surplus() throws {
    let optimality = try optimality()
    let u = UtilityPair(2.5, 0.5)
    #expect(optimality.advantage(u) == UtilityPair(0.5, 0.5 / 3))
    #expect(optimality.welfare(u) == 1.5)
    #expect(optimality.gainsFromTrade(u) == 2)
    #expect(optimality.surplusEfficiency(u) == 0.5)
    #expect(optimality.surplusShare(u) == UtilityPair(0.75, 0.25))
    let none = UtilityPair(1, 0)
    #expect(optimality.advantage(none) == .zero)
    #expect(optimality.surplusEfficiency(none) == 0)
    #expect(optimality.surplusShare(none) == nil)
  }

  @Test("agreement is the faster the earlier, and no agreement has no speed")
  func speed() {
    #expect(Optimality.agreementSpeed(step: 0, of: 19) == 0.95)
    #expect(Optimality.agreementSpeed(step: 18, of: 19) == 1 - 19.0 / 20)
    #expect(Optimality.agreementSpeed(step: nil, of: 19) == 0)
  }

  @Test("rational fraction asks for strictly more than the reservation value, of both sides")
  func rationalFraction() throws {
    // (4, 0) and (1, 1) leave one side with no more than it has.
    let scenario = try DiscreteScenario(
      first: TabulatedUtility(worths: [[4, 3, 0, 1]], reservation: 1),
      second: TabulatedUtility(worths: [[0, 2, 3, 1]], reservation: 0))
    #expect(scenario.rationalFraction == 0.25)
  }

  @Test("KS optimality is towards the point of most equal shares")
  func ksIsSpread() throws {
    // Shares (0.8, 0.45) are more equal; of (0.5, 0.95) the least is larger.
    let solutions = DiscreteSolutions(
      try DiscreteScenario(
        first: TabulatedUtility(worths: [[20, 16, 10, 0]]),
        second: TabulatedUtility(worths: [[0, 9, 19, 20]])))
    #expect(solutions.points(.kalaiSmorodinsky).map(\.outcome) == [2])
    #expect(solutions.points(.kalaiSmorodinskySpread).map(\.outcome) == [1])
    #expect(Optimality(solutions).ks(UtilityPair(16, 9)) == 1)
  }

  @Test("without points that suit both, what needs one is nil")
  func empty() throws {
    let solutions = DiscreteSolutions(
      try DiscreteScenario(
        first: TabulatedUtility(worths: [[1, 0]], reservation: 1),
        second: TabulatedUtility(worths: [[0, 1]], reservation: 1)))
    let optimality = Optimality(solutions)
    #expect(optimality.pareto(.zero) == nil && optimality.nash(.zero) == nil)
    #expect(optimality.maxWelfare(.zero) == nil && optimality.fairness(.zero) == nil)
    #expect(optimality.opposition == nil && optimality.surplusEfficiency(.zero) == nil)
  }

  @Test("every share and optimality of a rational outcome lies in 0 … 1")
  func bounds() throws {
    var dice = Dice(51)
    for scenario in try dice.scenarios(200) {
      let optimality = Optimality(DiscreteSolutions(scenario))
      for point in optimality.solutions.rational {
        let u = point.utilities
        let shares = [
          optimality.pareto(u), optimality.nash(u), optimality.kalai(u), optimality.ks(u),
          optimality.surplusEfficiency(u), optimality.advantage(u).x, optimality.advantage(u).y,
        ]
        #expect(shares.compactMap(\.self).allSatisfy { (-1e-12...1 + 1e-12).contains($0) })
        #expect(optimality.pareto(u) == 1)
      }
    }
  }
}
