import Testing

@testable import Savings

/// What the patterns of the scope exclude.
struct ScopeTests {
  private static let names = ["Acme Ltd", "ACME Tools", "Zenith", "Société Zénith", "***", ""]

  private static func excluded(_ patterns: [String]) -> [String] {
    var settings = ScopeSettings()
    settings.excludeSuppliers = patterns
    settings.excludeCategories = patterns
    let scope = Scope(settings)
    let cube = SpendCube(
      suppliers: names.enumerated().map { RawSupplier(id: "V\($0)", name: $1) },
      categories: names)
    let resolution = SupplierResolution(cube: cube, records: [])
    let suppliers = zip(names, scope.excludedSuppliers(cube, resolution)).filter(\.1).map(\.0)
    // Categories have no ids; everything else is the same.
    if patterns.allSatisfy({ !$0.hasPrefix("V") }), patterns != ["*"] {
      #expect(zip(names, scope.excludedCategories(cube)).filter(\.1).map(\.0) == suppliers)
    }
    return suppliers
  }

  @Test(
    "a pattern excludes the names that it means",
    arguments: [
      ([], []), (["acme"], ["Acme Ltd"]), (["ACME LTD."], ["Acme Ltd"]),
      (["acme*"], ["Acme Ltd", "ACME Tools"]),
      (["Acme Tools", "zenith"], ["ACME Tools", "Zenith"]),
      (["societe zenith"], ["Société Zénith"]), (["Société*"], ["Société Zénith"]),
      (["***"], ["***"]), (["V1"], ["ACME Tools"]), (["V*"], []), (["v1"], []), (["Zen"], []),
      (["nit*"], []), (["GmbH"], []),
    ] as [([String], [String])])
  func pattern(patterns: [String], names: [String]) {
    #expect(Self.excluded(patterns) == names)
  }

  @Test("a pattern that fits one spelling of a supplier excludes all of them")
  func spellings() {
    let cube = SpendCube(suppliers: [
      RawSupplier(id: "V1", name: "Stock Transfer"), RawSupplier(id: "V1", name: "Warehouse 7"),
      RawSupplier(id: "V2", name: "Warehouse 7 Cafe"),
    ])
    var settings = ScopeSettings()
    settings.excludeSuppliers = ["stock transfer"]
    let resolution = SupplierResolution(cube: cube, records: [])
    #expect(Scope(settings).excludedSuppliers(cube, resolution) == [true, true, false])
  }

  @Test("excluded spend is counted as out of scope, and not ranked")
  func counted() throws {
    var sketch = CubeSketch()
    sketch.add("Intercompany AG", spend: 700, rows: 4)
    sketch.add("Acme", spend: 300)
    sketch.add("Acme", category: "Tax", micros: 50_000_000, rows: 2)
    var settings = Settings()
    settings.scope.excludeSuppliers = ["intercompany*"]
    settings.scope.excludeCategories = ["TAX"]
    let portfolio = try Portfolio(
      cube: sketch.cube, records: [], fx: FXTable(), settings: settings)
    let flow = portfolio.waterfall
    #expect(portfolio.suppliers.map(\.supplier.name) == ["Acme"])
    #expect(flow.total == Money(minor: 105_000))
    #expect(flow.outOfScope == Money(minor: 75_000))
    #expect(flow.outOfScopeRows == 6)
    #expect(flow.addressable == Money(minor: 30_000))
  }
}
