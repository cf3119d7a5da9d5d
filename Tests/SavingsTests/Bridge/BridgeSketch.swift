@testable import Savings

/// Purchases of two periods, written down item by item.
struct BridgeSketch {
  struct Purchase {
    var item = "Bolt"
    var unit = "pcs"
    var category = "Parts"
    var currency = "EUR"
    var supplier = "Acme"
    /// Millionths of units, and of the currency; nil quantities are rows without one.
    var before: (quantity: Int64?, spend: Int64) = (nil, 0)
    var after: (quantity: Int64?, spend: Int64) = (nil, 0)
  }

  var purchases: [Purchase] = []
  var fx = FXTable()
  var index = PriceIndex()
  var settings = Settings()
  var first = CalendarDate(year: 2024, month: 11, day: 3)
  var asOf = CalendarDate(year: 2026, month: 10, day: 31)
  /// Whether the file has items and quantities, and whether there is another one without.
  var hasItems = true
  var hasOther = false

  init(_ purchases: [Purchase] = []) {
    self.purchases = purchases
    settings.currency.base = "EUR"
  }

  /// In whole units and whole amounts of the currency.
  mutating func add(
    _ item: String, unit: String = "pcs", category: String = "Parts", currency: String = "EUR",
    before: (Int64?, Int64), after: (Int64?, Int64)
  ) {
    func millionths(_ period: (Int64?, Int64)) -> (Int64?, Int64) {
      (period.0.map { $0 * 1_000_000 }, period.1 * 1_000_000)
    }
    purchases.append(
      Purchase(
        item: item, unit: unit, category: category, currency: currency,
        before: millionths(before), after: millionths(after)))
  }

  var cube: SpendCube {
    var cube = SpendCube(asOf: asOf, hasWindow: asOf != nil && settings.scope.windowMonths > 0)
    cube.categories = Array(Set(purchases.map(\.category))).sorted()
    cube.currencies = Array(Set(purchases.map(\.currency))).sorted()
    cube.suppliers = Array(Set(purchases.map(\.supplier))).sorted().map {
      RawSupplier(id: "", name: $0)
    }
    cube.items = Array(Set(purchases.map { [$0.item, $0.unit] })).sorted {
      $0.lexicographicallyPrecedes($1)
    }.map { RawItem(name: $0[0], unit: $0[1]) }
    func places<Value: Hashable>(_ list: [Value]) -> [Value: Int32] {
      Dictionary(uniqueKeysWithValues: list.enumerated().map { ($1, Int32($0)) })
    }
    let (suppliers, categories) = (places(cube.suppliers), places(cube.categories))
    let (items, currencies) = (places(cube.items), places(cube.currencies))
    var cells: [[Int32]: SpendCell] = [:]
    for purchase in purchases {
      let supplier = suppliers[RawSupplier(id: "", name: purchase.supplier)] ?? 0
      let category = categories[purchase.category] ?? 0
      let item = items[RawItem(name: purchase.item, unit: purchase.unit)] ?? 0
      let currency = currencies[purchase.currency] ?? 0
      var cell = SpendCell(
        supplier: supplier, category: category, item: item, currency: currency)
      cell.rows = 2
      cell.amount = purchase.before.spend + purchase.after.spend
      cell.windowAmount = purchase.after.spend
      cell.priorAmount = purchase.before.spend
      if let quantity = purchase.before.quantity {
        (cell.priorQuantity, cell.priorPricedAmount) = (quantity, purchase.before.spend)
      }
      if let quantity = purchase.after.quantity {
        (cell.windowQuantity, cell.windowPricedAmount) = (quantity, purchase.after.spend)
      }
      let key = [supplier, category, item, currency]
      if cells[key]?.add(cell) == nil { cells[key] = cell }
    }
    cube.cells = cells.values.sorted { $0.place < $1.place }
    return cube
  }

  var outcome: BridgeOutcome {
    get throws {
      let cube = cube
      let portfolio = try Portfolio(cube: cube, records: [], fx: fx, settings: settings)
      var file = InputFile(path: "spend.csv")
      file.control.used = 1
      file.control.dateMin = first
      if hasItems { file.mapping = [.item: "item", .quantity: "quantity"] }
      var other = InputFile(path: "other.csv")
      other.control.used = hasOther ? 1 : 0
      return BridgeOutcome(
        cube: cube, portfolio: portfolio, fx: fx, index: index, files: [other, file])
    }
  }
}
