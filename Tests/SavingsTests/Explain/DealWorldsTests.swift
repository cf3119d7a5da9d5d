import Bargaining
import Testing

@testable import Savings

/// The ranges of a preparation pack are those of the run.
struct DealWorldsTests {
  @Test func theFiguresAreThoseOfTheRun() async throws {
    let ledger = SmallLedger.mixed(suppliers: 20)
    let tables = SimulationTables(ledger.settings)
    for result in try await ledger.simulation().deals {
      let worlds = DealWorlds(result.deal, tables: tables)
      #expect(worlds.statistics == result.of(.winWin))
      #expect(worlds.count <= DealYardsticks.sampledWorlds)
      #expect(worlds.withPriceZone == result.yardsticks.zonesOnPrice)
      #expect(worlds.withZone == result.yardsticks.zones)
      #expect(worlds.answered == result.of(.winWin).engaged)
    }
  }

  @Test func aZoneIsThereWhereverSomethingWasAgreed() throws {
    let ledger = SmallLedger.mixed(suppliers: 20)
    let tables = SimulationTables(ledger.settings)
    var agreed = 0
    for deal in try ledger.deals() {
      let worlds = DealWorlds(deal, tables: tables)
      #expect(worlds.withZone >= worlds.withPriceZone)
      #expect(worlds.withZone >= worlds.statistics.agreed)
      #expect(worlds.missed + worlds.statistics.agreed <= worlds.answered)
      #expect(worlds.room.p50 >= worlds.priceRoom.p50)
      for range in [worlds.reservation, worlds.supplierGives, worlds.room, worlds.priceRoom] {
        #expect(range.p10 <= range.p50 && range.p50 <= range.p90)
      }
      guard let worth = worlds.agreedWorth else { continue }
      agreed += 1
      #expect(worth.p10 >= ledger.settings.policy.minimumGain - 1e-9)
      let price = try #require(worlds.agreedTerms[.price])
      #expect(Int((price.p50 * 10_000).rounded()) == worlds.statistics.cutP50)
      #expect(worlds.typical != nil)
    }
    #expect(agreed > 10)
  }

  /// The room of a world is the corner of its true frontier at the supplier's reservation value.
  @Test func theRoomIsTheEndOfTheFrontier() throws {
    var ledger = SmallLedger.mixed(suppliers: 3)
    ledger.settings.worlds = 1
    let tables = SimulationTables(ledger.settings)
    for deal in try ledger.deals() {
      let worlds = DealWorlds(deal, tables: tables)
      let solutions = Conversation(deal, policy: .winWin, world: 0, tables: tables).solutions
      let corner = try #require(
        solutions.frontier.best(forFirstKeepingSecond: solutions.disagreement.y))
      #expect((worlds.room.p50 - corner.utilities.x).magnitude < 1e-12)
      #expect((worlds.withZone == 1) == solutions.hasZone)
    }
  }
}
