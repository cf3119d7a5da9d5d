import Savings

/// All files that a run reads.
package struct RunInput: Sendable {
  package let ledger: Ledger
  package let records: [SupplierRecord]
  package let aliases: [SupplierAlias]
  package let fx: FXTable
  package let index: PriceIndex
  /// Past negotiations, where the settings name some.
  package let outcomes: OwnOutcomes?
  /// SHA-256 of the other files, where there are such: supplier master, decisions on spellings,
  /// category rules, exchange rates, past negotiations.
  package var fingerprints: [String] { others.map(\.sha256) }
  /// Those files with their sizes, in the order of the settings.
  package let others: [PublishedFile]

  /// - Parameters:
  ///   - cache: what earlier runs know of the spend files; nil parses them all.
  ///   - allowsMissing: goes on without spend files that cannot be read.
  /// - Throws: ``Refusal`` where a file cannot be read or used.
  package init(
    _ resolved: ResolvedSettings, cache: LedgerCache? = nil, allowsMissing: Bool = false
  ) throws {
    try self.init(resolved) {
      try LedgerReader(
        settings: resolved.settings, directory: resolved.directory, cache: cache
      ).read(allowsMissing: allowsMissing)
    }
  }

  /// - Parameter ledger: reads the spend; called when the other files are read.
  init(_ resolved: ResolvedSettings, ledger: () throws -> Ledger) throws {
    try resolved.requireSpend()
    let settings = resolved.settings
    let directory = resolved.directory
    // The small files come first: a mistake in one is told before the long work.
    records = try readSuppliers(settings: settings, directory: directory)
    aliases = try readAliases(settings: settings, directory: directory)
    let rules = try readCategoryRules(settings: settings, directory: directory)
    index = try readPriceIndex(settings: settings, directory: directory)
    var ledger = try ledger()
    fx = try readFX(settings: settings, directory: directory, asOf: ledger.cube.asOf)
    outcomes = try readOutcomes(settings: settings, directory: directory)
    ledger.categorise(rules, records: records, aliases: aliases)
    self.ledger = ledger
    others = try PublishedFile.inputs(
      [
        settings.suppliers.file, settings.suppliers.aliases, settings.categories.rules,
        settings.fxFile, settings.indexFile, settings.calibration.outcomes,
      ], of: resolved)
  }

  /// Every file that was read, for the manifest.
  package var files: [PublishedFile] { PublishedFile.inputs(ledger) + others }
}
