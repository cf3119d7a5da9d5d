import Savings

/// All files that a run reads.
package struct RunInput: Sendable {
  package let ledger: Ledger
  package let records: [SupplierRecord]
  package let fx: FXTable
  /// Past negotiations, where the settings name some.
  package let outcomes: OwnOutcomes?
  /// SHA-256 of the supplier master, the exchange rates and the past negotiations, where there are
  /// such files.
  package let fingerprints: [String]

  /// - Throws: ``Refusal`` where a file cannot be read or used.
  package init(_ resolved: ResolvedSettings) throws {
    try resolved.requireSpend()
    let settings = resolved.settings
    let directory = resolved.directory
    ledger = try LedgerReader(settings: settings, directory: directory).read()
    records = try readSuppliers(settings: settings, directory: directory)
    fx = try readFX(settings: settings, directory: directory, asOf: ledger.cube.asOf)
    outcomes = try readOutcomes(settings: settings, directory: directory)
    fingerprints = try [
      settings.suppliers.file, settings.fxFile, settings.calibration.outcomes,
    ].filter { !$0.isEmpty }.map {
      try FileDigest(of: InputDescriptor(path: $0, at: resolved.path($0))).sha256
    }
  }
}
