/// An agreement of the synthetic year behind the ledger, and what is planted in it.
///
/// Prices, quantities and cuts are whole, so that every leak is a whole number of cents.
struct SyntheticAgreement: Sendable {
  let id: String
  /// Ranks of the contracted supplier, and of the one that sells the item besides.
  let supplier: Int
  let other: Int
  let category: Int
  let item: Int
  let plan: SyntheticCase
  /// Hundredths of the currency.
  let oldPrice: Int64
  let cut: Int64
  /// Units a month; a multiple of 20.
  let units: Int64
  let termsBefore: Int
  let termsAfter: Int

  var newPrice: Int64 { oldPrice - cut }
  var itemName: String { "\(SyntheticCategory.all[category].code)-\(1_000 + item)" }
  var unit: String {
    let units = SyntheticCategory.all[category].units
    return units[item % units.count]
  }

  func units(_ month: SyntheticCase.Month) -> Int64 { units * Int64(month.units) / 100 }
  func above(_ month: SyntheticCase.Month) -> Int64 { cut * Int64(month.above) / 100 }

  var committed: Int64 { units * 12 }

  /// What leaks by plan, hundredths, by ``LeakageCause``.
  var leaks: [Int64] {
    var leaks = [Int64](repeating: 0, count: LeakageCause.allCases.count)
    var bought: Int64 = 0
    for month in plan.months {
      let units = units(month)
      bought += units - month.returns
      if month.isElsewhere {
        leaks[LeakageCause.maverick.rawValue] += units * cut
      } else {
        leaks[month.cause.rawValue] += units * above(month)
      }
      leaks[LeakageCause.reversal.rawValue] += month.charge
    }
    leaks[LeakageCause.volume.rawValue] = (committed - bought) * cut
    return leaks
  }

  var agreed: Int64 { committed * cut }

  /// Old price less what is paid, on the units of the contracted supplier.
  var realised: Int64 {
    plan.months.reduce(0) { sum, month in
      guard !month.isElsewhere else { return sum - month.charge }
      return sum + units(month) * (cut - above(month)) - month.returns * cut - month.charge
    }
  }
}
