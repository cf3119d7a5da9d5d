/// What resolving suppliers did to a portfolio, and what it left for a person to decide.
package struct SupplierReview: Sendable {
  package let effect: MergeEffect
  /// Look-alikes by spend at stake, at most as many as the settings list.
  package let lookalikes: [Lookalike]
  /// All that were found, and the spend of the suppliers that would move, each counted once.
  package let found: Int
  package let spendAtStake: Money
  /// Window spend of each resolved supplier in scope.
  package let spend: [Int: Money]

  package init(_ portfolio: Portfolio, cube: SpendCube, settings: Settings, threads: Int) async {
    effect = MergeEffect(portfolio, cube: cube, settings: settings)
    var spend: [Int: Money] = [:]
    for supplier in portfolio.suppliers { spend[supplier.index] = supplier.spend }
    self.spend = spend
    guard settings.suppliers.candidates > 0 else {
      (lookalikes, found, spendAtStake) = ([], 0, .zero)
      return
    }
    let pairs = await SupplierLookalikes(
      portfolio.resolution, spend: spend, minimum: settings.suppliers.candidateScore,
      threads: threads
    ).pairs
    found = pairs.count
    lookalikes = Array(pairs.prefix(settings.suppliers.candidates))
    spendAtStake = Set(pairs.map(\.alias)).reduce(.zero) { $0 + max(spend[$1] ?? .zero, .zero) }
  }
}
