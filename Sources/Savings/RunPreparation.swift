/// Everything of a run before the talks: suppliers, tiers, deals and their locked baselines.
package struct RunPreparation: Sendable {
  package var settings: Settings
  package let ledger: Ledger
  package let portfolio: Portfolio
  /// What merging spellings did, and what it left to decide.
  package let review: SupplierReview
  /// What is wrong with the ledger, and the money at stake.
  package let quality: LedgerQuality
  /// What markets did to prices.
  package let index: PriceIndex
  package var deals: [Deal]
  /// The baselines, locked before the simulation.
  package let baselines: BaselineLock
  /// Why spend changed since the period before the window.
  package let bridge: BridgeOutcome
  /// What earlier runs hand down.
  package let past: PastRuns
  /// How far this run's ledger is from theirs.
  package let drift: Drift
}

extension RunPreparation {
  /// - Parameters:
  ///   - ledger: what the spend files came to.
  ///   - records: the suppliers' own data, empty without a file.
  ///   - aliases: which spellings are one supplier, and which are not.
  ///   - fx: rates into the base currency.
  ///   - index: what markets did to prices.
  ///   - past: what earlier runs hand down.
  ///   - settings: all of them, checked.
  ///   - threads: how many work at once; the result does not depend on it.
  ///   - digest: SHA-256 of bytes in hexadecimal digits.
  /// - Throws: where the portfolio cannot be built: a missing rate, nothing in scope; where the ledger
  ///   is too far from earlier ones.
  package init(
    ledger: Ledger, records: [SupplierRecord], aliases: [SupplierAlias] = [], fx: FXTable,
    index: PriceIndex = PriceIndex(), past: PastRuns = .none, settings: Settings, threads: Int,
    digest: @escaping @Sendable ([UInt8]) -> String
  ) async throws(Refusal) {
    let portfolio = try await Portfolio(
      cube: ledger.cube, records: records, aliases: aliases, fx: fx,
      previousTiers: past.tiers, settings: settings, threads: threads)
    let drift = Drift(ledger: ledger, portfolio: portfolio, past: past, settings: settings.drift)
    if let failure = drift.findings.first(where: { $0.level == .failure }) {
      throw failure.refusal
    }
    let bridge = BridgeOutcome(
      cube: ledger.cube, portfolio: portfolio, fx: fx, index: index,
      files: ledger.files)
    let review = await SupplierReview(
      portfolio, cube: ledger.cube, settings: settings, threads: threads)
    let quality = LedgerQuality(
      ledger: ledger, portfolio: portfolio, review: review, settings: settings)
    let deals = await DealPreparation(
      cube: ledger.cube, portfolio: portfolio, settings: settings, index: index
    ).deals(threads: threads)
    guard !deals.isEmpty else {
      throw Refusal(
        .badData, "no supplier has spend in scope",
        fix: "Check scope.window_months, scope.exclude_suppliers and the dates with savings check")
    }
    let baselines = await BaselineLock.locked(
      deals, currency: portfolio.base.currency, threads: threads, digest: digest)
    self.init(
      settings: settings, ledger: ledger, portfolio: portfolio, review: review, quality: quality,
      index: index, deals: deals, baselines: baselines, bridge: bridge, past: past, drift: drift)
  }

  /// What can be known of each deal's zone of possible agreement, in their order.
  func zones(threads: Int) async -> [ZoneOfAgreement] {
    await ParallelMap.values(deals.count, threads: threads) { [deals, settings] in
      ZoneOfAgreement(deals[$0], settings: settings)
    }
  }
}
