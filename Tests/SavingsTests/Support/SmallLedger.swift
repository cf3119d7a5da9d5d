@testable import Savings

/// A ledger of a few suppliers, written by hand: an id stands for the name too.
struct SmallLedger {
  var cube = SpendCube(currencies: ["EUR"])
  var records: [SupplierRecord] = []
  var settings = SmallLedger.settings

  /// Everything is tail and big enough for the agent, so that a test changes what it is about.
  static var settings: Settings {
    var settings = Settings()
    settings.worlds = 40
    settings.tiers.strategicCut = 0
    settings.tiers.midTierCut = 0
    settings.tiers.tailFloor = 0
    settings.currency.ledger = "EUR"
    return settings
  }

  /// Spend without items, in whole euros over a dozen invoices.
  mutating func spend(
    _ supplier: String, _ euros: Int64, on category: String = "parts", recentInvoices: Int32 = 3,
    terms: Int64? = nil
  ) {
    var cell = SpendCell(supplier: index(of: supplier), category: index(ofCategory: category))
    cell.rows = 12
    cell.recentInvoices = recentInvoices
    cell.amount = euros * 1_000_000
    cell.windowAmount = cell.amount
    if let terms {
      cell.termsUnits = euros
      cell.termsUnitDays = euros * terms
    }
    cube.cells.append(cell)
  }

  /// An item bought in some orders at one unit price, in cents.
  mutating func item(
    _ item: String, from supplier: String, units: Int64, orders: Int32, cents: Int64,
    category: String = "parts", unit: String = "EA"
  ) {
    let raw = RawItem(name: item, unit: unit)
    if !cube.items.contains(raw) { cube.items.append(raw) }
    var cell = SpendCell(supplier: index(of: supplier), category: index(ofCategory: category))
    cell.item = Int32(cube.items.firstIndex(of: raw) ?? 0)
    cell.rows = orders
    cell.recentInvoices = 3
    cell.amount = units * cents * 10_000
    cell.windowAmount = cell.amount
    cell.windowQuantity = units * 1_000_000
    cell.windowPricedAmount = cell.amount
    cell.windowPricedRows = orders
    cube.cells.append(cell)
  }

  /// Adds a row of the supplier master.
  mutating func record(_ supplier: String, _ change: (inout SupplierRecord) -> Void) {
    var record = SupplierRecord()
    record.id = supplier
    record.name = supplier
    change(&record)
    records.append(record)
  }

  private mutating func index(of supplier: String) -> Int32 {
    let raw = RawSupplier(id: supplier, name: supplier)
    if !cube.suppliers.contains(raw) { cube.suppliers.append(raw) }
    return Int32(cube.suppliers.firstIndex(of: raw) ?? 0)
  }

  private mutating func index(ofCategory name: String) -> Int32 {
    if !cube.categories.contains(name) { cube.categories.append(name) }
    return Int32(cube.categories.firstIndex(of: name) ?? 0)
  }

  func portfolio() throws -> Portfolio {
    try Portfolio(cube: cube, records: records, fx: FXTable(), settings: settings)
  }

  func deals() throws -> [Deal] {
    DealPreparation(cube: cube, portfolio: try portfolio(), settings: settings).deals()
  }
}
