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
    let suppliers = zip(names, scope.excludedSuppliers(cube, resolution)).filter { $0.1 != nil }
      .map(\.0)
    // Categories have no ids; everything else is the same.
    if patterns.allSatisfy({ !$0.hasPrefix("V") && !$0.hasPrefix("*") }) {
      #expect(
        zip(names, scope.excludedCategories(cube)).filter { $0.1 != nil }.map(\.0) == suppliers)
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
      (["*zenith"], ["Zenith", "Société Zénith"]), (["*tool*"], ["ACME Tools"]),
      (["?enith"], ["Zenith"]), (["soci?te*"], ["Société Zénith"]),
      (["acme ?ools"], ["ACME Tools"]),
      (["***"], names.dropLast()), (["V1"], ["ACME Tools"]), (["V*"], []), (["v1"], []),
      (["Zen"], []),
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
    #expect(Scope(settings).excludedSuppliers(cube, resolution) == [.supplier, .supplier, nil])
  }

  @Test("own companies are found by name, id, tax id or parent, before any other reason")
  func internalTransfers() {
    var records = [
      SupplierRecord(id: "V1", name: "Our Shared Services"),
      SupplierRecord(id: "V2", name: "Beta", parent: "Our Holding"),
      SupplierRecord(id: "V3", name: "Gamma"), SupplierRecord(id: "V4", name: "Delta"),
    ]
    records[2].taxID = "DE 123"
    let cube = SpendCube(suppliers: (1...4).map { RawSupplier(id: "V\($0)", name: "") })
    var settings = ScopeSettings()
    settings.ownEntities = ["our shared services", "our holding*", "DE 123"]
    settings.excludeSuppliers = ["beta", "delta"]
    let resolution = SupplierResolution(cube: cube, records: records)
    let found = Scope(settings).excludedSuppliers(cube, resolution)
    #expect(found == [.internalTransfer, .internalTransfer, .internalTransfer, .supplier])
  }

  @Test("capital items go by category and by size, and the reasons add up")
  func capital() throws {
    var sketch = CubeSketch()
    sketch.add("Press AG", category: "Machines", micros: 900_000_000, rows: 1)
    sketch.add("Roof AG", category: "0200 Buildings", micros: 800_000_000, rows: 5)
    sketch.add("Roof AG", category: "Repair", micros: 500_000_000, rows: 1)
    sketch.add("Roof AG", category: "Parts", micros: 499_990_000, rows: 1)
    sketch.add("Roof AG", category: "Service", micros: 700_000_000, rows: 2)
    sketch.add("Ours", category: "Service", micros: 10_000_000, rows: 1)
    var settings = Settings()
    settings.scope.capitalCategories = ["02*"]
    settings.scope.oneOffAmount = 500
    settings.scope.ownEntities = ["ours"]
    let flow = try Portfolio(cube: sketch.cube, records: [], fx: FXTable(), settings: settings)
      .waterfall
    #expect(
      flow.excluded.map { "\($0.reason.rawValue) \($0.rows) \($0.amount.minor)" } == [
        "internal transfer 1 1000", "capital item 5 80000", "one-off above the limit 2 140000",
      ])
    #expect(flow.outOfScope == flow.excluded.reduce(.zero) { $0 + $1.amount })
    #expect(flow.inScope == Money(minor: 119_999))
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
