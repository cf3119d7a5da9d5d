import Savings

/// Turns the aggregated bytes into the cube that the rest of the program reads, sorted by bytes.
///
/// Threads share it, and only read.
struct CubeAssembly: @unchecked Sendable {
  let part: PartialCube
  let settings: Settings
  private let asOf: CalendarDate?
  let isDated: Bool
  let lastMonth: Int32
  let path: String?

  let threads: Int

  init(_ part: PartialCube, settings: Settings, files: [InputFile], threads: Int) {
    self.threads = threads
    self.part = part
    self.settings = settings
    let last = files.compactMap(\.control.dateMax).max()
    asOf = settings.asOf ?? last
    isDated = last != nil
    lastMonth = asOf?.monthIndex ?? 0
    path = files.count == 1 ? files[0].path : nil
  }

  func cube() throws -> SpendCube {
    var used = UsedTexts(part)
    for index in 0..<part.cells.count { used.note(part.cells.cell(index).pointee.key) }
    let suppliers = Ranking(part.suppliers, used: used.suppliers)
    let categories = Ranking(part.categories, used: used.categories)
    let items = Ranking(part.items, used: used.items)
    let codes = used.currencies.sorted()
    // The absence of a currency sorts first, as the empty text does.
    let currencies =
      codes.filter { $0 == CurrencyCode.none.packed }
      + codes.filter {
        $0 != CurrencyCode.none.packed
      }
    var currencyRanks = [Int32](repeating: 0, count: Int(CurrencyCode.none.packed) + 1)
    for (rank, code) in currencies.enumerated() { currencyRanks[Int(code)] = Int32(rank) }
    let ranks = CellRanks(
      suppliers: suppliers.ranks, categories: categories.ranks, items: items.ranks,
      currencies: currencyRanks)
    let cells = try filled(CellOrder(part, suppliers, categories, items).indices, ranks)
    return SpendCube(
      suppliers: suppliers.order.map {
        let (id, name) = part.suppliers[$0]
        return RawSupplier(
          id: String(decoding: id, as: UTF8.self), name: String(decoding: name, as: UTF8.self))
      },
      categories: categories.order.map {
        String(decoding: part.categories[$0].first, as: UTF8.self)
      },
      items: items.order.map {
        let (name, unit) = part.items[$0]
        return RawItem(
          name: String(decoding: name, as: UTF8.self), unit: String(decoding: unit, as: UTF8.self))
      },
      currencies: currencies.map { CurrencyCode(packed: $0).text }, cells: cells, asOf: asOf,
      hasWindow: hasWindow)
  }

  var hasWindow: Bool { isDated && settings.scope.windowMonths > 0 }
}

/// Which texts the cells use: a rejected row may have brought others.
private struct UsedTexts {
  var suppliers: [Bool]
  var categories: [Bool]
  var items: [Bool]
  var currencies: Set<Int32> = []
  private var lastCurrency = Int32.min

  init(_ part: PartialCube) {
    suppliers = Array(repeating: false, count: part.suppliers.count)
    categories = Array(repeating: false, count: part.categories.count)
    items = Array(repeating: false, count: part.items.count)
  }

  mutating func note(_ key: CellKey) {
    suppliers[Int(key.supplier)] = true
    categories[Int(key.category)] = true
    if key.item >= 0 { items[Int(key.item)] = true }
    guard key.currency != lastCurrency else { return }
    lastCurrency = key.currency
    currencies.insert(key.currency)
  }
}
