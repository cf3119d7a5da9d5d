import Bargaining
import Testing

/// The example of the guide "Composing a side of a session", line by line.
struct GuideTests {
  @Test func theExampleOfTheGuideAgrees() throws {
    let buyer = Valuation(weights: SIMD8(8, 3, 0, 0, 0, 0, 0, 0))
    let seller = Valuation(weights: SIMD8(-8, -1, 0, 0, 0, 0, 0, 0))
    let believed = Valuation(weights: SIMD8(-8, -6, 0, 0, 0, 0, 0, 0))

    let path = ConcessionPath(own: buyer, estimateOfOther: believed, grain: .zero)
    var first = Negotiator(
      valuation: buyer, path: path,
      concession: Concession(aspiration: path.top, reservation: 2, curve: .boulware),
      tactic: .conditional, rounds: 20, bidding: .equivalents, learning: .choice(spread: 0.8),
      acceptance: .next, expectation: 8, lead: 0.5)

    let back = ConcessionPath(own: seller, estimateOfOther: buyer, grain: .zero)
    var second = Negotiator(
      valuation: seller, path: back,
      concession: Concession(aspiration: back.top, reservation: -6, curve: .linear),
      tactic: .averaged(window: 3), rounds: 20)

    let result = StackedAlternatingOffers.play(&first, &second, clock: Clock(rounds: 20))

    let agreement = try #require(result.agreement)
    #expect(result.firstWorth == buyer.worth(of: agreement) && result.firstWorth >= 2)
    #expect(result.secondWorth == seller.worth(of: agreement) && result.secondWorth >= -6)
    // Payment, worth three to the buyer and one to the seller, goes to the buyer in full.
    #expect(agreement[1] == 1)
  }
}
