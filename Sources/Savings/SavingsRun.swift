/// One run from the ledger to everything a report says: the straight line of the program.
package struct SavingsRun: Sendable {
  package let settings: Settings
  package let ledger: Ledger
  package let portfolio: Portfolio
  /// What merging spellings did, and what it left to decide.
  package let review: SupplierReview
  /// What is wrong with the ledger, and the money at stake.
  package let quality: LedgerQuality
  /// What markets did to prices.
  package let index: PriceIndex
  package let deals: [Deal]
  /// What can be known of each deal's zone of possible agreement before the talks.
  package let zones: [ZoneOfAgreement]
  /// The baselines, locked before the simulation.
  package let baselines: BaselineLock
  /// Why spend changed since the period before the window.
  package let bridge: BridgeOutcome
  package let simulation: SimulationResult
  /// What one more supplier is worth, by deal, the most worth first; see ``SecondQuote``.
  package let secondQuotes: [SecondQuote]
  package let roi: ROIResult
  /// How closely the model reproduces published cases, with this run's seed.
  package let calibration: CalibrationCheck
  /// What earlier runs hand down.
  package let past: PastRuns
  /// How far this run's ledger is from theirs.
  package let drift: Drift

  /// - Parameters:
  ///   - ledger: what the spend files came to.
  ///   - records: the suppliers' own data, empty without a file.
  ///   - aliases: which spellings are one supplier, and which are not.
  ///   - fx: rates into the base currency.
  ///   - index: what markets did to prices.
  ///   - outcomes: own negotiations to compare the model with.
  ///   - past: what earlier runs hand down.
  ///   - settings: all of them, checked.
  ///   - threads: how many work at once; the result does not depend on it.
  ///   - savepoints: of a run of the same key that was killed; changes no result.
  ///   - digest: SHA-256 of bytes in hexadecimal digits.
  ///   - ended: told the name of each stage as it ends, for whoever has a clock.
  /// - Throws: where the portfolio cannot be built: a missing rate, nothing in scope; where the ledger
  ///   is too far from earlier ones.
  package init(
    ledger: Ledger, records: [SupplierRecord], aliases: [SupplierAlias] = [], fx: FXTable,
    index: PriceIndex = PriceIndex(), outcomes: OwnOutcomes? = nil, past: PastRuns = .none,
    settings: Settings, threads: Int, savepoints: (any Savepoints)? = nil,
    digest: @escaping @Sendable ([UInt8]) -> String, ended: (String) -> Void = { _ in }
  ) async throws(Refusal) {
    let prepared = try await RunPreparation(
      ledger: ledger, records: records, aliases: aliases, fx: fx, index: index, past: past,
      settings: settings, threads: threads, digest: digest)
    self.past = past
    self.settings = settings
    self.ledger = ledger
    self.index = index
    portfolio = prepared.portfolio
    drift = prepared.drift
    review = prepared.review
    quality = prepared.quality
    let deals = prepared.deals
    self.deals = deals
    zones = await ParallelMap.values(deals.count, threads: threads) {
      ZoneOfAgreement(deals[$0], settings: settings)
    }
    baselines = prepared.baselines
    bridge = prepared.bridge
    ended("prepare")
    simulation = await PortfolioSimulation(
      deals: deals, settings: settings, threads: threads,
      plan: PortfolioPlan(deals, settings: settings)
    ).run(savepoints: savepoints)
    ended("negotiate")
    secondQuotes = SecondQuote.ranked(
      simulation.deals, settings: settings, base: portfolio.base)
    calibration = try await CalibrationCheck(
      settings: settings, outcomes: outcomes, threads: threads)
    roi = try ROIResult(
      simulation, settings: settings, currency: portfolio.base.currency)
    ended("account")
  }
}
