import Bargaining
import Testing

struct OutcomeDemandTests {
  /// Worth 0 … 10 with 2 as the floor: a room of 8.
  private func own() throws -> OwnPreferences {
    OwnPreferences(try TabulatedUtility(worths: [[0, 10, 5]], reservation: 2))
  }

  /// What one side heard, worth by worth, at a step.
  private func talks(_ worths: [Double], step: Int) -> OutcomeTalks {
    var talks = OutcomeTalks(outcomes: 3)
    for worth in worths { talks.hear(0, worth: worth) }
    talks.move(to: step)
    return talks
  }

  /// To the accuracy of the library's own powers.
  private func expectNear(_ demand: ClockDemand, _ expected: [Double]) {
    for (step, value) in expected.enumerated() {
      #expect((demand.demand(step: step) - value).magnitude < 1e-9)
    }
  }

  @Test("a polynomial clock gives t^(1/e) of the room, after what it gives at once")
  func polynomial() throws {
    let clock = Clock(rounds: 3)
    let linear = ClockDemand(try own(), .polynomial(exponent: 1), clock: clock)
    expectNear(linear, [8, 6, 4])
    let half = ClockDemand(try own(), .polynomial(exponent: 1, start: 0.5), clock: clock)
    expectNear(half, [5, 4, 3])
    let late = ClockDemand(try own(), .polynomial(exponent: 0.5), clock: clock)
    #expect((late.demand(step: 1) - (10 - 8 * 0.25)).magnitude < 1e-9)
    let slack = ClockDemand(try own(), .polynomial(exponent: 1), clock: clock, slack: 7)
    #expect((0..<3).map { slack.demand(step: $0) } == [2, 2, 2])
  }

  @Test("an exponential clock gives exp((1 − t)^e ln k) of the room")
  func exponential() throws {
    let clock = Clock(rounds: 3)
    let demand = ClockDemand(try own(), .exponential(exponent: 1, start: 0.0625), clock: clock)
    // (1/16)^(3/4), ^(1/2), ^(1/4) are 1/8, 1/4 and 1/2.
    for (step, given) in [0.125, 0.25, 0.5].enumerated() {
      #expect((demand.demand(step: step) - (10 - 8 * given)).magnitude < 1e-9)
    }
    let late = ClockDemand(try own(), .exponential(exponent: 0.25, start: 0.0625), clock: clock)
    #expect(late.demand(step: 1) > demand.demand(step: 1))
  }

  @Test("relative tit-for-tat gives the part by which the last offer rose")
  func relative() throws {
    let floor = ClockDemand(try own(), .polynomial(exponent: 4), clock: Clock(rounds: 9))
    var demand = ReciprocalDemand(floor: floor, steps: 9, leastPace: 0)
    let own = try own()
    #expect(demand.demand(own, talks([], step: 0)) == 10)
    #expect(demand.demand(own, talks([4], step: 1)) == 10)
    #expect(demand.demand(own, talks([4, 5], step: 2)) == 8)
    // A worse offer is not paid back, and standing still is answered by standing still.
    #expect(demand.demand(own, talks([4, 5, 3], step: 3)) == 8)
    #expect(demand.demand(own, talks([4, 5, 3, 3], step: 4)) == 8)
  }

  @Test("averaged tit-for-tat looks back over its window")
  func averaged() throws {
    let floor = ClockDemand(try own(), .polynomial(exponent: 4), clock: Clock(rounds: 9))
    var demand = ReciprocalDemand(window: 2, floor: floor, steps: 9, leastPace: 0)
    let own = try own()
    #expect(demand.demand(own, talks([], step: 0)) == 10)
    #expect(demand.demand(own, talks([4, 5], step: 2)) == 10)
    #expect(demand.demand(own, talks([4, 4.5, 5], step: 3)) == 8)
  }

  @Test("tit-for-tat stops at its floor, and does not wait for ever")
  func floor() throws {
    let own = try own()
    let floor = ClockDemand(own, .polynomial(exponent: 1), clock: Clock(rounds: 3))
    var demand = ReciprocalDemand(floor: floor, steps: 3, leastPace: 0)
    _ = demand.demand(own, talks([], step: 0))
    #expect(demand.demand(own, talks([1, 10], step: 1)) == 6)
    // Half of a straight line over 4 steps is a room of 1 a step.
    let generous = ClockDemand(own, .polynomial(exponent: 4), clock: Clock(rounds: 4))
    var waiting = ReciprocalDemand(floor: generous, steps: 4)
    let demands = (0..<4).map { waiting.demand(own, talks([1, 1], step: $0)) }
    #expect(demands == [10, 9, 8, 7])
  }
}
