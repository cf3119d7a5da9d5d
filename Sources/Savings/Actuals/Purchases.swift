/// What was bought of one item, from one supplier in one category and currency, in one period.
package struct Purchase: Sendable, Equatable {
  /// Index of the resolved supplier.
  package let supplier: Int
  package let category: Int
  /// Index into ``Purchases/items``; -1 where the rows name none.
  package let item: Int
  /// First day of the period; nil for rows without a date or before the first period.
  package let start: CalendarDate?
  package let kind: PeriodMark.Kind
  package var rows: Int
  /// All of it, 10⁻¹⁵ of the base currency.
  package var amount: Int128
  /// The part that has quantities, and those, millionths.
  package var pricedAmount: Int128
  package var quantity: Int64
  package var pricedRows: Int
  /// Days of payment terms weighed by whole units of money, and the weights.
  package var termsUnitDays: Int64
  package var termsUnits: Int64
}

/// The spend in scope by item and period, from a cube that was read with periods.
package struct Purchases: Sendable {
  package let all: [Purchase]
  /// Distinct items with their unit, marks removed, in order.
  package let items: [RawItem]
  /// Places in ``all`` by supplier, and by item.
  package let bySupplier: [Int: [Int]]
  package let byItem: [Int: [Int]]
  /// Rows without a date: no period is known of them.
  package let undatedRows: Int

  /// - Throws: a bug, where the cube was read without periods.
  package init(_ cube: SpendCube, portfolio: Portfolio) throws(Refusal) {
    var marks: [PeriodMark] = []
    var names: [RawItem] = []
    for item in cube.items {
      guard let (unit, mark) = PeriodMark.split(item.unit) else {
        throw Refusal(
          .bug, "the ledger was read without periods", fix: "Report this with the command line")
      }
      marks.append(mark)
      names.append(RawItem(name: item.name, unit: unit))
    }
    let distinct = Set(names).sorted { ($0.name, $0.unit) < ($1.name, $1.unit) }
    let place = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
    var all: [Purchase] = []
    var bySupplier: [Int: [Int]] = [:]
    var byItem: [Int: [Int]] = [:]
    var undated = 0
    for index in portfolio.cells {
      let cell = cube.cells[Int(index)]
      guard cell.item >= 0 else { continue }
      let name = names[Int(cell.item)]
      let item = name.name.isEmpty ? -1 : place[name] ?? -1
      let base = portfolio.base
      let purchase = Purchase(
        supplier: portfolio.resolution.of[Int(cell.supplier)], category: Int(cell.category),
        item: item, start: marks[Int(cell.item)].start, kind: marks[Int(cell.item)].kind,
        rows: Int(cell.rows), amount: base.exact(micros: cell.amount, currency: cell.currency),
        pricedAmount: base.exact(micros: cell.windowPricedAmount, currency: cell.currency),
        quantity: cell.windowQuantity, pricedRows: Int(cell.windowPricedRows),
        termsUnitDays: cell.termsUnitDays, termsUnits: cell.termsUnits)
      if cell.first == nil { undated += purchase.rows }
      bySupplier[purchase.supplier, default: []].append(all.count)
      if item >= 0 { byItem[item, default: []].append(all.count) }
      all.append(purchase)
    }
    self.all = all
    self.bySupplier = bySupplier
    self.byItem = byItem
    items = distinct
    undatedRows = undated
  }
}
