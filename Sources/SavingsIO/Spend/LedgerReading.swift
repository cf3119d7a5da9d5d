import Savings

/// Reads the files of one ledger, those that the cache knows from there.
struct LedgerReading {
  private let matches: [FilePattern.Match]
  private let settings: Settings
  private let plan: ChunkPlan
  private let takesFingerprints: Bool
  private let session: CacheSession?
  private(set) var total: LedgerTotal
  /// The files' own figures, as far as they are known, and how many have been noted.
  private var figures: [FileFigures?]
  private var noted = 0

  init(
    matches: [FilePattern.Match], settings: Settings, plan: ChunkPlan, takesFingerprints: Bool,
    session: CacheSession?
  ) {
    self.matches = matches
    self.settings = settings
    self.plan = plan
    self.takesFingerprints = takesFingerprints
    self.session = session
    total = LedgerTotal(settings: settings, threads: plan.threads)
    figures = matches.indices.map { session?.entries[$0]?.figures.named(matches[$0].path) }
  }

  mutating func read() throws {
    guard let session else { return try parse(nil) }
    let union = try beside(session)
    do throws(CacheFailure) {
      if let cube = try union?.get() { total.add(union: cube) }
    } catch {
      session.dropUnion(for: error)
    }
    let loose = session.loose
    let directory = session.directory
    let entries = loose.compactMap { session.entries[$0] }
    let missing = try total.add(entries) { entry in
      Result { () throws(CacheFailure) in try entry.spend(in: directory) }
    }
    for (place, failure) in missing {
      session.dropFile(loose[place], for: failure)
      try parse(loose[place], session)
    }
  }

  /// Parses what the cache does not know while the union of what it knows is loaded.
  private mutating func beside(
    _ session: CacheSession
  ) throws -> Result<PartialCube, CacheFailure>? {
    guard let entry = session.union else {
      try parse(session)
      return nil
    }
    nonisolated(unsafe) var union: Result<PartialCube, CacheFailure>?
    let directory = session.directory
    do {
      try WorkerThreads.run([
        { union = Result { () throws(CacheFailure) in try entry.spend(in: directory) } }
      ]) { try parse(session) }
    } catch {
      (try? union?.get())?.free()
      throw error
    }
    return union
  }

  /// Parses the files whose figures are not known, and notes the figures of all, in their order.
  private mutating func parse(_ session: CacheSession?) throws {
    for index in matches.indices where figures[index] == nil {
      try note()
      try parse(index, session)
    }
    try note()
  }

  private mutating func parse(_ index: Int, _ session: CacheSession?) throws {
    let outcome = try SpendFile(
      match: matches[index], settings: settings.reading, plan: plan,
      takesFingerprint: takesFingerprints, key: session?.key
    ).read()
    session?.keep(outcome)
    figures[index] = outcome.figures
    try total.add(outcome.cubes, of: outcome.figures.input)
  }

  private mutating func note() throws {
    while noted < figures.count, let next = figures[noted] {
      try total.note(next)
      noted += 1
    }
  }
}
