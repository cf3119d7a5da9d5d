import Bargaining
import Testing

struct TimeBasedAgentTests {
  /// A cake in ten slices: outcome k leaves the first side 10 − k and the second k.
  private func cake(_ first: Double? = nil, _ second: Double? = nil) throws -> DiscreteScenario {
    let slices = (0...10).map(Double.init)
    return try DiscreteScenario(
      first: TabulatedUtility(worths: [slices.reversed()], reservation: first),
      second: TabulatedUtility(worths: [slices], reservation: second))
  }

  private func play(
    _ scenario: DiscreteScenario, _ first: ConcessionPace, _ second: ConcessionPace,
    steps: Int
  ) -> OutcomeRun {
    let clock = Clock(rounds: steps)
    var a = TimeBasedAgent(scenario.first, pace: first, clock: clock)
    var b = TimeBasedAgent(scenario.second, pace: second, clock: clock)
    return OutcomeSession.play(&a, &b, steps: steps)
  }

  @Test("two linear agents halve a cake, offer by offer")
  func linear() throws {
    // Demands are 8, 6, 4 and 2, less the slack.
    let run = play(try cake(), .linear, .linear, steps: 4)
    #expect(run.offers.map(\.outcome) == [2, 8, 4, 6])
    #expect(run.offers.map(\.step) == [0, 0, 1, 1])
    #expect(run.agreement == 6)
    #expect(run.acceptedBy == .first)
    #expect(run.endStep == 2)
  }

  @Test("an outcome a hair below the demand is offered where it is the nearest")
  func hair() throws {
    // At half time the demand is 0.5 less the slack.
    func offer(_ short: Double) throws -> OutcomeMove {
      let utility = try TabulatedUtility(worths: [[1, 0.4999 - short, 0.6, 0]])
      var agent = TimeBasedAgent(utility, pace: .linear, clock: Clock(rounds: 1))
      return agent.move(standing: nil, step: 0)
    }
    #expect(try offer(4e-7) == .offer(1))
    #expect(try offer(4e-6) == .offer(2))
  }

  @Test("without a slice for both there is no agreement")
  func noZone() throws {
    let run = play(try cake(6, 6), .conceder, .conceder, steps: 50)
    #expect(run.agreement == nil && run.acceptedBy == nil && run.endStep == nil)
    #expect(run.offers.count == 100)
  }

  @Test("an agent whose alternative is better than everything leaves")
  func leaves() throws {
    let run = play(try cake(11), .linear, .linear, steps: 5)
    #expect(
      run
        == {
          var run = OutcomeRun()
          run.endStep = 0
          return run
        }())
  }

  @Test("demands fall, and no agreement or offer is worth less than the reservation value")
  func properties() throws {
    var dice = Dice(71)
    for scenario in try dice.scenarios(200) {
      let paces = ConcessionPace.allCases
      let run = play(scenario, paces[dice.whole(0...2)], paces[dice.whole(0...2)], steps: 25)
      let sides = [
        (Side.first, scenario.first.enumerated(), scenario.bounds.disagreement.x),
        (Side.second, scenario.second.enumerated(), scenario.bounds.disagreement.y),
      ]
      for (side, utilities, limit) in sides {
        let own = run.offers.filter { $0.side == side }.map { utilities[$0.outcome] }
        #expect(zip(own, own.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(own.allSatisfy { $0 >= limit - TimeBasedAgent.reach })
        if let agreement = run.agreement {
          #expect(utilities[agreement] >= limit - TimeBasedAgent.reach)
        }
      }
      #expect(run.agreement == nil || run.offers.last?.outcome == run.agreement)
    }
  }

  @Test("the earlier an agent concedes, the sooner there is an agreement")
  func pace() throws {
    let steps = ConcessionPace.allCases.map { pace in
      try? play(cake(), pace, .linear, steps: 40).endStep
    }
    let found = steps.compactMap { $0 }
    #expect(found.count == 3 && found == found.sorted(by: >))
  }
}
