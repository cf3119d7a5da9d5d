/// By what rows of one item are told apart when agreements are tracked: when, and what kind of row.
///
/// It travels through the reader behind the item's unit, so that one pass over the files gives sums
/// by period; ``Purchases`` takes it off again.
package struct PeriodMark: Hashable, Sendable {
  package enum Kind: Character, Sendable, CaseIterable {
    case purchase = "p"
    /// A negative amount: goods that went back, or money.
    case credit = "c"
    /// A positive amount for a quantity of 0.
    case surcharge = "s"
  }

  /// First day of the period; nil where the row has no date or lies before the first period.
  package let start: CalendarDate?
  package let kind: Kind

  /// - Parameters:
  ///   - day: of the row; nil where it has none.
  ///   - periods: their first days, in order.
  ///   - kind: what the row is.
  package init(day: CalendarDate?, of periods: [CalendarDate], kind: Kind) {
    self.kind = kind
    guard let day else {
      start = nil
      return
    }
    var (low, high) = (0, periods.count)
    while low < high {
      let middle = (low + high) / 2
      if periods[middle] <= day { low = middle + 1 } else { high = middle }
    }
    start = low > 0 ? periods[low - 1] : nil
  }

  /// A sign that no unit holds, the day as a number, the kind.
  package var text: String { "\u{1F}\(start.map { "\($0.days)" } ?? "")\(kind.rawValue)" }

  /// The unit and the mark behind it; nil where there is none.
  package static func split(_ text: String) -> (unit: String, mark: PeriodMark)? {
    guard let place = text.lastIndex(of: "\u{1F}"), let letter = text.last,
      let kind = Kind(rawValue: letter)
    else { return nil }
    let day = text[text.index(after: place)...].dropLast()
    let start = day.isEmpty ? nil : Int32(day).map { CalendarDate(days: $0) }
    guard day.isEmpty || start != nil else { return nil }
    return (String(text[..<place]), PeriodMark(start: start, kind: kind))
  }

  private init(start: CalendarDate?, kind: Kind) {
    self.start = start
    self.kind = kind
  }
}
