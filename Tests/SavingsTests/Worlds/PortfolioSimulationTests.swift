import Testing

@testable import Savings

/// What changes no result: threads, order, shards, and whatever else is in the portfolio.
struct PortfolioSimulationTests {
  private static func expectEqual(_ a: SimulationResult, _ b: SimulationResult) {
    #expect(a.deals.map(\.deal.id) == b.deals.map(\.deal.id))
    #expect(a.deals.map(\.statistics) == b.deals.map(\.statistics))
    #expect(a.deals.map(\.yardsticks) == b.deals.map(\.yardsticks))
    #expect(a.deals.map(\.oneMore) == b.deals.map(\.oneMore))
    #expect(a.plan == b.plan)
    #expect(a.totals == b.totals)
    #expect(a.cells == b.cells)
    #expect(a.categories == b.categories)
    #expect(a.negotiations == b.negotiations)
    #expect(a.worlds == b.worlds)
  }

  private static func byID(_ result: SimulationResult) -> [String: [DealStatistics]] {
    Dictionary(uniqueKeysWithValues: result.deals.map { ($0.deal.id, $0.statistics) })
  }

  @Test(arguments: [2, 3, 8, 100])
  func theThreadCountChangesNothing(threads: Int) async throws {
    let ledger = SmallLedger.mixed(suppliers: 23)
    Self.expectEqual(
      try await ledger.simulation(threads: 1), try await ledger.simulation(threads: threads))
  }

  @Test func theOrderOfTheDealsChangesNothing() async throws {
    let ledger = SmallLedger.mixed(suppliers: 17)
    let deals = try ledger.deals()
    var dice = Dice(70)
    let mixed = deals.shuffled(using: &dice)
    #expect(deals.map(\.id) != mixed.map(\.id))
    let a = await PortfolioSimulation(deals: deals, settings: ledger.settings, threads: 2).run()
    let b = await PortfolioSimulation(deals: mixed, settings: ledger.settings, threads: 2).run()
    #expect(Self.byID(a) == Self.byID(b))
    #expect(a.totals == b.totals)
    #expect(a.cells == b.cells)
    #expect(a.negotiations == b.negotiations)
  }

  @Test func twoHalvesAddUpToTheWhole() async throws {
    var ledger = SmallLedger.mixed(suppliers: 20)
    ledger.settings.programme.humanDeals = 6
    let deals = try ledger.deals()
    let plan = PortfolioPlan(deals, settings: ledger.settings)
    let settings = ledger.settings
    func run(_ deals: [Deal]) async -> SimulationResult {
      await PortfolioSimulation(deals: deals, settings: settings, threads: 2, plan: plan).run()
    }
    let whole = await run(deals)
    let left = await run(Array(deals.prefix(9)))
    let right = await run(Array(deals.dropFirst(9)))
    #expect(whole.deals.map(\.statistics) == (left.deals + right.deals).map(\.statistics))
    #expect(whole.deals.map(\.oneMore) == (left.deals + right.deals).map(\.oneMore))
    for policy in NegotiationPolicy.allCases.indices {
      for world in 0..<ledger.settings.worlds {
        for tier in 0..<3 {
          var sum = left.totals[policy][world][tier]
          sum += right.totals[policy][world][tier]
          #expect(sum == whole.totals[policy][world][tier])
        }
      }
    }
    #expect(whole.negotiations == left.negotiations + right.negotiations)
    #expect(left.categories == whole.categories && right.categories == whole.categories)
    let cells = zip(left.cells, right.cells).map { left, right in
      var sum = left
      sum += right
      return sum
    }
    #expect(cells == whole.cells)
  }

  @Test func anotherSupplierChangesNoOtherDeal() async throws {
    let few = Self.byID(try await SmallLedger.mixed(suppliers: 12).simulation())
    let many = Self.byID(try await SmallLedger.mixed(suppliers: 15).simulation())
    #expect(many.count > few.count)
    for (id, statistics) in few { #expect(many[id] == statistics) }
  }

  @Test func anotherDealOfASupplierChangesNoneOfItsOthers() async throws {
    var ledger = SmallLedger.mixed(suppliers: 8)
    let before = Self.byID(try await ledger.simulation())
    ledger.spend("S3", 30_000, on: "energy")
    let after = Self.byID(try await ledger.simulation())
    #expect(after.count == before.count + 1)
    for (id, statistics) in before { #expect(after[id] == statistics) }
  }

  @Test func moreWorldsLeaveTheFirstOnesAsTheyAre() async throws {
    let few = try await SmallLedger.mixed(suppliers: 9, worlds: 30).simulation()
    let many = try await SmallLedger.mixed(suppliers: 9, worlds: 45).simulation()
    for policy in many.totals.indices {
      #expect(Array(many.totals[policy].prefix(30)) == few.totals[policy])
    }
  }

  @Test func anotherSeedIsAnotherResult() async throws {
    var ledger = SmallLedger.mixed(suppliers: 9)
    let first = try await ledger.simulation()
    ledger.settings.seed += 1
    #expect(try await ledger.simulation().totals != first.totals)
  }

  @Test func noDealsAreNoTotals() async {
    let settings = SmallLedger.settings
    let result = await PortfolioSimulation(deals: [], settings: settings, threads: 2).run()
    #expect(result.deals.isEmpty)
    #expect(result.totals(.winWin).count == settings.worlds)
    #expect(WorldTotals.sum(result.totals(.winWin)) == WorldTotals())
  }
}
