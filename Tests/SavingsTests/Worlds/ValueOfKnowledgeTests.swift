import Testing

@testable import Savings

/// An opponent model has to be worth its cost.
struct ValueOfKnowledgeTests {
  private static func found(noise: Double = 0.5, _ change: (inout Settings) -> Void = { _ in })
    throws -> ValueOfKnowledge
  {
    var ledger = SmallLedger.equal(suppliers: 200, worlds: 50)
    ledger.settings.model.estimateNoise = noise
    change(&ledger.settings)
    return ValueOfKnowledge(try ledger.deals(), tables: SimulationTables(ledger.settings))
  }

  /// 10,000 worlds of 200 suppliers on the same draws.
  @Test func knowingMoreMakesMoreForBothTogether() throws {
    let value = try Self.found()
    #expect(value.deals == 200 && value.worlds == 50)
    #expect(value.talks > 6_000 && value.talks < 8_000)
    let joint = Knowledge.allCases.map { value.jointPerTalk($0) }
    #expect(joint[0] > joint[1] && joint[1] > joint[2], "\(joint)")
    let gaps = Knowledge.allCases.map { value.of($0).mean(value.of($0).paretoGap) }
    #expect(gaps[0] < gaps[1] && gaps[1] < gaps[2], "\(gaps)")
  }

  /// With true ratios on both sides, what is left is the rounding of the last lever: below a
  /// hundredth of a per cent of spend.
  @Test func trueRatiosOnBothSidesLeaveNoGap() throws {
    let value = try Self.found(noise: 0) { $0.model.leverSpread = 0 }
    let figures = value.of(.truth)
    #expect(figures.agreed > 3_000)
    #expect(figures.mean(figures.paretoGap) < 0.0001, "\(figures.mean(figures.paretoGap))")
  }

  @Test func anEstimateWithoutErrorOfSuppliersThatAreAllAlikeIsTheTruth() throws {
    let value = try Self.found(noise: 0) {
      $0.model.leverSpread = 0
      $0.model.supplierCapitalSpread = 0
    }
    #expect(value.of(.estimate) == value.of(.truth))
  }

  /// Neither order nor what else is in the portfolio changes the sample of a small one.
  @Test func theSampleDoesNotDependOnTheOrder() throws {
    let ledger = SmallLedger.mixed(suppliers: 20, worlds: 10)
    let tables = SimulationTables(ledger.settings)
    let deals = try ledger.deals()
    #expect(
      ValueOfKnowledge(deals, tables: tables) == ValueOfKnowledge(deals.reversed(), tables: tables))
  }
}
