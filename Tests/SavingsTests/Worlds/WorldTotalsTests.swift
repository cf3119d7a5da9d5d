import Testing

@testable import Savings

/// Statistics and totals against the outcomes that they are made of, counted another way.
struct WorldTotalsTests {
  private static func outcomes(_ ledger: SmallLedger, _ policy: NegotiationPolicy) throws
    -> [(deal: Deal, outcomes: [DealOutcome])]
  {
    let tables = SimulationTables(ledger.settings)
    return try ledger.deals().map { deal in
      let simulation = DealSimulation(deal, tables: tables)
      return (deal, (0..<ledger.settings.worlds).map { simulation.outcome(policy, world: $0) })
    }
  }

  private static func nearestRank(_ values: [Int64], _ share: Double) -> Int64 {
    values.sorted()[max(0, Int((share * Double(values.count)).rounded(.up)) - 1)]
  }

  @Test(arguments: NegotiationPolicy.headline)
  func aDealsStatisticsAreThoseOfItsOutcomes(policy: NegotiationPolicy) async throws {
    let ledger = SmallLedger.mixed(suppliers: 12)
    let result = try await ledger.simulation()
    for (entry, found) in zip(try Self.outcomes(ledger, policy), result.deals) {
      let statistics = found.of(policy)
      let agreed = entry.outcomes.filter { $0.ending == .agreed }
      let hard = entry.outcomes.map { $0.ending == .agreed ? $0.booking.hard.minor : 0 }
      #expect(statistics.agreed == agreed.count)
      #expect(statistics.engaged == entry.outcomes.count { $0.ending != .noAnswer })
      #expect(statistics.switched == entry.outcomes.count { $0.ending == .switched })
      #expect(statistics.escalated == entry.outcomes.count { $0.ending == .escalated })
      #expect(statistics.hardP10.minor == Self.nearestRank(hard, 0.1))
      #expect(statistics.hardP50.minor == Self.nearestRank(hard, 0.5))
      #expect(statistics.hardP90.minor == Self.nearestRank(hard, 0.9))
      let mean = Double(hard.reduce(0, +)) / Double(hard.count)
      #expect((Double(statistics.expectedHard.minor) - mean).magnitude <= 0.5)
      guard let world = statistics.typicalWorld else {
        #expect(agreed.isEmpty)
        continue
      }
      #expect(entry.outcomes[world].ending == .agreed)
      #expect(entry.outcomes[world].terms.priceCutBasisPoints == statistics.cutP50)
      let cuts = agreed.map { Int64($0.terms.priceCutBasisPoints) }
      #expect(Int64(statistics.cutP50) == Self.nearestRank(cuts, 0.5))
    }
  }

  /// Those that approach every deal; people and nobody have tests of their own.
  @Test(arguments: NegotiationPolicy.allCases.prefix(5))
  func aWorldsTotalsAreTheSumOfItsOutcomes(policy: NegotiationPolicy) async throws {
    let ledger = SmallLedger.mixed(suppliers: 10)
    let totals = try await ledger.simulation().totals(policy)
    let entries = try Self.outcomes(ledger, policy)
    for world in 0..<ledger.settings.worlds {
      for tier in [Tier.tail, .midTier, .strategic] {
        let all = entries.filter { $0.deal.tier == tier }.map { ($0.deal, $0.outcomes[world]) }
        Self.expect(totals[world][tier.index], toBeOf: all)
      }
    }
  }

  private static func expect(_ total: WorldTotals, toBeOf all: [(Deal, DealOutcome)]) {
    let agreed = all.filter { $0.1.ending == .agreed }
    func sum(_ value: (DealOutcome) -> Money) -> Money {
      agreed.reduce(.zero) { $0 + value($1.1) }
    }
    #expect(total.approached.deals == all.count)
    #expect(total.approached.spend == all.reduce(.zero) { $0 + $1.0.baseline })
    #expect(total.engaged.deals == all.count { $0.1.ending != .noAnswer })
    #expect(total.agreed.deals == agreed.count)
    #expect(total.agreed.spend == agreed.reduce(.zero) { $0 + $1.0.baseline })
    #expect(total.hard == sum(\.booking.hard))
    #expect(total.cash == sum(\.booking.cash))
    #expect(total.carrying == sum(\.booking.carrying))
    #expect(total.otherLevers == sum(\.booking.otherLevers))
    #expect(total.clawback == sum(\.booking.clawback))
    #expect(total.jointSurplus == sum(\.jointSurplus))
    #expect(total.switching == all.reduce(.zero) { $0 + $1.1.switching })
    #expect(total.buyerWorth == all.reduce(.zero) { $0 + $1.1.buyerWorth })
    #expect(total.jointSurplus <= total.potential + Money(minor: Int64(all.count)))
    // Every engaged deal is concluded or escalated; every concluded one agreed, switched or not.
    #expect(total.engaged.deals == total.concluded.deals + total.escalated.deals)
    let quo = all.count { $0.1.ending == .statusQuo }
    #expect(total.concluded.deals == total.agreed.deals + total.switched.deals + quo)
  }

  /// The cells of the heat map are the same money by category.
  @Test func categoriesAddUpToTheTotals() async throws {
    let ledger = SmallLedger.mixed(suppliers: 12)
    let result = try await ledger.simulation()
    #expect(Set(result.categories) == ["parts", "services", "freight"])
    let count = result.categories.count
    for world in 0..<ledger.settings.worlds {
      for tier in 0..<3 {
        let cells = (0..<count).map { result.cells[(world * count + $0) * 3 + tier] }
        let total = result.totals(.winWin)[world][tier]
        #expect(cells.reduce(0) { $0 + $1.hard } == total.hard.minor)
        #expect(cells.reduce(0) { $0 + $1.agreedSpend } == total.agreed.spend.minor)
        #expect(cells.reduce(0) { $0 + $1.approachedSpend } == total.approached.spend.minor)
        #expect(cells.reduce(0) { $0 + Int($1.agreed) } == total.agreed.deals)
      }
    }
  }

  /// What the human team has capacity for: the price-only result of the largest deals.
  @Test func theHumanTeamHagglesOverTheLargestDeals() async throws {
    var ledger = SmallLedger.mixed(suppliers: 12)
    ledger.settings.programme.humanDeals = 3
    let totals = try await ledger.simulation().totals(.winWin)
    let largest = try Self.outcomes(ledger, .priceOnly)
      .sorted { $0.deal.baseline > $1.deal.baseline }.prefix(3)
    for world in 0..<ledger.settings.worlds {
      let expected = largest.reduce(Money.zero) { $0 + $1.outcomes[world].booking.hard }
      #expect(totals[world].reduce(Money.zero) { $0 + $1.humanHard } == expected)
    }
  }
}
