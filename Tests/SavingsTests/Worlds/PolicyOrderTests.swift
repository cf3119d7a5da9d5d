import Bargaining
import Testing

@testable import Savings

/// Which policy leaves whom with how much.
struct PolicyOrderTests {
  /// 10,000 deals of one kind; differences are paired, so their errors are small.
  private static func sums(
    alternatives: Int? = nil, change: (inout Settings) -> Void = { _ in }
  ) async throws -> [NegotiationPolicy: WorldTotals] {
    var ledger = SmallLedger.equal(suppliers: 40, worlds: 250, alternatives: alternatives)
    // What people get anyway is told of the headline alone.
    ledger.settings.programme.humanDeals = 0
    change(&ledger.settings)
    let result = try await ledger.simulation()
    return Dictionary(
      uniqueKeysWithValues: NegotiationPolicy.allCases.map {
        ($0, WorldTotals.sum(result.totals($0)))
      })
  }

  /// Where each side knows what a lever is worth to the other, offers lie on the frontier. Up to the
  /// end of the price's range its slope is at most 1 for 1 in the supplier's favour, so the two
  /// together have at least what the status quo or any price alone leaves them. Beyond it, the price
  /// can fall no further and the buyer takes what costs the supplier more than it is worth.
  private static func pairs(
    _ seed: UInt64, change: (inout Settings) -> Void
  ) throws -> [(what: String, atTheCap: Bool, traded: DealOutcome, haggled: DealOutcome)] {
    var dice = Dice(seed &* 7_919)
    var ledger = SmallLedger.mixed(suppliers: 10, worlds: 25)
    ledger.settings.seed = seed
    ledger.settings.randomise(&dice)
    ledger.settings.model.estimateNoise = 0
    ledger.settings.model.leverSpread = 0
    ledger.settings.model.supplierCapitalSpread = 0
    change(&ledger.settings)
    let tables = SimulationTables(ledger.settings)
    return try ledger.deals().flatMap { deal in
      let simulation = DealSimulation(deal, tables: tables)
      let cap = Int((deal.box.high[0] * 10_000).rounded())
      return (0..<ledger.settings.worlds).map { world in
        let traded = simulation.outcome(.winWin, world: world)
        return (
          "seed \(seed), deal \(deal.id), world \(world), \(deal.box), \(traded.terms)",
          traded.terms.priceCutBasisPoints == cap, traded,
          simulation.outcome(.priceOnly, world: world)
        )
      }
    }
  }

  /// In every deal and world, whatever the boxes, the guardrails and the worth of the levers, where
  /// no supplier can give as much as may be asked.
  @Test(arguments: 1...24)
  func withTrueRatiosTradingNeverMakesLessThanHaggling(seed: UInt64) throws {
    let pairs = try Self.pairs(seed) { settings in
      settings.policy.priceRange = 0.5
      settings.policy.targetTail = 0.5
      settings.policy.targetMidTier = 0.5
    }
    for (what, _, traded, haggled) in pairs {
      // Each surplus is rounded to the minor unit once.
      let (more, less) = (traded.jointSurplus.minor, haggled.jointSurplus.minor)
      #expect(more >= less - 2, "\(what): \(more) against \(less)")
    }
    #expect(pairs.contains { $0.traded.ending == .agreed })
  }

  @Test(arguments: 1...24)
  func onlyAPriceAtItsCapMakesLess(seed: UInt64) throws {
    for (what, atTheCap, traded, haggled) in try Self.pairs(seed, change: { _ in }) {
      let (more, less) = (traded.jointSurplus.minor, haggled.jointSurplus.minor)
      #expect(more >= less - 2 || atTheCap, "\(what): \(more) against \(less)")
    }
  }

  @Test(arguments: [nil, 0, 2, 5])
  func tradingMakesMoreInExpectation(alternatives: Int?) async throws {
    let sums = try await Self.sums(alternatives: alternatives)
    let (traded, haggled) = (try #require(sums[.winWin]), try #require(sums[.priceOnly]))
    #expect(traded.jointSurplus > haggled.jointSurplus)
    #expect(haggled.jointSurplus.minor.magnitude <= haggled.agreed.deals)
    #expect(traded.supplierSurplus > haggled.supplierSurplus)
  }

  @Test(arguments: [nil, 1, 2, 5])
  func withoutAnAlternativeTheBuyerHasLess(alternatives: Int?) async throws {
    let sums = try await Self.sums(alternatives: alternatives)
    let (base, without) = (try #require(sums[.winWin]), try #require(sums[.noBatna]))
    #expect(without.buyerWorth < base.buyerWorth)
    #expect(without.supplierSurplus > base.supplierSurplus)
    #expect(without.switched.deals == 0 && without.switching == .zero)
  }

  /// Where nobody else sells it, nothing is taken away.
  @Test func withoutAnAlternativeIsWhereThereIsNone() async throws {
    let sums = try await Self.sums(alternatives: 0)
    #expect(sums[.noBatna] == sums[.winWin])
    #expect(sums[.winWin]?.agreed.deals ?? 0 > 0)
  }

  @Test(arguments: [nil, 0, 1, 4])
  func oneMoreSupplierLeavesTheBuyerWithMore(alternatives: Int?) async throws {
    let sums = try await Self.sums(alternatives: alternatives)
    let (base, more) = (try #require(sums[.winWin]), try #require(sums[.oneMore]))
    #expect(more.buyerWorth > base.buyerWorth)
    #expect(more.supplierSurplus < base.supplierSurplus)
    #expect(more.switched.deals > base.switched.deals)
  }

  /// Whoever concedes by the clock under the default policy too has nothing to compare.
  @Test func concedingByTheClockIsUnconditional() async throws {
    let sums = try await Self.sums { $0.policy.strategy = .timeDependent }
    #expect(sums[.unconditional] == sums[.winWin])
    let conditional = try await Self.sums()
    #expect(conditional[.winWin]?.unreciprocated == 0)
    #expect(conditional[.unconditional]?.unreciprocated ?? 0 > 0)
    #expect(conditional[.unconditional] == sums[.unconditional])
  }
}

extension Settings {
  /// Guardrails and worths anywhere in their valid range that a deal can be agreed in.
  mutating func randomise(_ dice: inout Dice) {
    policy.strategy = dice.says(0.5) ? .conditional : .timeDependent
    policy.rounds = dice.whole(4...30)
    policy.buyerExponent = dice.between(0.2, 4)
    policy.lead = dice.between(0, 1)
    policy.minimumGain = dice.between(0, 0.01)
    policy.priceRange = dice.between(0.02, 0.3)
    policy.termsEarlier = Double(dice.whole(0...60))
    policy.termsLater = Double(dice.whole(0...60))
    policy.levers = policy.levers.filter { $0 == "price" || dice.says(0.7) }
    model.margin = dice.between(0.05, 0.5)
    model.goodwill = dice.between(0, 0.1)
    model.supplierAspiration = dice.between(0.1, 1)
    for path in [
      \Settings.model.supplierVolume, \.model.supplierLength, \.model.supplierLeadTime,
      \.model.supplierRisk, \.model.supplierForecast, \.model.supplierService, \.model.buyerVolume,
      \.model.buyerLength, \.model.buyerLeadTime, \.model.buyerRisk, \.model.buyerForecast,
      \.model.buyerService,
    ] as [WritableKeyPath<Settings, Double>] {
      self[keyPath: path] = dice.between(0, 0.02)
    }
  }
}
