/// One saving over three bases, side by side: a rate without its base is no fact.
///
/// Definitions after the metric glossary of the Pactum Suite FAQ (2024-04): a deal is concluded
/// when its result will not change, and agreed when the saving is positive. Of 80 % engaged and
/// 80 % of those agreed at 3 %, the same saving is 3.0 %, 2.4 % and 1.92 %.
package struct SavingsRates: Sendable, Equatable {
  package let hard: Hard
  package let agreedSpend: Money
  package let concludedSpend: Money
  package let approachedSpend: Money

  package init(
    hard: Hard, agreedSpend: Money, concludedSpend: Money, approachedSpend: Money
  ) {
    self.hard = hard
    self.agreedSpend = agreedSpend
    self.concludedSpend = concludedSpend
    self.approachedSpend = approachedSpend
  }

  package init(_ totals: WorldTotals) {
    self.init(
      hard: Hard(totals.hard), agreedSpend: totals.agreed.spend,
      concludedSpend: totals.concluded.spend, approachedSpend: totals.approached.spend)
  }

  package var onAgreed: Double { hard.money.share(of: agreedSpend) }
  package var onConcluded: Double { hard.money.share(of: concludedSpend) }
  package var onApproached: Double { hard.money.share(of: approachedSpend) }
}
