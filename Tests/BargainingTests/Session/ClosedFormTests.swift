import Testing

@testable import Bargaining

/// The closed form against the played-out loop, which is its oracle.
struct ClosedFormTests {
  /// Grains, wrong estimates, no zone, fatigue, sides that make no offers: everything that a session
  /// by the clock can have.
  private static func random(_ dice: inout Dice) -> Problem {
    var problem = Problem.random(&dice).byTheClock()
    if dice.says(0.2) { problem.secondTactic = .noCounter }
    if dice.says(0.5) { problem.firstAcceptance = .next }
    if dice.says(0.5) { problem.secondAcceptance = .next }
    if dice.says(0.3) { problem.rounds = dice.whole(1...150) }
    if dice.says(0.3) { problem.firstExponent = Elementary.exp2(dice.between(-12, 7)) }
    if dice.says(0.3) { problem.givesUpIn = dice.whole(0...problem.rounds + 1) }
    return problem
  }

  private static func closed(_ problem: Problem) -> SessionResult? {
    StackedAlternatingOffers.closedForm(
      problem.firstSide(), problem.secondSide(), clock: Clock(rounds: problem.rounds),
      givesUpIn: problem.givesUpIn)
  }

  @Test func itIsTheResultOfTheSession() {
    var (agreed, none, abandoned, byFirst) = (0, 0, 0, 0)
    Property.holds(of: 40_000, seed: 70, make: Self.random) { problem in
      var played = problem.play().result
      played.unreciprocated = 0
      guard let closed = Self.closed(problem) else { return "no closed form" }
      if closed.agreement == nil { none += 1 } else { agreed += 1 }
      if closed.abandoned { abandoned += 1 }
      if closed.agreement != nil, closed.acceptedBy == .first { byFirst += 1 }
      return closed == played ? nil : "\(closed) is not \(played)"
    }
    // The cases are of all kinds.
    #expect(agreed > 8_000)
    #expect(none > 8_000)
    #expect(abandoned > 2_000)
    #expect(byFirst > 2_000)
  }

  /// A side that is wrong about the sign of what the other wants gives offers that get worse.
  @Test func aPathThatTakesFromTheOtherSideHasNone() {
    let own = Valuation(weights: SIMD8(1, 0.5, 0, 0, 0, 0, 0, 0))
    let believed = Valuation(weights: SIMD8(-1, -1, 0, 0, 0, 0, 0, 0))
    let other = Valuation(weights: SIMD8(-1, 0.2, 0, 0, 0, 0, 0, 0))
    func side(_ own: Valuation, _ estimate: Valuation) -> Negotiator {
      let path = ConcessionPath(own: own, estimateOfOther: estimate, grain: .zero)
      return Negotiator(
        valuation: own, path: path,
        concession: Concession(aspiration: path.top, reservation: 0, exponent: 1),
        tactic: .timeDependent, rounds: 10)
    }
    let result = StackedAlternatingOffers.closedForm(
      side(own, believed), side(other, own), clock: Clock(rounds: 10))
    #expect(result == nil)
  }

  @Test func whatDependsOnTheOtherSideHasNone() {
    var dice = Dice(71)
    var refused = 0
    for _ in 0..<2_000 {
      let problem = Problem.random(&dice)
      if problem != problem.byTheClock() || problem.secondTactic == .noCounter {
        var plain = problem.byTheClock()
        plain.secondTactic = problem.secondTactic
        if plain != problem, Self.closed(problem) == nil { refused += 1 }
      }
    }
    #expect(refused > 1_000)
  }
}
