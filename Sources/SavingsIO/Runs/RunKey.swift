import Savings

/// What a run is named by: the date it speaks of and a short hash of everything that decides its
/// bytes (inputs, settings, version, what earlier runs hand down). The same inputs give the same
/// name and the same reports.
package struct RunKey: Sendable, Equatable {
  /// `2026-10-31-1a2b3c4d`: the folder of the run.
  package let name: String
  /// The whole hash, of which the name has the first digits.
  package let hash: String

  /// - Parameters:
  ///   - others: fingerprints of the files beside the ledger.
  ///   - past: ``PastRuns/fingerprint`` of what earlier runs hand down; "" where there is nothing.
  package init(
    settings: Settings, ledger: Ledger, others: [String], past: String = "", version: String
  ) {
    var text = "version \(version)\n" + RunKey.text(settings)
    for file in ledger.files { text += "\(file.sha256) \(file.bytes)\n" }
    for hash in others { text += "\(hash)\n" }
    for path in ledger.missing { text += "missing \(path)\n" }
    if !past.isEmpty { text += "past \(past)\n" }
    hash = SHA256.hex(Array(text.utf8))
    name = "\(ledger.cube.asOf?.iso ?? "undated")-\(hash.prefix(8))"
  }

  /// The key of a run that was prepared elsewhere.
  init(name: String, hash: String) {
    self.name = name
    self.hash = hash
  }

  /// The settings that decide the bytes of a run, files in one order.
  static func text(_ settings: Settings) -> String {
    var settings = settings
    settings.spend.files.sort()
    return settings.canonicalText(leavingOut: Settings.withoutEffect)
  }

  package static func name(
    settings: Settings, ledger: Ledger, others: [String], version: String
  ) -> String {
    RunKey(settings: settings, ledger: ledger, others: others, version: version).name
  }
}
