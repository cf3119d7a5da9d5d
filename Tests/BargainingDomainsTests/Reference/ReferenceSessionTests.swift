import Bargaining
import BargainingDomains
import Testing

@Suite(.enabled(if: ReferenceFolder.isWanted))
struct ReferenceSessionTests {
  @Test("pinned sessions of time-based agents are reproduced, offer for offer where recorded")
  func timeBased() throws {
    var (pinned, traced) = (0, 0)
    for item in try ReferenceCase.all.get() {
      let first = OwnPreferences(item.scenario.first)
      let second = OwnPreferences(item.scenario.second)
      for answer in item.results.saoTimeBased ?? [] where answer.unique {
        let clock = Clock(rounds: answer.nSteps)
        var a = TimeBasedAgent(first, exponent: try exponent(answer.a), clock: clock)
        var b = TimeBasedAgent(second, exponent: try exponent(answer.b), clock: clock)
        let run = OutcomeSession.play(&a, &b, steps: answer.nSteps)
        let pair = "\(item.testDescription), \(answer.a ?? "") \(answer.b ?? "") \(answer.nSteps)"
        try compare(run, answer, item, pair)
        pinned += 1
        guard let offers = answer.offers else { continue }
        let made = run.offers.map { [$0.step, Int($0.side.rawValue), $0.outcome] }
        #expect(made == offers, "\(pair)")
        traced += 1
      }
    }
    print("pinned time-based sessions: \(pinned), of them offer for offer: \(traced)")
  }

  @Test("pinned sessions of MiCRO against itself are reproduced")
  func micro() throws {
    var pinned = 0
    for item in try ReferenceCase.all.get() {
      guard let answer = item.results.microSelfPlay, answer.unique else { continue }
      var a = MicroAgent(item.scenario.first)
      var b = MicroAgent(item.scenario.second)
      let run = OutcomeSession.play(&a, &b, steps: answer.nSteps)
      try compare(run, answer, item, "\(item.testDescription), MiCRO")
      pinned += 1
    }
    print("pinned MiCRO sessions: \(pinned)")
  }

  private func exponent(_ pace: String?) throws -> Double {
    try #require(pace.flatMap(ConcessionPace.init(rawValue:))).exponent
  }

  private func compare(
    _ run: OutcomeRun, _ answer: ReferenceRun, _ item: ReferenceCase, _ name: String
  ) throws {
    #expect(run.agreement == (try answer.agreement.map(item.number)), "\(name)")
    #expect(run.endStep == answer.acceptedAtStep, "\(name)")
    if let side = answer.acceptedBy { #expect(run.acceptedBy?.rawValue == UInt8(side), "\(name)") }
    #expect(run.offers.count == answer.offersMade, "\(name)")
  }
}
