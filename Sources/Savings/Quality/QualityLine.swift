/// One problem of the ledger: how many rows, how much money, and what to do.
package struct QualityLine: Sendable, Equatable {
  /// What happens to the rows.
  package enum Effect: String, Sendable, CaseIterable {
    case rejected
    case setAside = "set aside"
    case outOfScope = "out of scope"
    /// In the figures, as they are.
    case used
    /// Counted together by a rule.
    case merged
    /// Waits for a person.
    case open
  }

  /// Stable name: lower-case words and hyphens.
  package let id: String
  package let title: String
  package let effect: Effect
  /// Nil where the problem is not one of rows.
  package let rows: Int?
  /// In the base currency; nil where no row has an amount that can be turned into it.
  package let amount: Money?
  /// Of the spend that was read and used, scope left aside; nil without an amount.
  package let share: Double?
  package let advice: String
}

/// The difference that rounding makes, exact, in the base currency.
package struct RoundingDifference: Sendable, Equatable {
  /// The reported total less the exact sum of the used amounts, in 10⁻¹⁵ of the major unit: less than
  /// half a minor unit, and what rows with more than six decimals were rounded by.
  package let total: Int128
  /// The groups of supplier and category, each rounded once, less their sum rounded once.
  package let groups: Money

  /// `-0.0004`: all the decimals that differ from nothing, at least two.
  package var totalText: String {
    var (value, decimals) = (total, 15)
    while decimals > 2, value % 10 == 0 { (value, decimals) = (value / 10, decimals - 1) }
    return Digits.plain(value, decimals: decimals)
  }
}
