import Testing

@testable import Bargaining

/// The rules of each tactic, on offers that a test makes up.
struct TacticTests {
  private static func side(
    _ tactic: Tactic, exponent: Double = 1, rounds: Int = 10, expectation: Double = 1,
    lead: Double = 0
  ) -> Negotiator {
    let own = Valuation(weights: SIMD8(1, 0, 0, 0, 0, 0, 0, 0))
    let other = Valuation(weights: SIMD8(-1, 0, 0, 0, 0, 0, 0, 0))
    return Negotiator(
      valuation: own, path: ConcessionPath(own: own, estimateOfOther: other, grain: .zero),
      concession: Concession(aspiration: 1, reservation: 0, exponent: exponent), tactic: tactic,
      rounds: rounds, expectation: expectation, lead: lead)
  }

  /// Demands at the end of time, when the clock holds nobody, against a row of offers.
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

  /// Half as fast as a straight line over ten rounds is 0.05 a round.
  @Test func aReciprocalSideMovesAsFarAsTheOtherAndAtLeastAtItsPace() {
    let demands = Self.demands(Self.side(.reciprocal), seeing: [0, 0.02, 0.12, 0.12, 0.32])
    #expect(Self.areNear(demands, [0.95, 0.9, 0.8, 0.75, 0.55]))
  }

  @Test func aReciprocalSideIsNeverBelowTheClock() {
    var side = Self.side(.reciprocal, exponent: 0.5)
    side.see(0)
    #expect(side.demand(at: Clock.Tick(time: 0.125)) > 1 - 0.051)
    side.see(0.9)
    // At half of the time a hard side wants three quarters: 1 − 0.5².
    #expect((side.demand(at: Clock.Tick(time: 0.5)) - 0.75).magnitude < 1e-12)
  }

  /// With no lead it gives the part of its room that the other has given of what it may have.
  @Test func aConditionalSideMatchesThePartThatTheOtherGave() {
    let side = Self.side(.conditional, expectation: 0.5)
    // First seen 0.1, so the other is believed to have room of 0.4.
    let demands = Self.demands(side, seeing: [0.1, 0.2, 0.2, 0.3, 0.5])
    #expect(Self.areNear(demands, [1, 0.75, 0.75, 0.5, 0]))
  }

  @Test func aLeadIsThePartThatItMayBeAhead() {
    let side = Self.side(.conditional, expectation: 0.5, lead: 0.2)
    let demands = Self.demands(side, seeing: [0.1, 0.2, 0.2, 0.3, 0.5])
    #expect(Self.areNear(demands, [0.8, 0.55, 0.55, 0.3, 0]))
  }

  /// Taking an offer back is no move: the best one seen counts.
  @Test func anOfferTakenBackEarnsNothing() {
    let side = Self.side(.conditional, expectation: 0.5)
    let demands = Self.demands(side, seeing: [0.1, 0.3, 0.2, 0.3, 0.4])
    #expect(Self.areNear(demands, [1, 0.5, 0.5, 0.5, 0.25]))
  }

  @Test func theClockAloneSeesNothing() {
    let seeing = Self.demands(Self.side(.timeDependent), seeing: [0, 0.4, 0.9])
    #expect(Self.areNear(seeing, [0, 0, 0]))
  }
}
