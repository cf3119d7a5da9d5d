/// One supplier's spend in one category.
package struct SpendGroup: Sendable, Equatable {
  package var supplier: Int
  package var category: Int
  package var spend = Money.zero
  package var rows = 0
  package var credits = 0
  package var termsUnitDays: Int64 = 0
  package var termsUnits: Int64 = 0
  package var first: CalendarDate?
  package var last: CalendarDate?
  package var recentInvoices = 0
  package var contractRows = 0
  /// Where its cells stand in ``Portfolio/cells``.
  package var cells = 0..<0

  init(supplier: Int, category: Int) {
    self.supplier = supplier
    self.category = category
  }

  mutating func add(_ cell: SpendCell) {
    rows += Int(cell.rows)
    credits += Int(cell.credits)
    termsUnitDays += cell.termsUnitDays
    termsUnits += cell.termsUnits
    if let date = cell.first { first = min(first ?? date, date) }
    if let date = cell.last { last = max(last ?? date, date) }
    recentInvoices += Int(cell.recentInvoices)
    contractRows += Int(cell.contractRows)
  }
}
