import Bargaining
import Testing

/// What must hold of every composed agent on any domain; counterexamples are shrunk and printed.
struct CompositionTests {
  private static let steps = 25

  /// Writes down what its agent saw, wanted and did.
  private struct Witness<Agent: OutcomeAgent>: OutcomeAgent {
    var agent: Agent
    var accepted: Int?

    mutating func move(standing: Int?, step: Int) -> OutcomeMove {
      let move = agent.move(standing: standing, step: step)
      if move == .accept { accepted = standing }
      return move
    }
    func favourite(of packages: OutcomePackages) -> Int { agent.favourite(of: packages) }
    mutating func learn(favourite: Int, of packages: OutcomePackages) {
      agent.learn(favourite: favourite, of: packages)
    }
  }

  /// Checks both sides of a session; nil where all is well.
  private func complaint(
    _ scenario: DiscreteScenario, _ first: some OutcomeAgent, _ second: some OutcomeAgent
  ) -> String? {
    var a = Witness(agent: first)
    var b = Witness(agent: second)
    let run = OutcomeSession.play(&a, &b, steps: Self.steps)
    let sides = [
      (Side.first, scenario.first.enumerated(), scenario.bounds.reservation.x),
      (Side.second, scenario.second.enumerated(), scenario.bounds.reservation.y),
    ]
    for (side, worths, limit) in sides {
      let own = run.offers.filter { $0.side == side }
      for offer in own {
        let packages = offer.among ?? OutcomePackages(offer.outcome)
        for place in 0..<packages.count where worths[packages[place]] < limit {
          return "\(side) offers \(packages[place]), worth \(worths[packages[place]]) of \(limit)"
        }
        if !packages.contains(offer.outcome) { return "\(offer) is none of its packages" }
      }
      if let agreement = run.agreement, worths[agreement] < limit {
        return "\(side) agrees to \(worths[agreement]), has \(limit)"
      }
    }
    guard let agreement = run.agreement else { return nil }
    if run.offers.last?.outcome != agreement { return "the agreement is not the last offer" }
    if (run.acceptedBy == .first ? a.accepted : b.accepted) != agreement {
      return "what was accepted is not the agreement"
    }
    return nil
  }

  private func pairs(_ scenario: DiscreteScenario) -> String? {
    let shape = scenario.first.shape
    let clock = Clock(rounds: Self.steps)
    let (one, two) = (OwnPreferences(scenario.first), OwnPreferences(scenario.second))
    func clocked(_ own: OwnPreferences) -> ClockDemand {
      ClockDemand(own, .exponential(exponent: 2, start: 0.01), clock: clock)
    }
    func mirror(_ own: OwnPreferences, _ window: Int) -> ReciprocalDemand {
      ReciprocalDemand(
        window: window, floor: ClockDemand(own, .polynomial(exponent: 2), clock: clock),
        steps: Self.steps)
    }
    func agent<Offering: OutcomeOffering>(
      _ own: OwnPreferences, _ offering: Offering
    ) -> OutcomeNegotiator<Offering, CombinedAcceptance, FrequencyModel> {
      OutcomeNegotiator(
        own, offering: offering, acceptance: CombinedAcceptance(steps: Self.steps),
        model: FrequencyModel(shape: shape))
    }
    let seekers = (
      FrontierSeeker(scenario.first, pace: .boulware, clock: clock),
      FrontierSeeker(scenario.second, pace: .conceder, clock: clock)
    )
    return complaint(scenario, seekers.0, seekers.1)
      ?? complaint(
        scenario, agent(one, DemandOffering(mirror(one, 1), TradeOffChoice(band: 0.1))),
        agent(two, DemandOffering(mirror(two, 3), CheapestChoice())))
      ?? complaint(
        scenario, agent(one, MesoOffering(clocked(one), shape: shape)), seekers.1)
      ?? complaint(
        scenario,
        OutcomeNegotiator(
          one, offering: MesoOffering(clocked(one), shape: shape),
          acceptance: AspirationAcceptance(), model: ChoiceModel(shape: shape)),
        agent(two, DemandOffering(clocked(two), TradeOffChoice(band: 0, repeats: true))))
      ?? complaint(scenario, agent(one, MicroOffering()), MicroAgent(scenario.second))
  }

  @Test("no side offers or accepts less than no agreement is worth, and the last offer is the deal")
  func rational() throws {
    try ScenarioProperty.holds(of: 300, seed: 301, pairs)
  }

  @Test("an accepted offer meets the demand of the step, or what AC_next takes")
  func thresholds() throws {
    try ScenarioProperty.holds(of: 300, seed: 302) { scenario in
      let clock = Clock(rounds: Self.steps)
      let own = OwnPreferences(scenario.first)
      for exponent in [0.2, 1, 5] {
        let demand = ClockDemand(own, .polynomial(exponent: exponent), clock: clock)
        var agent = OutcomeNegotiator(
          own, offering: DemandOffering(demand, CheapestChoice()),
          acceptance: AspirationAcceptance(), model: NoModel())
        var other = FrontierSeeker(scenario.second, clock: clock)
        let run = OutcomeSession.play(&agent, &other, steps: Self.steps)
        guard let agreement = run.agreement, let step = run.endStep else { continue }
        let least = demand.demand(step: step)
        // Its own offers meet the demand too, and the other side may take them.
        if own.worth(agreement) < least - 1e-12 {
          return "agrees to \(own.worth(agreement)) at a demand of \(least)"
        }
      }
      return nil
    }
  }

  @Test("demands never rise, and the cheapest offers of monotone tactics lose worth only")
  func monotone() throws {
    try ScenarioProperty.holds(of: 300, seed: 303) { scenario in
      let clock = Clock(rounds: Self.steps)
      let own = OwnPreferences(scenario.first)
      let curves: [Concession.Curve] = [
        .polynomial(exponent: 0.3), .polynomial(exponent: 3, start: 0.2),
        .exponential(exponent: 0.5, start: 0.05), .exponential(exponent: 3, start: 0.5),
      ]
      for curve in curves {
        let demand = ClockDemand(own, curve, clock: clock)
        let demands = (0..<Self.steps).map(demand.demand)
        if zip(demands, demands.dropFirst()).contains(where: { $0 < $1 }) { return "\(curve)" }
        var agent = OutcomeNegotiator(
          own,
          offering: DemandOffering(
            ReciprocalDemand(window: 2, floor: demand, steps: Self.steps), CheapestChoice()),
          acceptance: NextOfferAcceptance(), model: NoModel())
        var other = FrontierSeeker(scenario.second, clock: clock)
        let run = OutcomeSession.play(&agent, &other, steps: Self.steps)
        let worths = run.offers.filter { $0.side == .first }.map { own.worth($0.outcome) }
        if zip(worths, worths.dropFirst()).contains(where: { $0 < $1 }) { return "\(worths)" }
      }
      return nil
    }
  }

  @Test("the same session is played the same way again")
  func reproducible() throws {
    try ScenarioProperty.holds(of: 50, seed: 304) { scenario in
      func play() -> OutcomeRun {
        let clock = Clock(rounds: Self.steps)
        var a = FrontierSeeker(scenario.first, clock: clock)
        var b = FrontierSeeker(scenario.second, clock: clock)
        return OutcomeSession.play(&a, &b, steps: Self.steps)
      }
      return play() == play() ? nil : "differs"
    }
  }

  @Test("two default agents agree wherever their demands meet, and mostly on the frontier")
  func seekers() throws {
    var dice = Dice(305)
    var tally = OptimalityTally()
    var timed = OptimalityTally()
    for scenario in try dice.scenarios(200) where !DiscreteSolutions(scenario).rational.isEmpty {
      let optimality = Optimality(DiscreteSolutions(scenario))
      let clock = Clock(rounds: Self.steps)
      func worth(_ run: OutcomeRun) -> UtilityPair? {
        run.agreement.map {
          UtilityPair(scenario.first.enumerated()[$0], scenario.second.enumerated()[$0])
        }
      }
      var (a, b) = (
        FrontierSeeker(scenario.first, clock: clock), FrontierSeeker(scenario.second, clock: clock)
      )
      tally.add(worth(OutcomeSession.play(&a, &b, steps: Self.steps)), optimality)
      var c = TimeBasedAgent(scenario.first, pace: .linear, clock: clock)
      var d = TimeBasedAgent(scenario.second, pace: .linear, clock: clock)
      timed.add(worth(OutcomeSession.play(&c, &d, steps: Self.steps)), optimality)
    }
    #expect(try #require(tally.frontierShare) > #require(timed.frontierShare))
    #expect(try #require(tally.frontierShare) > 0.8)
  }
}
