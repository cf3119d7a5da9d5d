import Testing

@testable import Savings

extension SmallLedger {
  /// The only deal of a supplier.
  func deal(_ supplier: String) throws -> Deal {
    try #require(try deals().first { $0.supplierName == supplier })
  }

  /// Suppliers of many kinds: two tiers, three categories, known and unknown alternatives, margins
  /// and terms.
  static func mixed(suppliers count: Int, worlds: Int = 40) -> SmallLedger {
    var ledger = SmallLedger()
    ledger.settings.worlds = worlds
    // The human team would take the largest deals, and which they are depends on all of them.
    ledger.settings.programme.humanDeals = 0
    for number in 0..<count {
      let name = "S\(number)"
      ledger.spend(
        name, Int64(20_000 + number * 7_919 % 90_000), on: number % 3 == 2 ? "services" : "parts",
        terms: number % 4 == 0 ? nil : Int64(number % 4) * 20)
      if number % 7 == 3 { ledger.settings.tiers.list[name] = "mid-tier" }
      if number % 5 == 0 { ledger.spend(name, 11_000, on: "freight") }
      ledger.record(name) { record in
        if number % 3 != 1 { record.alternatives = number % 7 }
        if number % 4 == 1 { record.margin = 0.12 + Double(number % 5) / 20 }
        if number % 6 == 2 { record.costOfCapital = 0.09 }
        if number % 5 == 3 { record.dependence = 0.2 }
        record.country = number % 2 == 0 ? "DE" : "US"
        record.sme = number % 8 == 5
      }
    }
    return ledger
  }

  /// Equal suppliers of 100,000 euros each, of whom nothing is known but perhaps their rivals.
  static func equal(suppliers count: Int, worlds: Int, alternatives: Int? = nil) -> SmallLedger {
    var ledger = SmallLedger()
    ledger.settings.worlds = worlds
    ledger.cube.categories = ["parts"]
    for number in 0..<count {
      ledger.cube.suppliers.append(RawSupplier(id: "S\(number)", name: "Supplier \(number)"))
      var cell = SpendCell(supplier: Int32(number), category: 0)
      cell.rows = 12
      cell.recentInvoices = 3
      cell.amount = 100_000_000_000
      cell.windowAmount = cell.amount
      ledger.cube.cells.append(cell)
      guard let alternatives else { continue }
      ledger.record("S\(number)") { $0.alternatives = alternatives }
    }
    return ledger
  }

  func simulation(threads: Int = 2) async throws -> SimulationResult {
    await PortfolioSimulation(deals: try deals(), settings: settings, threads: threads).run()
  }
}

extension WorldTotals {
  /// All tiers of all worlds together.
  static func sum(_ totals: [[WorldTotals]]) -> WorldTotals {
    var sum = WorldTotals()
    for world in totals { for tier in world { sum += tier } }
    return sum
  }
}
