import Testing

@testable import Savings

/// Who makes the portfolio, and in how many pieces, changes nothing of it.
struct PortfolioThreadsTests {
  /// Suppliers with several categories and currencies each; of some all is left out of scope, of some a
  /// category or a single purchase. Some have a second spelling far behind the first.
  private static func cube(suppliers: Int, shuffled: Bool) -> SpendCube {
    var random = SplitMix64(seed: UInt64(suppliers))
    var cube = SpendCube(
      categories: (0..<7).map { "Category \($0)" }, currencies: ["EUR", "USD"])
    for index in 0..<suppliers {
      let isOther = index % 17 == 16
      cube.suppliers.append(
        RawSupplier(id: "", name: isOther ? "SUPPLIER-\(index / 2)" : "Supplier \(index)"))
      for category in 0..<Int32.random(in: 1...7, using: &random) {
        for currency in 0..<Int32.random(in: 1...2, using: &random) {
          var cell = SpendCell(supplier: Int32(index), category: category, currency: currency)
          cell.rows = Int32.random(in: 1...4, using: &random)
          cell.recentInvoices = min(3, cell.rows)
          cell.amount = Int64.random(in: -2_000_000...9_000_000_000, using: &random)
          cell.windowAmount = cell.amount / 2
          cube.cells.append(cell)
        }
      }
    }
    return shuffled ? cube.shuffled(by: &random) : cube
  }

  private static func settings() -> Settings {
    var settings = Settings()
    settings.currency.base = "EUR"
    settings.scope.excludeSuppliers = ["supplier 1*"]
    settings.scope.excludeCategories = ["category 3"]
    settings.scope.oneOffAmount = 5_000
    return settings
  }

  @Test(
    "any number of threads makes the same portfolio",
    arguments: [(0, false), (1, false), (3, false), (2_000, false), (2_000, true)])
  func threads(suppliers: Int, shuffled: Bool) async throws {
    let cube = Self.cube(suppliers: suppliers, shuffled: shuffled)
    let fx = FXTable(nanosPerUnit: ["USD": 900_000_000])
    let settings = Self.settings()
    let alone = try Portfolio(cube: cube, records: [], fx: fx, settings: settings)
    if suppliers == 2_000 {
      #expect(alone.waterfall.excluded.map(\.reason) == [.supplier, .category, .oneOff])
      #expect(alone.resolution.suppliers.count < suppliers)
    }
    let grouped = alone.suppliers.flatMap(\.groups).reduce(0) { $0 + $1.cells.count }
    #expect(alone.cells.count == grouped)
    for threads in [1, 2, 3, 8] {
      let shared = try await Portfolio(
        cube: cube, records: [], fx: fx, settings: settings, threads: threads)
      #expect(shared.waterfall == alone.waterfall)
      #expect(shared.cells == alone.cells)
      #expect(shared.suppliers.map(\.index) == alone.suppliers.map(\.index))
      #expect(shared.suppliers.map(\.groups) == alone.suppliers.map(\.groups))
      #expect(shared.suppliers.map(\.before) == alone.suppliers.map(\.before))
      #expect(shared.suppliers.map(\.placement) == alone.suppliers.map(\.placement))
    }
  }

  @Test("a group's cells are those of its supplier and category, wherever stretches are cut")
  func cells() async throws {
    let cube = Self.cube(suppliers: 500, shuffled: true)
    let portfolio = try await Portfolio(
      cube: cube, records: [], fx: FXTable(nanosPerUnit: ["USD": 900_000_000]),
      settings: Self.settings(), threads: 5)
    for supplier in portfolio.suppliers {
      for group in supplier.groups {
        let own = portfolio.cells[group.cells].map { cube.cells[Int($0)] }
        #expect(
          own.allSatisfy {
            portfolio.resolution.of[Int($0.supplier)] == supplier.index
              && Int($0.category) == group.category
          })
        #expect(own.reduce(0) { $0 + Int($1.rows) } == group.rows)
      }
    }
  }
}
