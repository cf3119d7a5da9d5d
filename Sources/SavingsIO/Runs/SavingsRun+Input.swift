import Savings

extension SavingsRun {
  /// The run of some files under some settings.
  ///
  /// - Parameters:
  ///   - input: the files, read.
  ///   - past: what earlier runs hand down.
  ///   - settings: of the run.
  ///   - threads: changes no result.
  ///   - savepoints: of a run of the same key that was killed; changes no result.
  ///   - ended: told the name of each stage as it ends.
  package init(
    _ input: RunInput, past: PastRuns = .none, settings: Settings, threads: Int,
    savepoints: (any Savepoints)? = nil, ended: (String) -> Void = { _ in }
  ) async throws(Refusal) {
    try await self.init(
      ledger: input.ledger, records: input.records, aliases: input.aliases, fx: input.fx,
      index: input.index, outcomes: input.outcomes, past: past, settings: settings,
      threads: threads, savepoints: savepoints, digest: SHA256.hex, ended: ended)
  }
}
