import Savings

/// All files that a run reads.
package struct RunInput: Sendable {
  package let ledger: Ledger
  package let records: [SupplierRecord]
  package let fx: FXTable
  /// SHA-256 of the supplier master and the exchange rates, where there are such files.
  package let fingerprints: [String]

  /// - Throws: ``Refusal`` where a file cannot be read or used.
  package init(_ resolved: ResolvedSettings) throws {
    try resolved.requireSpend()
    let reader = LedgerReader(settings: resolved.settings, directory: resolved.directory)
    ledger = try reader.read()
    records = []
    fx = FXTable(nanosPerUnit: ["USD": 920_000_000, "GBP": 1_170_000_000])
    fingerprints = []
  }
}
