/// A saving spread over fiscal years so that the years never sum to more than it.
///
/// Two views, never mixed:
/// - ``firstTwelveMonths(annualised:from:through:yearStart:)``: an annualised saving counts for at
///   most twelve months from its first day (GEP white paper: "usually only the first year counted,
///   even for multi-year contracts"); `saving × days of the fiscal year in the window ÷ days of the
///   twelve months`.
/// - ``termTotal(_:from:through:yearStart:)``: a saving over the whole term, by calendar days.
///
/// Each year takes the rounded running total less what earlier years took, so that the parts sum
/// to the whole to the minor unit.
package enum FiscalProration {
  package struct Part: Sendable, Equatable {
    /// The calendar year in which the fiscal year ends.
    package let fiscalYear: Int
    package let days: Int
    package let amount: Hard
  }

  /// - Parameters:
  ///   - annualised: the saving of a full year.
  ///   - from: first day at the new price.
  ///   - through: last day of the contract.
  ///   - yearStart: month (1…12) in which fiscal years begin.
  package static func firstTwelveMonths(
    annualised: Hard, from: CalendarDate, through: CalendarDate, yearStart: Int = 1
  ) -> [Part] {
    let anniversary = from.oneYearLater
    let window = Int(anniversary.days - from.days)
    return spread(
      annualised, from: from, until: anniversary, through: through, of: window, yearStart: yearStart
    )
  }

  package static func termTotal(
    _ total: Hard, from: CalendarDate, through: CalendarDate, yearStart: Int = 1
  ) -> [Part] {
    let end = CalendarDate(days: through.days + 1)
    let term = Int(end.days - from.days)
    guard term > 0 else { return [] }
    return spread(total, from: from, until: end, through: through, of: term, yearStart: yearStart)
  }

  /// Splits `[from, until)` at fiscal year starts, one part for each year that the term touches.
  private static func spread(
    _ saving: Hard, from: CalendarDate, until: CalendarDate, through: CalendarDate, of whole: Int,
    yearStart: Int
  ) -> [Part] {
    guard through >= from else { return [] }
    let end = min(until, CalendarDate(days: through.days + 1))
    var parts: [Part] = []
    var start = from
    var daysSoFar = 0
    var taken = Hard.zero
    while start <= through {
      let (next, label) = start.nextFiscalYear(startingIn: yearStart)
      let days = max(0, Int(min(next, end).days - start.days))
      daysSoFar += days
      let running = Hard(saving.money.times(Int128(daysSoFar), over: Int128(whole)))
      parts.append(Part(fiscalYear: label, days: days, amount: running - taken))
      taken = running
      start = next
    }
    return parts
  }
}

extension CalendarDate {
  /// The same day of the next year; 29 February becomes 1 March.
  var oneYearLater: CalendarDate {
    let parts = components
    return CalendarDate(year: parts.year + 1, month: parts.month, day: parts.day)
      ?? CalendarDate(days: days + 366)
  }

  /// First day of the next fiscal year, and the calendar year in which this one ends.
  func nextFiscalYear(startingIn month: Int) -> (start: CalendarDate, label: Int) {
    let parts = components
    let year = parts.month >= month ? parts.year + 1 : parts.year
    let start = CalendarDate(year: year, month: month, day: 1) ?? CalendarDate(days: days + 366)
    return (start, month == 1 ? year - 1 : year)
  }
}
