import Testing

@testable import Savings

/// Deals of two runs, paired by hand: each sum is one that can be checked in the head.
struct DealChangesTests {
  /// A result of which only the expected hard saving is set, in cents.
  private static func results(
    _ deals: [(supplier: String, euros: Int64, hard: Int64)]
  ) throws -> [DealResult] {
    var ledger = SmallLedger()
    for deal in deals { ledger.spend(deal.supplier, deal.euros) }
    let made = try ledger.deals()
    return try deals.map { entry in
      let deal = try #require(made.first { $0.supplierName == entry.supplier })
      #expect(deal.eligibility == .automated)
      var statistics = DealStatistics()
      statistics.expectedHard = Money(minor: entry.hard)
      return DealResult(
        deal: deal, statistics: [statistics, DealStatistics()], yardsticks: DealYardsticks(),
        oneMore: nil, typical: nil)
    }
  }

  @Test("one deal of each kind: numbers, spend and savings before and after")
  func golden() throws {
    let before = try Self.results([
      ("Stays", 50_000, 1_500_00), ("Grows", 40_000, 1_000_00), ("Leaves", 30_000, 777_01),
    ])
    let after = try Self.results([
      ("Stays", 50_000, 1_400_00), ("Grows", 60_000, 1_650_50), ("Enters", 20_000, 333_33),
    ])
    let changes = DealChanges(from: before, to: after)
    func group(
      _ spendBefore: Int64, _ spendAfter: Int64, _ hardBefore: Int64, _ hardAfter: Int64,
      bySpend: Int64 = 0
    ) -> DealGroup {
      DealGroup(
        deals: 1, spendBefore: Money(minor: spendBefore * 100),
        spendAfter: Money(minor: spendAfter * 100), hardBefore: Money(minor: hardBefore),
        hardAfter: Money(minor: hardAfter), hardBySpend: Money(minor: bySpend))
    }
    #expect(changes.total(.same) == group(50_000, 50_000, 1_500_00, 1_400_00))
    // 20,000 more at 2.5 % is 500; the other 150.50 are other facts.
    #expect(changes.total(.spend) == group(40_000, 60_000, 1_000_00, 1_650_50, bySpend: 500_00))
    #expect(changes.total(.left) == group(30_000, 0, 777_01, 0))
    #expect(changes.total(.entered) == group(0, 20_000, 0, 333_33))
    #expect(changes.total(.tier).deals == 0)
    let steps = DealShift.all(changes)
    #expect(steps.map(\.cause) == [.left, .entered, .spend, .tier])
    #expect(
      steps.map { $0.hard.reduce(Money.zero, +) }
        == [Money(minor: -777_01), Money(minor: 333_33), Money(minor: 500_00), .zero])
    #expect(steps.map { $0.count.reduce(0, +) } == [-1, 1, 0, 0])
  }

  @Test("settings are told by what they decide")
  func settings() {
    let (before, after) = (
      Settings(),
      {
        var settings = Settings()
        settings.programme.licence = 1
        settings.programme.humanDeals = 7
        settings.policy.rounds = 5
        settings.seed = 3
        settings.scope.windowMonths = 6
        settings.output.dealPages = 1
        settings.threads = 5
        settings.model.realisationTail = ThreePoint(0, 0.5, 1)
        return settings
      }()
    )
    let changes = SettingChange.all(from: before, to: after)
    let groups = Dictionary(uniqueKeysWithValues: changes.map { ($0.key, $0.group) })
    #expect(
      groups == [
        "programme.licence": .programme, "programme.human_deals": .policy,
        "policy.rounds": .policy, "seed": .model, "scope.window_months": .data,
        "output.deal_pages": .output, "model.realisation_tail": .programme,
      ])
    #expect(SettingChange.all(from: after, to: after).isEmpty)
  }
}
