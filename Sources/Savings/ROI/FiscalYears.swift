/// What a programme's new agreements are worth to each fiscal year, each for its first twelve months
/// and no longer.
///
/// A view for budgets: an agreement that runs for years is credited once, so the years together never
/// exceed what was agreed. Fading, renewals and an end of the programme are the cash flow's.
package struct FiscalYears: Sendable, Equatable {
  package struct Year: Sendable, Equatable {
    /// The calendar year in which the fiscal year ends.
    package let label: Int
    /// Annualised saving of the agreements of this year.
    package var agreed = Hard.zero
    /// What of this and earlier years' agreements falls into it.
    package var credited = Hard.zero
  }

  package let years: [Year]
  /// First day of month 1.
  package let start: CalendarDate
  /// Annualised saving of all agreements: what the years' credits sum to.
  package var agreed: Hard { years.map(\.agreed).reduce(.zero, +) }
  package var credited: Hard { years.map(\.credited).reduce(.zero, +) }

  /// - Parameters:
  ///   - agreed: annualised saving of the agreements of each month, from month 0.
  ///   - start: first day of month 1.
  ///   - yearStart: month (1…12) in which fiscal years begin.
  package init(agreed: [Hard], start: CalendarDate, yearStart: Int) {
    self.start = start
    var years: [Int: Year] = [:]
    for (month, saving) in agreed.enumerated().dropFirst() where saving != .zero {
      let day = Self.middle(ofMonth: month, from: start)
      let through = CalendarDate(days: day.oneYearLater.days - 1)
      let own = day.nextFiscalYear(startingIn: yearStart).label
      years[own, default: Year(label: own)].agreed += saving
      for part in FiscalProration.firstTwelveMonths(
        annualised: saving, from: day, through: through, yearStart: yearStart)
      {
        years[part.fiscalYear, default: Year(label: part.fiscalYear)].credited += part.amount
      }
    }
    self.years = years.values.sorted { $0.label < $1.label }
  }

  /// The day on which a month's agreements come into effect on average.
  private static func middle(ofMonth month: Int, from start: CalendarDate) -> CalendarDate {
    let index = Int(start.monthIndex) + month - 1
    return CalendarDate(year: index / 12, month: index % 12 + 1, day: 16)
      ?? CalendarDate(days: start.days + Int32(30 * month - 15))
  }

  /// The years of a result; nil where neither the settings nor the ledger say when it starts.
  package init?(_ result: ROIResult, settings: Settings, asOf: CalendarDate?) {
    let next = asOf.flatMap { day -> CalendarDate? in
      let index = Int(day.monthIndex) + 1
      return CalendarDate(year: index / 12, month: index % 12 + 1, day: 1)
    }
    guard let start = settings.programme.start ?? next else { return nil }
    self.init(
      agreed: result.newlyAgreed.map { Hard($0) }, start: start,
      yearStart: settings.programme.fiscalYearStart)
  }
}
