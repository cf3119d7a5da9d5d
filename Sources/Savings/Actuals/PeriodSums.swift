/// What an agreement's purchases came to in one period, 10⁻¹⁵ of the base currency.
struct PeriodSums: Sendable {
  /// Units of the contracted supplier at the old prices, the saving agreed on them, and what was paid.
  var atOldPrices: Int128 = 0
  var saving: Int128 = 0
  var paid: Int128 = 0
  /// Charges without units.
  var surcharges: Int128 = 0
  /// The same of suppliers without an agreement.
  var elsewhereAtOldPrices: Int128 = 0
  var elsewhereSaving: Int128 = 0
  var elsewherePaid: Int128 = 0

  /// Paid above the agreed prices.
  var overpaid: Int128 { paid - atOldPrices + saving }
  var realised: Int128 { atOldPrices - paid - surcharges }

  /// Whether the price that was paid is nearer to the agreed one than to the old one.
  var isCompliant: Bool { 2 * overpaid <= saving }

  static func + (a: PeriodSums, b: PeriodSums) -> PeriodSums {
    var sum = a
    sum.atOldPrices += b.atOldPrices
    sum.saving += b.saving
    sum.paid += b.paid
    sum.surcharges += b.surcharges
    sum.elsewhereAtOldPrices += b.elsewhereAtOldPrices
    sum.elsewhereSaving += b.elsewhereSaving
    sum.elsewherePaid += b.elsewherePaid
    return sum
  }
}

/// When the agreed price was paid, by month of purchases.
///
/// A month is compliant where the price paid is nearer to the agreed one than to the old one. Months
/// before the first compliant one are late (timing); two or more months with purchases behind the last
/// compliant one, up to the end of what is known, have gone back (reversal). What lies between, or is
/// never compliant, is a matter of price. Where the agreement says since when the new price has been
/// in effect, what lies before that day is late, and nothing else.
struct PriceHistory: Sendable {
  private let effective: CalendarDate?
  private let firstCompliant: Int32
  private let lastCompliant: Int32

  init(_ periods: [CalendarDate: PeriodSums], effective: CalendarDate?) {
    self.effective = effective
    var months: [Int32: PeriodSums] = [:]
    for (day, sums) in periods where sums.atOldPrices != 0 {
      months[day.monthIndex] = (months[day.monthIndex] ?? PeriodSums()) + sums
    }
    let bought = months.filter { $0.value.atOldPrices > 0 }
    let compliant = bought.filter { $0.value.isCompliant }.keys
    firstCompliant = compliant.min() ?? .min
    let last = compliant.max() ?? .max
    let behind = bought.keys.count { $0 > last }
    lastCompliant = behind >= PriceHistory.leastMonthsBack ? last : .max
  }

  /// Months with purchases after which a price that is back has gone back.
  static let leastMonthsBack = 2

  /// Why more than the agreed price was paid in a period.
  func cause(_ day: CalendarDate) -> LeakageCause {
    if let effective {
      if day < effective { return .timing }
    } else if day.monthIndex < firstCompliant {
      return .timing
    }
    return day.monthIndex > lastCompliant ? .reversal : .price
  }
}
