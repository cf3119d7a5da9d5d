import Bargaining
import Testing

struct OptimalityTallyTests {
  /// F is (4, 0) and (3, 2) of a longest distance of 5; reservation values 1 and 0.
  private func optimality(first: Double = 1) throws -> Optimality {
    Optimality(
      DiscreteSolutions(
        try DiscreteScenario(
          first: TabulatedUtility(worths: [[4, 3, 0, 1]], reservation: first),
          second: TabulatedUtility(worths: [[0, 2, 3, 0]], reservation: 0))))
  }

  @Test("agreements are counted on and off the frontier; without one, reservation values stand")
  func counts() throws {
    let optimality = try optimality()
    var tally = OptimalityTally()
    tally.add(UtilityPair(3, 2), optimality)
    tally.add(UtilityPair(3, 0), optimality)
    tally.add(nil, optimality)
    #expect(tally.sessions == 3 && tally.agreements == 2 && tally.onFrontier == 1)
    #expect(tally.frontierShare == 0.5)
    #expect(try (#require(tally.pareto) - 0.9).magnitude < 1e-12)
    #expect(try (#require(tally.nash) - 0.8).magnitude < 1e-12)
    #expect(try (#require(tally.maxWelfare) - 0.8).magnitude < 1e-12)
    // 5/5, 3/5 and 1/5.
    #expect(try (#require(tally.maxWelfareOfAll) - 0.6).magnitude < 1e-12)
    var twice = tally
    twice += tally
    #expect(twice.sessions == 6 && twice.onFrontier == 2 && twice.pareto == tally.pareto)
  }

  @Test("without agreements there is no mean, and where nothing suits both nothing is lost")
  func empty() throws {
    var tally = OptimalityTally()
    #expect(tally.frontierShare == nil && tally.maxWelfareOfAll == nil)
    tally.add(nil, try optimality(first: 5))
    #expect(tally.agreements == 0 && tally.pareto == nil && tally.maxWelfareOfAll == 1)
  }
}
