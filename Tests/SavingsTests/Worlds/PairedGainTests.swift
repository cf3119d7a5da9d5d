import Bargaining
import Testing

@testable import Savings

/// What one more supplier brings, deal by deal.
struct PairedGainTests {
  @Test func theGainOfADealIsThatOfItsPairs() async throws {
    let ledger = SmallLedger.mixed(suppliers: 12)
    let tables = SimulationTables(ledger.settings)
    for result in try await ledger.simulation().deals {
      let gain = try #require(result.oneMore)
      let simulation = DealSimulation(result.deal, tables: tables)
      let pairs = (0..<ledger.settings.worlds).map { world in
        let (more, base) = (
          simulation.outcome(.oneMore, world: world), simulation.outcome(.winWin, world: world)
        )
        return (
          worth: Double((more.buyerWorth - base.buyerWorth).minor),
          hard: Double((more.booking.hard - base.booking.hard).minor)
        )
      }
      let count = Double(pairs.count)
      let mean = pairs.reduce(0) { $0 + $1.worth } / count
      let variance = pairs.reduce(0) { $0 + ($1.worth - mean) * ($1.worth - mean) } / (count - 1)
      #expect(gain.worlds == pairs.count)
      #expect((Double(gain.mean.minor) - mean).magnitude <= 0.5)
      let error = (variance / count).squareRoot()
      #expect((Double(gain.error.minor) - error).magnitude <= 0.5 + 1e-9 * error)
      #expect(gain.better == Double(pairs.count { $0.worth > 0 }) / count)
      #expect(gain.worse == Double(pairs.count { $0.worth < 0 }) / count)
      let hard = pairs.reduce(0) { $0 + $1.hard } / count
      #expect((Double(gain.hard.minor) - hard).magnitude <= 0.5)
      let sorted = pairs.map(\.worth).sorted()
      #expect(Double(gain.range.p10.minor) == sorted[3])
      #expect(Double(gain.range.p90.minor) == sorted[35])
    }
  }

  /// One more beside N is the best of N + 1 draws: how often the alternative pays, its middle and
  /// the supplier's fear are those of N + 1 suppliers.
  @Test(arguments: [0, 1, 3, 8])
  func oneMoreBesideNIsNPlusOne(count: Int) throws {
    let ledger = SmallLedger.equal(suppliers: 30, worlds: 500, alternatives: count)
    let tables = SimulationTables(ledger.settings)
    var nets: [Double] = []
    for deal in try ledger.deals() {
      let simulation = DealSimulation(deal, tables: tables)
      for world in 0..<500 {
        let shared = simulation.setting(world: world)
        let more = simulation.setting(shared, under: .oneMore)
        // The quotes that there were stay what they are.
        #expect(more.alternativeNet >= shared.alternativeNet)
        // In units of the world's dispersion, which differs from world to world.
        let sigma = deal.batna.dispersion * shared.shift.dispersion
        nets.append((more.alternativeNet + deal.batna.switchingCost) / sigma)
      }
    }
    // Without a quote today's price is the least, so only better ones are told apart.
    for share in [0.1, 0.5, 0.9] where count > 0 || share >= 0.5 {
      let found =
        Double(
          nets.count {
            $0 <= Normal.quantile(Elementary.power(share, 1 / Double(count + 1)))
          }) / Double(nets.count)
      // 15,000 draws: a standard error of at most 0.4 %.
      #expect((found - share).magnitude < 0.013, "\(share): \(found)")
    }
  }

  @Test func theThreatOfOneMoreIsThatOfNPlusOne() {
    for count in [0.0, 1, 2, 5] {
      var batna = Batna(
        source: .dispersion, alternatives: count, alternativesKnown: true, saving: 0,
        dispersion: 0.06, switchingCost: 0.05, strength: .none, evidence: "")
      let known = batna.threat
      let prepared = PreparedBatna(batna)
      let more = prepared.withOneMore((net: -0.05, threat: known), price: -9, dispersion: 0.06)
      batna.alternatives += 1
      #expect((more.threat - batna.threat).magnitude < 1e-12)
      #expect(more.net == -0.05)
    }
  }
}
