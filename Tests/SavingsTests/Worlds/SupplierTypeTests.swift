import Testing

@testable import Bargaining
@testable import Savings

/// What suppliers are like: formulas on given draws, shares over many worlds.
struct SupplierTypeTests {
  private static func simulation(
    alternatives: Int?, worlds: Int = 40, _ change: (inout Settings) -> Void = { _ in }
  ) throws -> (DealSimulation, SimulationTables) {
    var ledger = SmallLedger()
    ledger.spend("S1", 100_000)
    ledger.record("S1") { $0.alternatives = alternatives }
    ledger.settings.worlds = worlds
    change(&ledger.settings)
    let tables = SimulationTables(ledger.settings)
    return (DealSimulation(try ledger.deal("S1"), tables: tables), tables)
  }

  /// Margin × (goodwill + belief of losing the account), the belief being the credibility drawn
  /// times the threat of the alternatives, and never below the margin floor.
  @Test(arguments: [0, 1, 4])
  func aSupplierGivesItsGoodwillAndWhatItFears(alternatives: Int) throws {
    let (simulation, tables) = try Self.simulation(alternatives: alternatives)
    let model = tables.settings.model
    for world in 0..<40 {
      let setting = simulation.setting(world: world)
      let margin = (0.25 + 0.08 * setting.draw.margin) * tables.worlds[world].marginShift
      let threat = Batna.threat(
        alternatives: Double(alternatives),
        sigma: model.dispersion * tables.worlds[world].dispersionShift,
        switchingCost: model.switchingCost)
      let belief = tables.marginals.credibility.value(at: setting.draw.credibility) * threat
      let expected = -min(0.9, max(0.01, margin)) * min(0.7, 0.02 + belief)
      #expect((setting.supplier.revealed().reservation - expected).magnitude < 1e-12)
    }
  }

  @Test func dependenceMultipliesGoodwill() throws {
    var ledger = SmallLedger()
    ledger.spend("S1", 100_000)
    ledger.record("S1") { $0.alternatives = 0 }
    func reservation() throws -> Double {
      DealSimulation(try ledger.deal("S1"), tables: SimulationTables(ledger.settings))
        .setting(world: 3).supplier.revealed().reservation
    }
    let free = try reservation()
    ledger.records[0].dependence = 0.5
    #expect((try reservation() / free - 3).magnitude < 1e-12)
  }

  @Test func engagementIsTheWorldsShare() throws {
    let (simulation, tables) = try Self.simulation(alternatives: nil)
    for world in 0..<40 {
      let setting = simulation.setting(world: world)
      // The willing engage: the share of the world is taken from the top.
      let unwilling = Normal.share(below: setting.draw.engagement)
      #expect(setting.supplier.engages == (1 - unwilling < tables.worlds[world].engagement[0]))
    }
  }

  /// Kinds that the fitted population has none of come when they are asked for.
  @Test func everyKindOfSupplierComesInItsShare() throws {
    let worlds = 4_000
    let ledger = SmallLedger.mixed(suppliers: 6)
    var settings = ledger.settings
    settings.worlds = worlds
    settings.model.reciprocal = 0.1
    settings.model.relative = 0.15
    settings.model.averaged = 0.2
    settings.model.exponential = 0.5
    let simulation = DealSimulation(try ledger.deal("S3"), tables: SimulationTables(settings))
    var (mirroring, relative, averaged, exponential) = (0, 0, 0, 0)
    for world in 0..<worlds {
      let revealed = simulation.setting(world: world).supplier.revealed()
      switch revealed.tactic {
      case .reciprocal: mirroring += 1
      case .relative: relative += 1
      case .averaged: averaged += 1
      default: break
      }
      if case .exponential = revealed.curve {
        exponential += 1
        #expect(revealed.tactic == .timeDependent)
      }
    }
    let free = 1 - settings.model.hard - settings.model.noCounter - 0.45
    for (count, share) in [
      (mirroring, 0.1), (relative, 0.15), (averaged, 0.2), (exponential, 0.5 * free),
    ] {
      let error = (share * (1 - share) / Double(worlds)).squareRoot()
      #expect((Double(count) / Double(worlds) - share).magnitude < 4.5 * error, "\(share)")
    }
  }

  /// 4,000 worlds: shares within 4.5 standard errors.
  @Test func tacticsAndPatienceComeInTheSharesOfTheSettings() throws {
    let worlds = 4_000
    let (simulation, tables) = try Self.simulation(alternatives: nil, worlds: worlds)
    let model = tables.settings.model
    var (hard, refusing, mirroring, leaving) = (0, 0, 0, 0)
    for world in 0..<worlds {
      let supplier = simulation.setting(world: world).supplier
      let revealed = supplier.revealed()
      if revealed.curve == .hard { hard += 1 }
      if revealed.tactic == .noCounter { refusing += 1 }
      if revealed.tactic == .reciprocal { mirroring += 1 }
      if supplier.givesUpIn < 10 { leaving += 1 }
    }
    func expect(_ count: Int, _ share: Double) {
      let error = (share * (1 - share) / Double(worlds)).squareRoot()
      #expect((Double(count) / Double(worlds) - share).magnitude < 4.5 * error)
    }
    expect(hard, model.hard)
    expect(refusing, model.noCounter)
    expect(mirroring, model.reciprocal)
    // Ten rounds survived with 98 % each.
    let stay = (0..<10).reduce(1.0) { share, _ in share * (1 - model.fatigue) }
    expect(leaving, 1 - stay)
  }

  @Test func withoutFatigueNobodyLeaves() throws {
    let (simulation, _) = try Self.simulation(alternatives: nil) { $0.model.fatigue = 0 }
    for world in 0..<40 { #expect(simulation.setting(world: world).supplier.givesUpIn == .max) }
  }

  /// Log-normal around the median of the settings: half of the suppliers value a lever more.
  @Test func theSettingsAreTheMedianWorthOfALever() throws {
    let worlds = 2_000
    let (simulation, tables) = try Self.simulation(alternatives: nil, worlds: worlds)
    let means = LinearWorth.supplierMeans(tables.settings.model)
    for lane in 2..<8 {
      let above = (0..<worlds).count {
        let weight = simulation.setting(world: $0).supplier.revealed().valuation.weights[lane]
        return weight.magnitude > means[lane].magnitude
      }
      // 4.5 standard errors of a half: 4.5 × 0.5 / √2000 = 0.05.
      #expect((Double(above) / Double(worlds) - 0.5).magnitude < 0.05)
    }
  }

  /// A supplier whose deadline is half the session's leaves then, having gone as far by round k as
  /// others by round 2k + 1.
  @Test func aSuppliersOwnDeadlinePacesItAndEndsIt() throws {
    let (half, tables) = try Self.simulation(alternatives: 2) {
      $0.policy.rounds = 13
      $0.model.fatigue = 0
      $0.model.supplierDeadline = ThreePoint(6.0 / 13, 6.0 / 13, 6.0 / 13)
    }
    let (whole, _) = try Self.simulation(alternatives: 2) {
      $0.policy.rounds = 13
      $0.model.fatigue = 0
    }
    var compared = 0
    for world in 0..<40 {
      let (hasty, patient) = (half.setting(world: world), whole.setting(world: world))
      #expect(hasty.supplier.givesUpIn == 6)
      #expect(patient.supplier.givesUpIn == .max)
      guard hasty.supplier.revealed().tactic == .timeDependent else { continue }
      var (a, b) = (
        hasty.supplier.negotiator(half.deal.box, rounds: 13),
        patient.supplier.negotiator(whole.deal.box, rounds: 13)
      )
      for round in 0..<6 {
        let (soon, late) = (
          a.demand(at: tables.clock[round]),
          b.demand(at: tables.clock[2 * round + 1])
        )
        #expect((soon - late).magnitude < 1e-9)
        compared += 1
      }
    }
    #expect(compared > 50)
  }

  @Test func suppliersOpenAlikeUnlessTheSettingsSayOtherwise() throws {
    let (alike, _) = try Self.simulation(alternatives: 2)
    let (apart, _) = try Self.simulation(alternatives: 2, worlds: 400) {
      $0.model.supplierAspirationSpread = 0.8
    }
    func opening(_ simulation: DealSimulation, _ world: Int) -> Double {
      let supplier = simulation.setting(world: world).supplier
      let negotiator = supplier.negotiator(simulation.deal.box, rounds: 12)
      let reservation = supplier.revealed().reservation
      return (negotiator.concession.aspiration - reservation) / (negotiator.path.top - reservation)
    }
    for world in 0..<40 { #expect((opening(alike, world) - 0.6).magnitude < 1e-12) }
    let places = (0..<400).map { opening(apart, $0) }
    #expect(places.allSatisfy { $0 > 0 && $0 < 1 })
    // The median is that of the settings: 4.5 standard errors of a half.
    #expect((Double(places.count { $0 > 0.6 }) / 400 - 0.5).magnitude < 0.12)
    #expect((places.max() ?? 0) - (places.min() ?? 0) > 0.4)
  }

  /// A category's own margin goes before that of its tier, and both before that of all.
  @Test func marginsByCategoryAndTierReplaceThatOfAll() throws {
    var ledger = SmallLedger()
    for (name, category) in [("S1", "freight"), ("S2", "parts"), ("S3", "parts")] {
      ledger.spend(name, 100_000, on: category)
    }
    ledger.settings.tiers.list = ["S3": "mid-tier"]
    ledger.settings.model.margins = ["freight": "12 %", "tail": "0.2"]
    ledger.settings.model.dispersions = ["freight": "0.1"]
    #expect(try ledger.deal("S1").prior.margin == 0.12)
    #expect(try ledger.deal("S2").prior.margin == 0.2)
    #expect(try ledger.deal("S3").prior.margin == 0.25)
    #expect(try ledger.deal("S1").batna.dispersion == 0.1)
    #expect(try ledger.deal("S2").batna.dispersion == 0.06)
    // An assumption by category is still an assumption.
    #expect(try ledger.deal("S1").quality.proxies.contains("supplier margin"))
  }
}
