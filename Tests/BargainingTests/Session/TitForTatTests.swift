import Testing

@testable import Bargaining

/// Sides that answer moves, on offers that a test makes up.
struct TitForTatTests {
  private static func side(
    _ tactic: Tactic, exponent: Double = 50, rounds: Int = 100, acceptance: Acceptance = .aspiration
  ) -> Negotiator {
    let own = Valuation(weights: SIMD8(1, 0, 0, 0, 0, 0, 0, 0))
    let other = Valuation(weights: SIMD8(-1, 0, 0, 0, 0, 0, 0, 0))
    return Negotiator(
      valuation: own, path: ConcessionPath(own: own, estimateOfOther: other, grain: .zero),
      concession: Concession(aspiration: 1, reservation: 0, exponent: exponent), tactic: tactic,
      rounds: rounds, acceptance: acceptance)
  }

  private static func demands(_ side: Negotiator, seeing offers: [Double]) -> [Double] {
    var side = side
    return offers.map { offer in
      side.see(offer)
      return side.demand(at: Clock.Tick(time: 1 - 1e-9))
    }
  }

  private static func areNear(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { ($0 - $1).magnitude < 1e-6 }
  }

  /// Half of a straight line over 100 rounds is 0.005 a round, wherever nothing is answered.
  @Test func aRelativeSideShrinksItsRoomAsTheOtherShrankItsDistance() {
    // Distances from 1: 1, 0.8 (a fifth less), 0.8, 0.4 (half).
    let demands = Self.demands(Self.side(.relative(delay: 1)), seeing: [0, 0.2, 0.2, 0.6])
    #expect(Self.areNear(demands, [0.995, 0.995 * 0.8, 0.791, 0.791 * 0.5]))
  }

  @Test func aRelativeSideAnswersAfterItsDelay() {
    let demands = Self.demands(Self.side(.relative(delay: 2)), seeing: [0, 0.2, 0.2, 0.6])
    #expect(Self.areNear(demands, [0.995, 0.99, 0.99 * 0.8, 0.787]))
  }

  @Test func anAveragingSideAnswersTheMeanOfItsWindow() {
    // Over three offers the distance falls from 1 to 0.7: 0.1 an offer.
    let demands = Self.demands(Self.side(.averaged(window: 3)), seeing: [0, 0.3, 0.3, 0.3])
    let second = 0.995 * 0.7
    let third = second * (1 - 0.15)
    #expect(Self.areNear(demands, [0.995, second, third, third * 0.9]))
  }

  /// However little the other side moves, one that mirrors it walks half of a straight line, unless
  /// its own clock holds it: so that two of them meet.
  @Test(arguments: [Tactic.reciprocal, .relative(delay: 2), .averaged(window: 4)])
  func whoMirrorsComesDownToItsFloor(tactic: Tactic) {
    let offers = [Double](repeating: 0.1, count: 100)
    let soft = Self.demands(Self.side(tactic), seeing: offers)
    #expect((soft[99] - 0.5).magnitude < 1e-6)
    var hard = Self.side(tactic, exponent: 0.2)
    let clock = Clock(rounds: 100)
    for round in 0..<100 {
      hard.see(0.1)
      let demand = hard.demand(at: clock[round])
      #expect(demand >= hard.concession.demand(at: clock[round]) - 1e-15)
      #expect(demand <= 1 - 0.005 * Double(round + 1) + 1e-12 || demand > 0.5)
    }
  }

  @Test func twoThatMirrorEachOtherAgreeWhereTheZoneIsWide() {
    var dice = Dice(61)
    var agreed = 0
    for _ in 0..<300 {
      var problem = Problem.random(&dice).onPaths().withTrueRatios()
      problem.firstTactic = .relative(delay: 1)
      problem.secondTactic = .averaged(window: 3)
      problem.firstExponent = 4
      problem.secondExponent = 4
      problem.firstCurveStart = 0
      problem.secondCurveStart = 0
      problem.secondAspiration = 1
      problem.givesUpIn = .max
      problem.firstReservation = problem.firstValuation.worst
      problem.secondReservation = problem.secondValuation.worst
      if problem.play().result.agreement != nil { agreed += 1 }
    }
    #expect(agreed > 290, "\(agreed)")
  }

  @Test func aPatientSideMovesWhenTheOtherGetsStuck() {
    var side = Self.side(.patient(patience: 2), exponent: 1)
    var demands: [Double] = []
    for (round, offer) in [0.0, 0.1, 0.2, 0.2, 0.2, 0.3].enumerated() {
      side.see(offer)
      demands.append(side.demand(at: Clock.Tick(time: Double(round + 1) / 10)))
    }
    #expect(Self.areNear(demands, [1, 1, 1, 1, 0.5, 0.5]))
  }

  @Test func aHardlinerNeverMoves() {
    let demands = Self.demands(Self.side(.hardline), seeing: [0, 0.5, 0.9])
    #expect(demands == [1, 1, 1])
  }

  @Test func theLastOfSeveralIsTakenIfItIsTheBestOfTheWindow() {
    var side = Self.side(.timeDependent, acceptance: .combi(after: 0.8, window: 3))
    func takes(_ offer: Double, at time: Double) -> Bool {
      side.see(offer)
      return side.accepts(offer, demand: 0.9, kept: 0.9, time: time)
    }
    #expect(!takes(0.5, at: 0.1))
    #expect(!takes(0.3, at: 0.7))
    #expect(!takes(0.2, at: 0.8))
    #expect(!takes(0.25, at: 0.85))
    // 0.5 has left the window of three.
    #expect(takes(0.3, at: 0.9))
    #expect(!takes(-0.1, at: 0.95))
    #expect(takes(0.95, at: 0.2))
  }

  @Test func belowTheReservationValueNothingIsTaken() {
    var side = Self.side(.timeDependent, acceptance: .combi(after: 0, window: 1))
    side.see(-0.2)
    #expect(!side.accepts(-0.2, demand: 0.9, kept: 0.9, time: 0.9))
    side.see(-0.1)
    #expect(!side.accepts(-0.1, demand: 0.9, kept: 0.9, time: 0.9))
  }

  /// AC_next asks for what the own next offer keeps after rounding, aspiration for the demand.
  @Test func roundingInTheOwnFavourIsPartOfTheNextOfferAlone() {
    let next = Self.side(.timeDependent, acceptance: .next)
    let aspiration = Self.side(.timeDependent, acceptance: .aspiration)
    #expect(!next.accepts(0.55, demand: 0.5, kept: 0.6, time: 0.5))
    #expect(aspiration.accepts(0.55, demand: 0.5, kept: 0.6, time: 0.5))
  }
}
