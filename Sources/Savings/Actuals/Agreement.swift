/// What was really agreed with a supplier, of one item or of all it sells in a category: a row of the
/// agreements file.
package struct Agreement: Sendable, Equatable {
  /// Of the deal or the contract; unique together with the item.
  package var id: String
  package var supplier: String
  package var supplierID = ""
  /// "" for all categories.
  package var category = ""
  /// "" for all items that the supplier sold before.
  package var item = ""
  /// "" where the ledger has the item in one unit only.
  package var unit = ""
  /// Of the prices and the baseline; "" is the base currency.
  package var currency = ""
  /// A year's spend at the old prices, 10⁻¹² of the currency's major unit.
  package var baseline: Int128?
  /// Price of a unit before and as agreed, 10⁻¹².
  package var baselinePrice: Int128?
  package var agreedPrice: Int128?
  /// Price cut where no prices are given.
  package var cut: ExactRate?
  /// Committed units a year, millionths.
  package var quantity: Int64?
  package var termsBefore: Int?
  package var termsAfter: Int?
  package var start: CalendarDate
  /// Last day; nil runs on.
  package var end: CalendarDate?
  /// First day at the new price where that was not the agreed start.
  package var effective: CalendarDate?
  /// Whether the item or category is bought of this supplier alone.
  package var isExclusive: Bool
  package var savingClass = SavingClass.hard
  package var tier: Tier?
  /// What the file says of its state; the journal of states goes before.
  package var state: SavingsState?
  /// Line of the file.
  package var line: Int

  package init(
    id: String, supplier: String, start: CalendarDate, isExclusive: Bool, line: Int = 0
  ) {
    self.id = id
    self.supplier = supplier
    self.start = start
    self.isExclusive = isExclusive
    self.line = line
  }

  /// The id, with the item where the agreement has one.
  package var name: String { item.isEmpty ? id : "\(id) (\(item))" }

  /// First day after the twelve months in which its saving counts.
  package var anniversary: CalendarDate { start.oneYearLater }

  /// First day that the agreement does not cover; nil where it runs on.
  var dayAfter: CalendarDate? { end.map { CalendarDate(days: $0.days + 1) } }

  /// First day after the measured window: twelve months, the end of the contract, or of the ledger.
  func windowEnd(ledgerEnd: CalendarDate) -> CalendarDate {
    let after = CalendarDate(days: ledgerEnd.days + 1)
    return max(start, min(anniversary, min(dayAfter ?? anniversary, after)))
  }

  /// First day of the twelve months before it, from which old prices are taken.
  package var yearBefore: CalendarDate {
    let parts = start.components
    return CalendarDate(year: parts.year - 1, month: parts.month, day: parts.day)
      ?? CalendarDate(days: start.days - 366)
  }

  /// First days of periods in which no agreement begins or ends and no month turns.
  package static func periods(of agreements: [Agreement], asOf: CalendarDate?) -> [CalendarDate] {
    var days: Set<CalendarDate> = []
    guard let first = agreements.map(\.yearBefore).min(),
      let last = agreements.map(\.anniversary).max()
    else { return [] }
    for agreement in agreements {
      days.formUnion([agreement.yearBefore, agreement.start, agreement.anniversary])
      if let after = agreement.dayAfter { days.insert(after) }
      if let effective = agreement.effective { days.insert(effective) }
    }
    for month in first.monthIndex...last.monthIndex + 1 {
      let index = Int(month)
      if let day = CalendarDate(year: index / 12, month: index % 12 + 1, day: 1) {
        days.insert(day)
      }
    }
    if let asOf { days.insert(CalendarDate(days: asOf.days + 1)) }
    return days.sorted()
  }
}
