import Testing

@testable import Savings

/// The two policies that do not approach every deal: people, who can take so many, and nobody.
struct PeopleAndNobodyTests {
  private static func ledger(capacity: Int, style: HumanStyle = .priceOnly) -> SmallLedger {
    var ledger = SmallLedger.mixed(suppliers: 14)
    ledger.settings.programme.humanDeals = capacity
    ledger.settings.compare.humanStyle = style
    ledger.settings.model.escalator = 0.023
    return ledger
  }

  @Test(arguments: [0, 1, 5, 14, 1000])
  func peopleTakeTheLargestDealsUpToTheirCapacity(capacity: Int) async throws {
    let ledger = Self.ledger(capacity: capacity)
    let result = try await ledger.simulation()
    let largest = try ledger.deals().filter { $0.eligibility == .automated }
      .sorted { $0.baseline > $1.baseline }.prefix(capacity)
    for world in result.totals(.humanTeam).map(WorldTotals.whole) {
      #expect(world.approached.deals == largest.count && world.approached.deals <= capacity)
      #expect(world.approached.spend == largest.reduce(.zero) { $0 + $1.baseline })
    }
  }

  /// What a person gets is what the style gets of the same deals, in every world.
  @Test(arguments: HumanStyle.allCases)
  func peopleNegotiateInTheirStyle(style: HumanStyle) async throws {
    let ledger = Self.ledger(capacity: 4, style: style)
    let result = try await ledger.simulation()
    let tables = SimulationTables(ledger.settings)
    let largest = try ledger.deals().sorted { $0.baseline > $1.baseline }.prefix(4)
      .map { DealSimulation($0, tables: tables) }
    var hard = Money.zero
    for (world, totals) in result.totals(.humanTeam).map(WorldTotals.whole).enumerated() {
      let outcomes = largest.map { $0.outcome(style.policy, world: world) }
      #expect(totals.hard == outcomes.reduce(.zero) { $0 + $1.booking.hard })
      #expect(totals.buyerWorth == outcomes.reduce(.zero) { $0 + $1.buyerWorth })
      #expect(totals.agreed.deals == outcomes.count { $0.ending == .agreed })
      // What the programme must not claim is the same, where all of the team's deals are the agent's.
      let anyway = WorldTotals.whole(result.totals(.winWin)[world]).humanHard
      #expect(anyway == totals.hard)
      hard += totals.hard
    }
    #expect(hard > .zero)
  }

  /// Deals that people lead take the team's time in fact, and none of it in the comparison.
  @Test func theTeamInTheComparisonLooksAtTheAgentsDealsOnly() throws {
    var ledger = Self.ledger(capacity: 3)
    ledger.spend("Giant", 9_000_000)
    let deals = try ledger.deals()
    let plan = ComparisonPlan(deals, settings: ledger.settings)
    let giant = try #require(deals.first { $0.supplierName == "Giant" })
    #expect(giant.eligibility == .aboveLimit)
    #expect(plan.taken.contains(giant.stableID) && !plan.humanLed.contains(giant.stableID))
    #expect(plan.taken.count == 3 && plan.humanLed.count == 3)
  }

  @Test func nobodyAskingIsExactlyTheEscalator() async throws {
    let ledger = Self.ledger(capacity: 2)
    let result = try await ledger.simulation()
    let deals = try ledger.deals().filter { $0.eligibility == .automated }
    let rises = deals.reduce(Money.zero) { $0 + $1.baseline.scaled(by: 0.023) }
    for world in result.totals(.noNegotiation).map(WorldTotals.whole) {
      var expected = WorldTotals()
      expected.rises = rises
      #expect(world == expected)
    }
    // Two years at the escalator are this year's spend and what is paid next year.
    for deal in deals {
      let twoYears = Escalator(firstYear: deal.baseline, rise: ExactRate(0.023)).forecast(years: 2)
      let next = deal.baseline + deal.baseline.scaled(by: 0.023)
      #expect((twoYears - deal.baseline - next).minor.magnitude <= 1)
    }
  }

  /// Every deal's rise is either avoided by an agreement, left behind with the supplier, or paid.
  @Test(arguments: NegotiationPolicy.allCases.prefix(6))
  func everyRiseIsAvoidedOrPaid(policy: NegotiationPolicy) async throws {
    let ledger = Self.ledger(capacity: 3)
    let result = try await ledger.simulation()
    let deals = try ledger.deals()
    let due = deals.reduce(Money.zero) { $0 + $1.baseline.scaled(by: 0.023) }
    for world in result.totals(policy).map(WorldTotals.whole) {
      let rest = due - world.rises - world.avoidance
      let moved = world.switched.spend.scaled(by: 0.023)
      #expect((rest - moved).minor.magnitude <= deals.count)
    }
  }
}
