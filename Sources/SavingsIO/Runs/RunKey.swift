import Savings

/// What a run is named by: the date it speaks of and a short hash of everything that decides its
/// bytes (inputs, settings, version). The same inputs give the same name and the same reports.
package enum RunKey {
  package static func name(
    settings: Settings, ledger: Ledger, others: [String], version: String
  ) -> String {
    var settings = settings
    settings.spend.files.sort()
    var text = "version \(version)\n" + settings.canonicalText(leavingOut: Settings.withoutEffect)
    for file in ledger.files { text += "\(file.sha256) \(file.bytes)\n" }
    for hash in others { text += "\(hash)\n" }
    let hash = SHA256.hex(Array(text.utf8)).prefix(8)
    return "\(ledger.cube.asOf?.iso ?? "undated")-\(hash)"
  }
}
