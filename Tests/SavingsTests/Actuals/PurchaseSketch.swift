@testable import Savings

/// Purchases written down row by row, and the cube that a reader with periods makes of them.
struct PurchaseSketch {
  struct Row {
    var supplier: String
    var category = "Parts"
    var item: String
    /// Whole units; negative for what goes back, 0 for a charge.
    var units: Int64
    /// Cents.
    var amount: Int64
    var day: CalendarDate
    /// Whether the row says how many units.
    var hasUnits = true
    var terms: Int64?
  }

  var rows: [Row] = []

  func ledger(periods: [CalendarDate], asOf: CalendarDate) -> Ledger {
    var cube = SpendCube()
    func index<Value: Equatable>(of value: Value, in list: inout [Value]) -> Int32 {
      if let index = list.firstIndex(of: value) { return Int32(index) }
      list.append(value)
      return Int32(list.count - 1)
    }
    for row in rows {
      let kind: PeriodMark.Kind =
        row.amount < 0 ? .credit : row.hasUnits && row.units == 0 ? .surcharge : .purchase
      let mark = PeriodMark(day: row.day, of: periods, kind: kind)
      let item = RawItem(name: row.item, unit: "pcs" + mark.text)
      var cell = SpendCell(
        supplier: index(of: RawSupplier(id: "", name: row.supplier), in: &cube.suppliers),
        category: index(of: row.category, in: &cube.categories),
        item: index(of: item, in: &cube.items), currency: index(of: "EUR", in: &cube.currencies))
      let place = cube.cells.firstIndex {
        ($0.supplier, $0.category, $0.item) == (cell.supplier, cell.category, cell.item)
      }
      if let place { cell = cube.cells[place] }
      cell.rows += 1
      cell.amount += row.amount * 10_000
      cell.windowAmount = cell.amount
      cell.first = row.day
      cell.last = row.day
      if row.hasUnits, row.units != 0 {
        cell.windowQuantity += row.units * 1_000_000
        cell.windowPricedAmount += row.amount * 10_000
        cell.windowPricedRows += 1
      }
      if let terms = row.terms, row.amount > 0 {
        cell.termsUnitDays += row.amount / 100 * terms
        cell.termsUnits += row.amount / 100
      }
      if let place { cube.cells[place] = cell } else { cube.cells.append(cell) }
    }
    cube.asOf = asOf
    var file = InputFile(path: "later.csv")
    file.control.dateMax = asOf
    return Ledger(cube: cube, files: [file], rejects: [])
  }

  func actuals(
    _ agreements: [Agreement], asOf: CalendarDate, journal: SavingsJournal = SavingsJournal(),
    ranges: [PredictedRange]? = nil
  ) throws(Refusal) -> SavingsActuals {
    var settings = Settings()
    settings.currency.base = "EUR"
    settings.scope.windowMonths = 0
    return try SavingsActuals(
      agreements: agreements, file: "agreements.csv", journal: journal,
      ledger: ledger(periods: Agreement.periods(of: agreements, asOf: nil), asOf: asOf),
      records: [], aliases: [], fx: FXTable(), settings: settings,
      ranges: ranges.map { ("run", $0) })
  }
}

extension Agreement {
  /// An agreement on an item, prices in cents.
  static func item(
    _ id: String, _ supplier: String, _ item: String, from old: Int64, to new: Int64,
    units: Int64, start: CalendarDate
  ) -> Agreement {
    var agreement = Agreement(id: id, supplier: supplier, start: start, isExclusive: true)
    agreement.item = item
    agreement.baselinePrice = Int128(old) * 10_000_000_000
    agreement.agreedPrice = Int128(new) * 10_000_000_000
    agreement.quantity = units * 1_000_000
    return agreement
  }
}

extension CalendarDate {
  init(_ iso: String) { self = CalendarDate(iso: iso) ?? CalendarDate(days: 0) }

  func plus(_ days: Int) -> CalendarDate { CalendarDate(days: self.days + Int32(days)) }
}
