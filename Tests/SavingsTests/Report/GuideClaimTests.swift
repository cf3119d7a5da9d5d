import Testing

@testable import Savings

/// A claim is judged by the worlds, whichever way they speak.
struct GuideClaimTests {
  /// Ten worlds in which win-win has so much more hard saving.
  private static func difference(_ amounts: [Int64]) throws -> PairedDifference {
    let base = amounts.map { amount in
      var totals = WorldTotals()
      totals.hard = Money(minor: amount)
      return totals
    }
    return try #require(
      PairedDifference(.hard, base, less: amounts.map { _ in WorldTotals() }))
  }

  @Test(arguments: [
    ([1, 1, 1, 1, 1, 1, 1, 1, 1, -9], GuideClaim.Verdict.held, "held in this simulation"),
    ([1, 1, 1, 1, 1, 1, 1, 1, -9, -9], .leaned, "leaned towards it"),
    ([1, 1, 1, 1, 1, -1, -1, -1, -1, -1], .open, "undecided"),
    ([1, 1, 1, 1, -1, -1, -1, -1, -1, -1], .against, "leaned against it"),
    ([9, -1, -1, -1, -1, -1, -1, -1, -1, -1], .failed, "did not hold"),
    ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0], .same, "made no difference"),
    ([0, 0, 0, 0, 0, 0, 0, 0, 0, 5], .open, "undecided"),
  ])
  func verdict(amounts: [Int64], verdict: GuideClaim.Verdict, words: String) throws {
    let difference = try Self.difference(amounts)
    #expect(GuideClaim.verdict(difference) == verdict)
    let claim = GuideClaim(
      claim: "Trade, don’t concede", against: .unconditional, difference: difference,
      verdict: verdict, beside: "Beside.")
    let sentence = claim.sentence { "\($0.minor)" }
    #expect(sentence.hasPrefix("Trade, don’t concede: \(words)"))
    #expect(sentence.hasSuffix(verdict == .same ? "hard saving." : "Beside."))
  }

  @Test("the claims of the run are those that its policies can test")
  func claims() async throws {
    let run = try await RunSketch.shared.value
    let claims = GuideClaim.all(PolicyComparison(run))
    #expect(
      claims.map(\.against)
        == [.noBatna, .unconditional, .priceOnly, .priceOnly, .priceOnly, .humanTeam])
    for claim in claims { #expect(claim.verdict == GuideClaim.verdict(claim.difference)) }
    let few = try await RunSketch.run(worlds: 4) { $0.compare.policies = [] }
    #expect(
      GuideClaim.all(PolicyComparison(few)).map(\.against) == [.priceOnly, .priceOnly, .priceOnly])
  }
}
