/// What happens to a synthetic agreement in the year behind its start: the leak that is planted.
enum SyntheticCase: String, CaseIterable, Sendable {
  case kept, late, elsewhere, less, more, dearer, back, charged, returned, mixed

  /// What is done in one month.
  struct Month: Sendable {
    /// In parts of the monthly quantity, hundredths.
    var units = 100
    /// Added to the agreed price, in parts of the agreed cut, hundredths: 100 is the old price.
    var above = 0
    /// The cause that a higher price has by plan.
    var cause = LeakageCause.price
    var isElsewhere = false
    /// Charge for no units, hundredths of the currency.
    var charge: Int64 = 0
    /// Units that go back at the agreed price.
    var returns: Int64 = 0

    static let usual = Month()
    static let late = Month(above: 100, cause: .timing)
    static let back = Month(above: 100, cause: .reversal)
    static let elsewhere = Month(isElsewhere: true)
    static let dearer = Month(above: 30)
  }

  /// The twelve months.
  var months: [Month] {
    var months = [Month](repeating: .usual, count: 12)
    switch self {
    case .kept: break
    case .late:
      for month in 0..<3 { months[month] = .late }
    case .elsewhere:
      for month in [4, 5, 9] { months[month] = .elsewhere }
    case .less:
      for month in 6..<12 { months[month].units = 50 }
    case .more: months[7].units = 300
    case .dearer:
      for month in [3, 7] { months[month] = .dearer }
      // As dear as before in one month alone, which is no way back.
      months[9] = Month(above: 100)
    case .back:
      for month in 8..<12 { months[month] = .back }
    case .charged: months[10].charge = 12_345
    case .returned: months[6].returns = 5
    case .mixed:
      months[0] = .late
      months[4] = .elsewhere
      months[5] = .dearer
      months[6].units = 50
      months[7].charge = 4_321
      for month in 10..<12 { months[month] = .back }
    }
    return months
  }
}
