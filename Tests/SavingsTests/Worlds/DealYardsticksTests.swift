import Bargaining
import Testing

@testable import Savings

/// Zones, impasses and the quality of agreements, counted another way.
struct DealYardsticksTests {
  /// The most that the buyer keeps with the supplier at its limit, over every corner of the box and
  /// every point between two that differ in one lever.
  private static func mostKept(_ buyer: Valuation, _ supplier: Valuation, limit: Double) -> Double {
    var best = -Double.infinity
    for corner in 0..<256 {
      var package = Package(repeating: 0)
      for lane in 0..<8 { package[lane] = Double((corner >> lane) & 1) }
      if supplier.worth(of: package) >= limit { best = max(best, buyer.worth(of: package)) }
      for lane in 0..<8 where supplier.weights[lane] != 0 {
        var part = package
        part[lane] = 0
        part[lane] = (limit - supplier.worth(of: part)) / supplier.weights[lane]
        if (0...1).contains(part[lane]) { best = max(best, buyer.worth(of: part)) }
      }
    }
    return best
  }

  @Test func zonesAreThoseOfEveryPackage() throws {
    let ledger = SmallLedger.mixed(suppliers: 12, worlds: 12)
    let tables = SimulationTables(ledger.settings)
    var open = [0, 0, 0]
    var all = 0
    for deal in try ledger.deals() {
      let simulation = DealSimulation(deal, tables: tables)
      for world in 0..<12 {
        let setting = simulation.setting(world: world)
        let room = ZoneRoom(setting, of: simulation)
        let revealed = setting.supplier.revealed()
        let most = Self.mostKept(
          simulation.deal.buyer, revealed.valuation, limit: revealed.reservation)
        #expect(room.isOpen == (most >= setting.reservation - 1e-12))
        var alone = revealed.valuation
        alone.base = 0
        for lane in 1..<8 { alone.weights[lane] = 0 }
        let haggled = Self.mostKept(
          LinearWorth.buyer(deal.box.priceOnly, ledger.settings.model), alone,
          limit: revealed.reservation)
        if deal.daysBeyondCap == 0 {
          #expect(room.isOpenOnPrice == (haggled >= setting.reservation - 1e-12))
        }
        all += 1
        open[0] += room.isOpenOnPrice ? 1 : 0
        open[1] += room.isOpen ? 1 : 0
        open[2] += room.isOpenWithOneMore ? 1 : 0
      }
    }
    #expect(open[0] < open[1] && open[1] < all, "\(open) of \(all)")
    #expect(open[0] > all / 10)
  }

  @Test func everyTalkIsAnAgreementOrHasAReason() async throws {
    let ledger = SmallLedger.mixed(suppliers: 15)
    let tables = SimulationTables(ledger.settings)
    for found in try await ledger.simulation().deals {
      let yardsticks = found.yardsticks
      let statistics = found.of(.winWin)
      #expect(yardsticks.worlds == 40)
      #expect(yardsticks.agreements == statistics.agreed)
      #expect(
        yardsticks.agreements + yardsticks.impasses.reduce(0, +) == statistics.engaged)
      #expect(yardsticks.impasses[Impasse.nearAgreement.rawValue] == statistics.escalated)
      let simulation = DealSimulation(found.deal, tables: tables)
      let closed = (0..<40).count { world in
        let setting = simulation.setting(world: world)
        return setting.supplier.engages
          && !ZoneRoom(setting, of: simulation).isOpen
          && simulation.outcome(.winWin, world: world).ending != .escalated
      }
      #expect(yardsticks.impasses[Impasse.noZone.rawValue] == closed)
      #expect(yardsticks.zonesOnPrice <= yardsticks.zones)
      #expect(yardsticks.paretoGap >= 0)
      #expect((0...Double(yardsticks.agreements)).contains(yardsticks.buyerSplit))
    }
  }

  /// One more supplier opens zones where the incumbent has nothing to fear, and the more so the
  /// more it has to lose.
  @Test func oneMoreSupplierOpensZonesWhereThereWasNoAlternative() async throws {
    let alone = try await SmallLedger.equal(suppliers: 60, worlds: 40, alternatives: 0).simulation()
    var sum = DealYardsticks()
    for found in alone.deals { sum += found.yardsticks }
    #expect(sum.zonesWithOneMore < sum.worlds)
    // A threat can only help; the new price is also an alternative that may be better than both.
    #expect(sum.zonesOnPrice < sum.zones)
    #expect(sum.worlds == 2_400)
  }

  @Test func aSecondLookAtTheFirstWorldsOnly() async throws {
    let ledger = SmallLedger.equal(suppliers: 3, worlds: DealYardsticks.sampledWorlds + 20)
    for found in try await ledger.simulation().deals {
      #expect(found.yardsticks.worlds == DealYardsticks.sampledWorlds)
    }
  }
}
