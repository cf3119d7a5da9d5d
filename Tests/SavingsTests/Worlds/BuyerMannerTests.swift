import Bargaining
import Testing

@testable import Savings

/// The buyer's strategy as the settings choose it.
struct BuyerMannerTests {
  private static func ending(_ change: (inout PolicySettings) -> Void) throws -> [DealOutcome] {
    let ledger = SmallLedger.mixed(suppliers: 6)
    var settings = ledger.settings
    settings.worlds = 60
    change(&settings.policy)
    let deal = try ledger.deal("S3")
    let simulation = DealSimulation(deal, tables: SimulationTables(settings))
    return (0..<60).map { simulation.outcome(.winWin, world: $0) }
  }

  /// Every word plays, closes deals, and plays otherwise than the default.
  @Test(arguments: BuyerStrategy.allCases)
  func everyStrategyPlays(strategy: BuyerStrategy) throws {
    let usual = try Self.ending { _ in }
    let other = try Self.ending { $0.strategy = strategy }
    #expect(other.contains { $0.ending == .agreed })
    #expect((other == usual) == (strategy == .conditional))
  }

  @Test(arguments: BuyerOffers.allCases)
  func everyKindOfOfferPlays(offers: BuyerOffers) throws {
    let usual = try Self.ending { _ in }
    let other = try Self.ending { $0.offers = offers }
    #expect(other.contains { $0.ending == .agreed })
    #expect((other == usual) == (offers == .single))
  }

  @Test func learningAndAcceptanceChangeTheTalks() throws {
    let usual = try Self.ending { _ in }
    #expect(try Self.ending { $0.learning = .unchangedIssues } != usual)
    #expect(try Self.ending { $0.acceptance = .combi }.contains { $0.ending == .agreed })
    let acceptances = BuyerAcceptance.allCases.map { word in
      var policy = PolicySettings()
      policy.acceptance = word
      return BuyerManner(policy, spread: 0.6).acceptance
    }
    #expect(acceptances == [.aspiration, .next, .combi(after: 0.9, window: 3)])
    let meso = try Self.ending { $0.offers = .meso }
    let learned = try Self.ending {
      $0.offers = .meso
      $0.learning = .choice
    }
    #expect(learned != meso)
  }

  @Test func aChoiceNeedsSeveralOffers() {
    var settings = Settings()
    settings.policy.learning = .choice
    #expect(settings.problems().map(\.key) == ["policy.learning"])
    settings.policy.offers = .meso
    #expect(settings.problems().isEmpty)
  }

  @Test func kindsOfSuppliersAddUpToAtMostAll() {
    var settings = Settings()
    settings.model.relative = 0.3
    settings.model.averaged = 0.2
    #expect(settings.problems().map(\.key) == ["model.hard"])
  }
}
