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
  private let cache: LedgerCache?

  /// - Parameters:
  ///   - directory: base of the relative paths in the settings.
  ///   - takesFingerprints: false leaves the SHA-256 of each file empty, for measurements only.
  ///   - cache: what is known of files from earlier runs; nil parses every file.
  package init(
    settings: Settings, directory: String, takesFingerprints: Bool = true,
    cache: LedgerCache? = nil
  ) {
    self.init(
      settings: settings, directory: directory,
      plan: ChunkPlan(threads: WorkerThreads.count(settings)),
      takesFingerprints: takesFingerprints, cache: cache)
  }

  /// - Parameter plan: how each file is cut for the cores; changes no result.
  package init(
    settings: Settings, directory: String, plan: ChunkPlan, takesFingerprints: Bool = true,
    cache: LedgerCache? = nil
  ) {
    self.takesFingerprints = takesFingerprints
    self.settings = settings
    self.directory = directory
    self.plan = plan
    self.cache = cache
  }

  /// All files, parsed without a cache; to be freed.
  func parsed() throws -> LedgerReading {
    var reading = LedgerReading(
      matches: try FilePattern.files(settings.spend.files, directory: directory),
      settings: settings, plan: plan, takesFingerprints: false, session: nil)
    do {
      try reading.read()
    } catch {
      reading.free()
      throw error
    }
    return reading
  }

  /// Reads all files; throws a ``Refusal`` where the run must stop.
  ///
  /// - Parameter allowsMissing: goes on without files that are not there or may not be read, as long as
  ///   there is one; ``Ledger/missing`` names them.
  package func read(allowsMissing: Bool = false) throws -> Ledger {
    var missing: [String] = []
    let matches =
      allowsMissing
      ? try FilePattern.readable(settings.spend.files, directory: directory, missing: &missing)
      : try FilePattern.files(settings.spend.files, directory: directory)
    guard !matches.isEmpty else {
      throw Refusal(
        .badSettings, "the settings name no spend file", fix: "List the files in spend.files")
    }
    let session = takesFingerprints ? cache?.session(settings, threads: plan.threads) : nil
    session?.find(matches)
    var reading = LedgerReading(
      matches: matches, settings: settings, plan: plan, takesFingerprints: takesFingerprints,
      session: session)
    defer { reading.free() }
    try reading.read()
    session?.finish(reading)
    var ledger = try reading.ledger()
    ledger.missing = missing
    return ledger
  }
}
