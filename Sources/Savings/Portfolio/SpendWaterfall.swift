/// Where the money of the ledger goes before a deal is made of it.
package struct SpendWaterfall: Sendable, Equatable {
  package var total = Money.zero
  package var outOfScope = Money.zero
  package var outOfScopeRows = 0
  /// What is out of scope, by reason; the amounts add up to ``outOfScope``.
  package var excluded: [ExcludedSpend.Step] = []
  package var inScope = Money.zero
  /// In scope, but older (or newer) than the trailing window.
  package var outsideWindow = Money.zero
  /// Supplier-category groups whose credits exceed their invoices.
  package var netCredits = Money.zero
  /// What rounding each group once adds to the sum of the window, rounded once: a few minor units in a
  /// ledger with more decimals than its currency has, or with exchange rates.
  package var rounding = Money.zero
  /// In the window, net of credits, groups above zero: what deals are made of.
  package var addressable = Money.zero

  package init() {}

  init(_ spend: GroupedSpend, base: BaseCurrency) {
    total = base.money(spend.total)
    (excluded, inScope) = spend.excluded.steps(total: spend.total, base: base)
    outOfScope = total - inScope
    outOfScopeRows = excluded.reduce(0) { $0 + $1.rows }
    for supplier in spend.found {
      for group in supplier.groups {
        if group.spend.isNegative { netCredits += group.spend } else { addressable += group.spend }
      }
    }
    rounding = addressable + netCredits - base.money(spend.inWindow)
    outsideWindow = inScope - base.money(spend.inWindow)
  }
}
