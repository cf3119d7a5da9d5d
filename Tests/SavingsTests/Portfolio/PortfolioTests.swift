import Testing

@testable import Savings

/// Ranking and placing whole portfolios.
struct PortfolioTests {
  private static func portfolio(
    _ sketch: CubeSketch, records: [SupplierRecord] = [], fx: FXTable = FXTable(),
    _ change: (inout Settings) -> Void = { _ in }
  ) throws(Refusal) -> Portfolio {
    var settings = Settings()
    settings.tiers.tailFloor = 0
    settings.tiers.strategicMinimum = 0
    change(&settings)
    return try Portfolio(cube: sketch.cube, records: records, fx: fx, settings: settings)
  }

  private static func spends(_ spends: [Int64]) -> CubeSketch {
    var sketch = CubeSketch()
    for (index, spend) in spends.enumerated() { sketch.add("S\(index)", spend: spend) }
    return sketch
  }

  @Test("golden vector 7: the share before puts 900, 50, 30, 15, 5 where the curve says")
  func goldenVector() throws {
    let portfolio = try Self.portfolio(Self.spends([30, 900, 5, 50, 15]))
    #expect(portfolio.suppliers.map(\.spend.minor) == [90_000, 5_000, 3_000, 1_500, 500])
    #expect(portfolio.suppliers.map(\.before) == [0, 0.9, 0.95, 0.98, 0.995])
    #expect(
      portfolio.suppliers.map(\.placement.tier) == [.strategic, .midTier, .tail, .tail, .tail])
    #expect(portfolio.suppliers.allSatisfy { $0.placement.rule == .curve })
  }

  @Test("one dominant supplier leaves no class empty above it")
  func dominant() throws {
    let tiers = try Self.portfolio(Self.spends([9_990, 5, 3, 2])).suppliers.map(\.placement.tier)
    #expect(tiers == [.strategic, .tail, .tail, .tail])
    #expect(try Self.portfolio(Self.spends([7])).suppliers.map(\.placement.tier) == [.strategic])
  }

  @Test("a flat distribution is not all strategic where a strategic minimum is set")
  func flat() throws {
    let flat = Self.spends([Int64](repeating: 1_000, count: 200))
    let byCurve = try Self.portfolio(flat).suppliers.map(\.placement.tier)
    #expect(byCurve.count { $0 == .strategic } == 160 && byCurve.count { $0 == .tail } == 10)
    let guarded = try Self.portfolio(flat) { $0.tiers.strategicMinimum = 1_000_000 }
    #expect(guarded.suppliers.allSatisfy { $0.placement.tier != .strategic })
    #expect(guarded.suppliers[0].placement.rule == .strategicMinimum)
  }

  @Test("in a tiny file the floors keep small suppliers out of the upper tiers")
  func tiny() throws {
    let portfolio = try Self.portfolio(Self.spends([400, 300, 200, 60, 40])) {
      $0.tiers = TierSettings()
    }
    #expect(portfolio.suppliers.allSatisfy { $0.placement.tier == .tail })
    #expect(portfolio.suppliers[0].placement.rule == .tailFloor)
  }

  @Test(
    "ties are ranked by key, whatever the order of the ledger", arguments: 0..<20 as Range<UInt64>)
  func ties(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var sketch = CubeSketch()
    for name in ["delta", "alpha", "echo", "bravo", "charlie"].shuffled(using: &random) {
      sketch.add(name, spend: 100)
    }
    sketch.add("zulu", id: "V1", spend: 100)
    let portfolio = try Self.portfolio(sketch)
    #expect(
      portfolio.suppliers.map(\.supplier.key)
        == ["id:V1", "name:alpha", "name:bravo", "name:charlie", "name:delta", "name:echo"])
    #expect(portfolio.suppliers.map(\.before) == [0, 1, 2, 3, 4, 5].map { $0 / 6 })
  }

  @Test("a supplier with more credits than invoices ranks last, counts nothing and is apart")
  func credits() throws {
    var sketch = Self.spends([900, 50])
    sketch.add("Credit", spend: -400)
    sketch.add("S0", category: "Other", micros: -30_000_000)
    let portfolio = try Self.portfolio(sketch)
    #expect(portfolio.suppliers.map(\.spend.minor) == [87_000, 5_000, -40_000])
    #expect(portfolio.suppliers[2].placement.tier == .tail)
    #expect(portfolio.suppliers[2].before == 1)
    #expect(portfolio.waterfall.netCredits == Money(minor: -43_000))
    #expect(portfolio.waterfall.addressable == Money(minor: 95_000))
  }

  @Test("the list names suppliers by any spelling or by id")
  func list() throws {
    var sketch = Self.spends([900])
    sketch.add("Acme Ltd", id: "V7", spend: 10)
    for name in ["ACME", "V7", "acme limited"] {
      let portfolio = try Self.portfolio(sketch) { $0.tiers.list = [name: "strategic"] }
      #expect(portfolio.suppliers[1].placement.rule == .list, "\(name)")
    }
    let other = try Self.portfolio(sketch) { $0.tiers.list = ["Acme Tools": "strategic"] }
    #expect(other.suppliers[1].placement.rule == .curve)
  }

  @Test("spend in several currencies is ranked in the base currency")
  func currencies() throws {
    var sketch = CubeSketch()
    sketch.add("Euro", currency: "EUR", micros: 1_000_000)
    sketch.add("Dollar", currency: "USD", micros: 1_100_000)
    let fx = FXTable(nanosPerUnit: ["USD": 900_000_000])
    let portfolio = try Self.portfolio(sketch, fx: fx) { $0.currency.base = "EUR" }
    #expect(portfolio.suppliers.map(\.supplier.name) == ["Euro", "Dollar"])
    #expect(portfolio.waterfall.total == Money(minor: 199))
    #expect(throws: Refusal.self) { try Self.portfolio(sketch) { $0.currency.base = "EUR" } }
  }
}
