import Bargaining
import Testing

@testable import Savings

/// How hidden variables go together: within a deal, and between the deals of one supplier.
struct CopulaTests {
  private static let worlds = 4_000

  /// Scores of two deals of supplier 5 and one of supplier 6.
  private static func draws(_ settings: CorrelationSettings, factor: Double, world: Int) throws
    -> [[Double]]
  {
    let copula = try #require(Copula(settings, supplierFactor: factor))
    return [(10, 5), (11, 5), (12, 6)].map { deal, supplier in
      DealDraw(
        seed: 1, deal: deal, world: world,
        supplier: SupplierFactor(seed: 1, supplier: supplier, world: world), copula: copula
      ).scores
    }
  }

  /// Means of products over the worlds: standard errors below √2/√4000 = 0.023.
  private static func products(
    _ settings: CorrelationSettings, factor: Double, of a: Int, and b: Int
  ) throws -> [[Double]] {
    var sums = [[Double]](repeating: [Double](repeating: 0, count: 5), count: 5)
    for world in 0..<worlds {
      let found = try draws(settings, factor: factor, world: world)
      for row in 0..<5 {
        for column in 0..<5 { sums[row][column] += found[a][row] * found[b][column] }
      }
    }
    return sums.map { $0.map { $0 / Double(worlds) } }
  }

  private static let strong: CorrelationSettings = {
    var settings = CorrelationSettings()
    settings.engagementMargin = 0.3
    settings.engagementCredibility = 0.4
    settings.marginCapitalCost = -0.5
    settings.capitalCostCredibility = 0.2
    settings.marginExponent = 0.25
    settings.credibilityExponent = 0.6
    return settings
  }()

  private static func expected(_ settings: CorrelationSettings) -> [[Double]] {
    var matrix = (0..<5).map { row in (0..<5).map { $0 == row ? 1.0 : 0 } }
    for pair in settings.pairs {
      matrix[pair.row.rawValue][pair.column.rawValue] = pair.value
      matrix[pair.column.rawValue][pair.row.rawValue] = pair.value
    }
    return matrix
  }

  @Test(arguments: [0, 0.35, 0.9])
  func theVariablesOfADealCorrelateAsTheMatrixSays(factor: Double) throws {
    let found = try Self.products(Self.strong, factor: factor, of: 0, and: 0)
    for (row, wanted) in zip(found, Self.expected(Self.strong)) {
      for (a, b) in zip(row, wanted) { #expect((a - b).magnitude < 0.1) }
    }
  }

  /// Two deals of one supplier share ρ of it; deals of two suppliers nothing.
  @Test func theSuppliersFactorJoinsItsDealsAndNoOthers() throws {
    let factor = 0.35
    let same = try Self.products(Self.strong, factor: factor, of: 0, and: 1)
    let apart = try Self.products(Self.strong, factor: factor, of: 0, and: 2)
    for (row, wanted) in Self.expected(Self.strong).enumerated() {
      for column in 0..<5 {
        #expect((same[row][column] - factor * wanted[column]).magnitude < 0.08)
        #expect(apart[row][column].magnitude < 0.08)
      }
    }
  }

  /// L Lᵀ = R, exactly what was asked for.
  @Test func theFactorSquaredIsTheMatrix() throws {
    let lower = try Copula.cholesky(Self.strong).get()
    for (row, wanted) in Self.expected(Self.strong).enumerated() {
      for column in 0..<5 {
        let product = (0..<5).reduce(0) { $0 + lower[row][$1] * lower[column][$1] }
        #expect((product - wanted[column]).magnitude < 1e-14)
      }
    }
  }

  /// A changed correlation moves what it joins, and no other draw.
  @Test func everyOtherDrawStaysWhereItWas() throws {
    let plain = DealDraw.alone(seed: 1, deal: 10, world: 3)
    let joined = DealDraw(
      seed: 1, deal: 10, world: 3, supplier: SupplierFactor(seed: 1, supplier: 5, world: 3),
      copula: try #require(Copula(Self.strong, supplierFactor: 0.5)))
    #expect(zip(plain.scores, joined.scores).allSatisfy { $0 != $1 })
    #expect(joined.tactic == plain.tactic)
    #expect(joined.fatigue == plain.fatigue)
    #expect(joined.alternatives == plain.alternatives)
    #expect(joined.bestPrice == plain.bestPrice)
    #expect(joined.priceError == plain.priceError)
    #expect(joined.deadline == plain.deadline)
    #expect(joined.leverWorth == plain.leverWorth)
    #expect(joined.buyerError == plain.buyerError)
    #expect(joined.supplierError == plain.supplierError)
  }

  @Test func contradictingCorrelationsAreRefusedByName() throws {
    var settings = Settings()
    settings.correlation = .independent
    settings.correlation.engagementMargin = 0.9
    settings.correlation.engagementCapitalCost = 0.9
    settings.correlation.marginCapitalCost = -0.9
    let problem = try #require(settings.problems().first)
    #expect(problem.key == "correlation.engagement_capital_cost")
    #expect(problem.cause.hasPrefix("the correlations contradict each other"))
    #expect(throws: Refusal.self) { try settings.validate() }
    #expect(Copula(settings.correlation, supplierFactor: 0.3) == nil)
    settings.correlation.marginCapitalCost = 0.7
    #expect(settings.problems().isEmpty)
  }

  @Test func everyPairHasASetting() {
    let keys = CorrelationSettings().pairs.map(\.key)
    #expect(keys.count == 10)
    #expect(keys.sorted() == Setting.correlationSettings.map(\.key).sorted())
    // Each key writes the pair that it names.
    for key in keys {
      var settings = Settings()
      #expect(Setting.named(key)?.set(.text("0.11"), in: &settings) == nil)
      #expect(settings.correlation.pairs.first { $0.key == key }?.value == 0.11)
    }
  }
}
