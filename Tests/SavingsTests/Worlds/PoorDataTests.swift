import Testing

@testable import Savings

/// A deal that nothing is known of is simulated from the documented priors, flagged and graded.
struct PoorDataTests {
  private static var ledger: SmallLedger {
    var ledger = SmallLedger()
    // Nothing but a name and an amount.
    for number in 0..<30 { ledger.spend("S\(number)", 10_000) }
    return ledger
  }

  @Test func nothingIsDroppedSilently() async throws {
    let ledger = Self.ledger
    let portfolio = try ledger.portfolio()
    let groups = portfolio.suppliers.reduce(0) { $0 + $1.groups.count { $0.spend > .zero } }
    let result = try await ledger.simulation()
    #expect(result.deals.count == groups && groups == 30)
    for found in result.deals {
      #expect(found.deal.quality.grade == .d)
      #expect(found.deal.quality.proxies.count == 6)
      #expect(found.deal.quality.unstated == SupplierFact.allCases)
      #expect(found.of(.winWin).engaged > 0)
      #expect(found.yardsticks.worlds == 40)
    }
    let sum = WorldTotals.sum(result.totals(.winWin))
    #expect(sum.approached.deals == 30 * 40)
    #expect(sum.agreed.deals > 300)
  }

  @Test func whatIsAssumedIsThePriorOfTheSettings() throws {
    let deal = try #require(try Self.ledger.deals().first)
    let model = Settings().model
    #expect(deal.prior.margin == model.margin)
    #expect(deal.prior.capitalCost == model.supplierCapitalCost)
    #expect(deal.batna.alternatives == model.alternatives && !deal.batna.alternativesKnown)
    #expect(deal.batna.dispersion == model.dispersion)
    #expect(deal.batna.evidence.hasPrefix("assumed 1.5 qualified alternatives"))
  }

  /// Where a person is to decide instead, the deal is still there with its reason.
  @Test func aPolicyThatWantsBetterDataHandsThemToAPerson() async throws {
    var ledger = Self.ledger
    ledger.settings.policy.leastGrade = .b
    let result = try await ledger.simulation()
    #expect(result.deals.count == 30)
    for found in result.deals {
      #expect(found.deal.eligibility == .poorData)
      let zone = ZoneOfAgreement(found.deal, settings: ledger.settings)
      #expect(found.deal.escalation(zone) == .poorData)
    }
    #expect(WorldTotals.sum(result.totals(.winWin)).approached.deals == 0)
  }
}
