import Glibc
import Savings

/// Turns the aggregated bytes into the cube that the rest of the program reads, sorted by bytes.
struct CubeAssembly {
  private let part: PartialCube
  private let settings: Settings
  private let asOf: CalendarDate?
  private let isDated: Bool
  private let lastMonth: Int32
  private let path: String?

  init(_ part: PartialCube, settings: Settings, files: [InputFile]) {
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
    var currencyRanks: [Int32: Int32] = [:]
    for (rank, code) in currencies.enumerated() { currencyRanks[code] = Int32(rank) }
    var cells: [SpendCell] = []
    cells.reserveCapacity(part.cells.count)
    for index in CellOrder(part, suppliers, categories, items).indices {
      let key = part.cells.cell(index).pointee.key
      var cell = SpendCell(
        supplier: suppliers.ranks[Int(key.supplier)], category: categories.ranks[Int(key.category)],
        item: key.item < 0 ? -1 : items.ranks[Int(key.item)],
        currency: currencyRanks[key.currency] ?? 0)
      try fill(&cell, index)
      cells.append(cell)
    }
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

  private var hasWindow: Bool { isDated && settings.scope.windowMonths > 0 }

  private func fill(_ cell: inout SpendCell, _ index: Int) throws {
    let sums = part.cells.cell(index)
    cell.rows = sums.pointee.rows
    cell.credits = sums.pointee.credits
    cell.contractRows = sums.pointee.contractRows
    cell.amount = sums.pointee.amount
    cell.termsUnitDays = sums.pointee.termsUnitDays
    cell.termsUnits = sums.pointee.termsUnits
    if sums.pointee.first <= sums.pointee.last {
      cell.first = CalendarDate(days: sums.pointee.first)
      cell.last = CalendarDate(days: sums.pointee.last)
    }
    let window = Int32(settings.scope.windowMonths)
    let last = lastMonth
    cell.windowAmount =
      hasWindow
      ? try checked(sums.pointee.months.sum(months: window, to: last)) : sums.pointee.amount
    if isDated {
      let (a, b, c) = sums.pointee.recent
      func isRecent(_ month: UInt16) -> Int32 {
        Int32(month) > last - 24 && Int32(month) <= last ? 1 : 0
      }
      cell.recentInvoices = isRecent(a) + isRecent(b) + isRecent(c)
    } else {
      cell.recentInvoices = min(3, cell.rows)
    }
    guard part.hasQuantities else { return }
    let priced = part.cells.priced(index)
    guard hasWindow else {
      cell.windowQuantity = priced.pointee.quantity
      cell.windowPricedAmount = priced.pointee.amount
      cell.windowPricedRows = Int32(clamping: priced.pointee.rows)
      return
    }
    cell.windowQuantity = try checked(
      priced.pointee.monthlyQuantity.sum(months: window, to: last))
    cell.windowPricedAmount = try checked(
      priced.pointee.monthlyAmount.sum(months: window, to: last))
    cell.windowPricedRows = Int32(
      clamping: try checked(priced.pointee.monthlyRows.sum(months: window, to: last)))
  }

  private func checked(_ sum: Int64?) throws -> Int64 {
    guard let sum else {
      throw Refusal(
        .badData, file: path, "a sum of amounts is too large",
        fix: "Look for amounts that are not money")
    }
    return sum
  }
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
