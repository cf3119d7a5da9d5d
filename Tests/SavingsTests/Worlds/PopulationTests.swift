import Testing

@testable import Savings

/// What a population of suppliers comes to with the default settings.
struct PopulationTests {
  /// 2,000 equal deals of an unselected tail in 100 worlds.
  ///
  /// Engagement is common to a world: PERT(0.55, 0.68, 0.88) has a standard deviation of 0.061, so
  /// with some 64 % of the engaged agreeing the mean over 100 worlds is off by at most
  /// 3 × 0.061 × 0.64 / √100 = 0.012 (deals add 3 × 0.5 / √200,000 = 0.003). The mean cut of a world
  /// moves with margins (10 %) and dispersion (15 %) by less than 15 % of 3 %: 3 × 0.45 % / √100 =
  /// 0.14 %. The bounds below are the claim, wider than both.
  @Test func anUnselectedTailAgreesAsOftenAndAsDearlyAsDocumented() async throws {
    let result = try await SmallLedger.equal(suppliers: 2_000, worlds: 100).simulation()
    let sum = WorldTotals.sum(result.totals(.winWin))
    #expect(sum.approached.deals == 200_000)
    let rate = Double(sum.agreed.deals) / Double(sum.approached.deals)
    let cut = sum.hard.share(of: sum.agreed.spend)
    #expect(rate > 0.38 && rate < 0.50, "\(rate) agree")
    #expect(cut > 0.023 && cut < 0.036, "\(cut) off the price")
    #expect(sum.unreciprocated == 0)
    // Same draws, price alone: less for both together, in expectation.
    let haggled = WorldTotals.sum(result.totals(.priceOnly))
    #expect(sum.jointSurplus > .zero)
    #expect(haggled.jointSurplus == .zero)
    #expect(sum.engaged == haggled.engaged)
    #expect(sum.agreed.deals > haggled.agreed.deals)
    #expect(sum.supplierBetterOff * 5 > 2 * sum.agreed.deals)
  }

  private static func sums(alternatives: Int) async throws -> (WorldTotals, WorldTotals) {
    let result = try await SmallLedger.equal(suppliers: 150, worlds: 40, alternatives: alternatives)
      .simulation()
    return (
      WorldTotals.sum(result.totals(.winWin)), WorldTotals.sum(result.totals(.priceOnly))
    )
  }

  /// 6,000 sessions a side with common random numbers; the differences are several per cent of the
  /// values, their standard errors below one.
  @Test func moreAlternativesRaiseTheCutAndLowerTheSuppliersSurplus() async throws {
    var lastCut = 0.0
    var lastSurplus = Double.infinity
    var lastSwitched = -1
    for alternatives in [0, 1, 3, 6] {
      let sum = try await Self.sums(alternatives: alternatives).0
      let cut = sum.hard.share(of: sum.agreed.spend)
      let surplus = sum.supplierSurplus.share(of: sum.agreed.spend)
      #expect(cut > lastCut, "\(alternatives) alternatives: \(cut)")
      #expect(surplus < lastSurplus, "\(alternatives) alternatives: \(surplus)")
      #expect(sum.switched.deals > lastSwitched || alternatives == 0)
      (lastCut, lastSurplus, lastSwitched) = (cut, surplus, sum.switched.deals)
    }
  }

  @Test func withoutAlternativesTradingGetsFarMoreThanHaggling() async throws {
    let (traded, haggled) = try await Self.sums(alternatives: 0)
    let (cut, alone) = (
      traded.hard.share(of: traded.agreed.spend), haggled.hard.share(of: haggled.agreed.spend)
    )
    #expect(traded.agreed.deals >= haggled.agreed.deals)
    #expect(cut > 3 * alone, "\(cut) against \(alone)")
    #expect(traded.hard > Money(minor: 3 * haggled.hard.minor))
    #expect(Double(traded.supplierBetterOff) > 0.7 * Double(traded.agreed.deals))
    #expect(traded.switched.deals == 0)
  }

  @Test func moreDraftsOfOneNegotiationAreNotMoreCertainty() async throws {
    // Parameters that a world has in common do not average out over its deals: the spread of the
    // portfolio's agreement rate stays near that of engagement, 0.061 × 0.64 = 0.04.
    let ledger = SmallLedger.equal(suppliers: 400, worlds: 40)
    let rates = try await ledger.simulation().totals(.winWin).map {
      Double($0[0].agreed.deals) / 400
    }
    let mean = rates.reduce(0, +) / 40
    let deviation = (rates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 39).squareRoot()
    // By deals alone it would be √(0.43 × 0.57 / 400) = 0.025.
    #expect(deviation > 0.032 && deviation < 0.075, "\(deviation)")
  }
}
