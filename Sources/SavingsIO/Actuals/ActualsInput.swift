import Savings

/// All files that `savings actuals` reads.
package struct ActualsInput {
  package let settings: Settings
  package let agreements: [Agreement]
  package let journal: SavingsJournal
  package let ledger: Ledger
  package let records: [SupplierRecord]
  package let aliases: [SupplierAlias]
  package let fx: FXTable
  package let ranges: (runID: String, ranges: [PredictedRange])?
  /// The files besides the ledgers.
  package let others: [PublishedFile]

  /// - Throws: ``Refusal`` where a file cannot be read or used.
  package init(_ resolved: ResolvedSettings) throws {
    try resolved.requireSpend()
    let directory = resolved.directory
    let own = resolved.settings.actuals
    guard !own.agreements.isEmpty else {
      throw Refusal(
        .badSettings, "actuals.agreements names no file",
        fix:
          "Name a CSV of what was agreed, as in --agreements signed.csv; rows of term-sheets.csv with a start will do"
      )
    }
    // The small files come first: a mistake in one is told before the long work.
    agreements = try AgreementsFile(
      path: own.agreements, directory: directory, mapping: own.mapping
    ).agreements()
    journal = try readStates(path: own.states, directory: directory)
    ranges = try own.run.isEmpty ? nil : PredictedRanges.read(own.run, directory: directory)
    var settings = resolved.settings
    settings.spend.files += own.files
    settings.spend.periods = Agreement.periods(of: agreements, asOf: settings.asOf)
    // All of the ledgers counts, not a year of them.
    settings.scope.windowMonths = 0
    records = try readSuppliers(settings: settings, directory: directory)
    aliases = try readAliases(settings: settings, directory: directory)
    let rules = try readCategoryRules(settings: settings, directory: directory)
    var ledger = try LedgerReader(settings: settings, directory: directory).read()
    fx = try readFX(settings: settings, directory: directory, asOf: ledger.cube.asOf)
    ledger.categorise(rules, records: records, aliases: aliases)
    self.ledger = ledger
    others = try PublishedFile.inputs(
      [
        own.agreements, own.states, settings.suppliers.file, settings.suppliers.aliases,
        settings.categories.rules, settings.fxFile,
        own.run.isEmpty ? "" : own.run + "/" + PredictedRanges.file,
      ], of: resolved)
    self.settings = settings
  }

  package func actuals() throws(Refusal) -> SavingsActuals {
    try SavingsActuals(
      agreements: agreements, file: settings.actuals.agreements, journal: journal, ledger: ledger,
      records: records, aliases: aliases, fx: fx, settings: settings, ranges: ranges)
  }

  /// Every file that was read, for the manifest.
  package var files: [PublishedFile] { PublishedFile.inputs(ledger) + others }

  /// The name of the reports: the date they speak of and a hash of all that decides their bytes.
  package func key(version: String) -> RunKey {
    RunKey(
      settings: settings, ledger: ledger,
      others: ["actuals"] + others.map { "\($0.path) \($0.sha256)" }
        + settings.actuals.mapping.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" },
      version: version)
  }
}
