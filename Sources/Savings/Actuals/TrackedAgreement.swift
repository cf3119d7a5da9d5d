/// What became of one agreement, as far as the ledgers show it.
package struct TrackedAgreement: Sendable {
  package let agreement: Agreement
  package let tier: Tier
  package let state: SavingsState
  package let savingClass: SavingClass
  /// First day that is not measured any more.
  package let windowEnd: CalendarDate
  /// The agreed saving of twelve months.
  package let annual: Money
  /// Since the start, within the first twelve months.
  package let bridge: LeakageBridge
  /// The same by calendar month; the sum is ``bridge``.
  package let months: [(month: Int32, bridge: LeakageBridge)]
  /// Paid to the contracted supplier where prices are known, and where they are not.
  package let spend: Money
  package let unmeasuredSpend: Money
  package let unmeasuredRows: Int
  /// Rows whose prices were compared.
  package let measuredRows: Int
  /// Paid to suppliers without an agreement, by supplier, the largest first.
  package let elsewhere: [(supplier: String, paid: Money)]
  /// Saving after the first twelve months, which is not counted; nil before.
  package let later: Money?
  package let terms: RealisedTerms?
  /// Why nothing is measured; "" where something is.
  package let obstacle: String
  /// Whether the ledgers name the supplier at all.
  package let isSupplierKnown: Bool

  package var isMeasurable: Bool { obstacle.isEmpty }
  /// Days measured so far.
  package var days: Int { Int(windowEnd.days - agreement.start.days) }
  /// Share of the measurable agreed saving that invoices show; nil where there is none.
  package var rate: Double? {
    bridge.measurable > .zero ? bridge.realised.share(of: bridge.measurable) : nil
  }
  /// The realised saving as if the rest of the twelve months came to the same.
  package var annualised: Money? {
    guard isMeasurable, days > 0 else { return nil }
    let year = Int128(agreement.anniversary.days - agreement.start.days)
    return bridge.realised.times(year, over: Int128(days))
  }
}

/// Payment terms as agreed and as the invoices show them.
package struct RealisedTerms: Sendable, Equatable {
  package let before: Int
  package let agreed: Int
  /// Days weighed by spend; nil where the ledger has no terms of it.
  package let seen: Double?
  /// One-off cash that the change of terms releases.
  package let cashAgreed: CashOnce
  package let cashRealised: CashOnce?

  /// - Parameters:
  ///   - unitDays: days weighed by whole units of money.
  ///   - units: the weights.
  init(before: Int, agreed: Int, baseline: Money, unitDays: Int64, units: Int64) {
    self.before = before
    self.agreed = agreed
    cashAgreed = PaymentTermsChange(spend: baseline, days: agreed - before, rate: 0.0).cashReleased
    guard units > 0 else {
      seen = nil
      cashRealised = nil
      return
    }
    seen = Double(unitDays) / Double(units)
    // One rounding to a ten-thousandth of a day, which keeps the product within 128 bits.
    let days = Int128(((Double(unitDays) / Double(units) - Double(before)) * 10_000).rounded())
    cashRealised = CashOnce(baseline.times(days, over: 3_650_000))
  }
}
