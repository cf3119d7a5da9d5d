@testable import Savings

/// A cube written down cell by cell, without any reader.
struct CubeSketch {
  private(set) var cube = SpendCube()

  init() {}

  /// Adds to the cell of a supplier, category and currency; amounts are millionths.
  mutating func add(
    _ name: String, id: String = "", category: String = "Parts", currency: String = "EUR",
    micros: Int64, windowMicros: Int64? = nil, rows: Int32 = 3, contractRows: Int32 = 0
  ) {
    let supplier = CubeSketch.index(of: RawSupplier(id: id, name: name), in: &cube.suppliers)
    let category = CubeSketch.index(of: category, in: &cube.categories)
    let currency = CubeSketch.index(of: currency, in: &cube.currencies)
    let place = cube.cells.firstIndex {
      ($0.supplier, $0.category, $0.currency) == (supplier, category, currency)
    }
    var cell =
      place.map { cube.cells[$0] }
      ?? SpendCell(supplier: supplier, category: category, currency: currency)
    cell.rows += rows
    cell.recentInvoices = min(3, cell.recentInvoices + rows)
    cell.contractRows += contractRows
    cell.amount += micros
    cell.windowAmount += windowMicros ?? micros
    if let place { cube.cells[place] = cell } else { cube.cells.append(cell) }
  }

  /// Spend in whole units of the currency.
  mutating func add(_ name: String, id: String = "", spend: Int64, rows: Int32 = 3) {
    add(name, id: id, micros: spend * 1_000_000, rows: rows)
  }

  private static func index<Value: Equatable>(of value: Value, in list: inout [Value]) -> Int32 {
    if let index = list.firstIndex(of: value) { return Int32(index) }
    list.append(value)
    return Int32(list.count - 1)
  }
}

extension SpendCube {
  /// The same ledger with its suppliers and cells in another order.
  func shuffled(by random: inout SplitMix64) -> SpendCube {
    let order = suppliers.indices.shuffled(using: &random)
    var place = [Int32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = Int32(new) }
    var other = self
    other.suppliers = order.map { suppliers[$0] }
    other.cells = cells.shuffled(using: &random).map { cell in
      var moved = cell
      moved.supplier = place[Int(cell.supplier)]
      return moved
    }
    return other
  }
}

extension SupplierRecord {
  init(id: String = "", name: String = "", parent: String = "") {
    self.init()
    self.id = id
    self.name = name
    self.parent = parent
  }
}
