import Glibc
import Savings

/// Reads the spend files of the settings into one cube, with the rows that could not be used.
///
/// The same files and settings give the same ledger, whatever the threads, the chunks or the order
/// of the rows.
package struct LedgerReader {
  private let settings: Settings
  private let directory: String
  private let plan: ChunkPlan
  private let takesFingerprints: Bool

  /// - Parameters:
  ///   - directory: base of the relative paths in the settings.
  ///   - takesFingerprints: false leaves the SHA-256 of each file empty, for measurements only.
  package init(settings: Settings, directory: String, takesFingerprints: Bool = true) {
    let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    self.init(
      settings: settings, directory: directory,
      plan: ChunkPlan(threads: settings.threads > 0 ? settings.threads : cores),
      takesFingerprints: takesFingerprints)
  }

  /// - Parameter plan: how each file is cut for the cores; changes no result.
  package init(
    settings: Settings, directory: String, plan: ChunkPlan, takesFingerprints: Bool = true
  ) {
    self.takesFingerprints = takesFingerprints
    self.settings = settings
    self.directory = directory
    self.plan = plan
  }

  /// Reads all files; throws a ``Refusal`` where the run must stop.
  package func read() throws -> Ledger {
    let matches = try FilePattern.files(settings.spend.files, directory: directory)
    guard !matches.isEmpty else {
      throw Refusal(
        .badSettings, "the settings name no spend file", fix: "List the files in spend.files")
    }
    var total: LedgerTotal?
    defer { total?.free() }
    for match in matches {
      let reading = try SpendFile(
        match: match, settings: settings, plan: plan, takesFingerprint: takesFingerprints
      ).read()
      if total == nil { total = LedgerTotal(settings: settings, threads: plan.threads) }
      try total!.add(reading)
    }
    let sum = total!
    try RejectLimits(settings.limits).check(sum.files, sum.examples)
    return Ledger(
      cube: try CubeAssembly(sum.parts, settings: settings, files: sum.files, threads: plan.threads)
        .cube(),
      files: sum.files, rejects: sum.rejects, rawRejects: sum.rawRejects)
  }
}
