/// One run from the ledger to everything a report says: the straight line of the program.
package struct SavingsRun: Sendable {
  /// Everything before the talks.
  package let prepared: RunPreparation
  /// What can be known of each deal's zone of possible agreement before the talks.
  package let zones: [ZoneOfAgreement]
  package let simulation: SimulationResult
  /// What one more supplier is worth, by deal, the most worth first; see ``SecondQuote``.
  package let secondQuotes: [SecondQuote]
  package let roi: ROIResult
  /// How closely the model reproduces published cases, with this run's seed.
  package let calibration: CalibrationCheck

  package var settings: Settings { prepared.settings }
  package var ledger: Ledger { prepared.ledger }
  package var portfolio: Portfolio { prepared.portfolio }
  package var review: SupplierReview { prepared.review }
  package var quality: LedgerQuality { prepared.quality }
  package var index: PriceIndex { prepared.index }
  package var deals: [Deal] { prepared.deals }
  package var baselines: BaselineLock { prepared.baselines }
  package var bridge: BridgeOutcome { prepared.bridge }
  package var past: PastRuns { prepared.past }
  package var drift: Drift { prepared.drift }

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
    let zones = await prepared.zones(threads: threads)
    ended("prepare")
    let simulation = await PortfolioSimulation(
      deals: prepared.deals, settings: settings, threads: threads,
      plan: PortfolioPlan(prepared.deals, settings: settings)
    ).run(savepoints: savepoints)
    ended("negotiate")
    try self.init(
      prepared, zones: zones,
      calibration: try await CalibrationCheck(
        settings: settings, outcomes: outcomes, threads: threads),
      simulation: simulation)
    ended("account")
  }

  /// What follows from a simulation once it is played.
  init(
    _ prepared: RunPreparation, zones: [ZoneOfAgreement], calibration: CalibrationCheck,
    simulation: SimulationResult
  ) throws(Refusal) {
    self.prepared = prepared
    self.zones = zones
    self.calibration = calibration
    self.simulation = simulation
    secondQuotes = SecondQuote.ranked(
      simulation.deals, settings: prepared.settings, base: prepared.portfolio.base)
    roi = try ROIResult(
      simulation, settings: prepared.settings, currency: prepared.portfolio.base.currency)
  }
}
