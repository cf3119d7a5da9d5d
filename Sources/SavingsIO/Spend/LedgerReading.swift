import Savings

/// Reads the files of one ledger, those that the cache knows from there.
struct LedgerReading {
  private let matches: [FilePattern.Match]
  private let settings: Settings
  private let plan: ChunkPlan
  private let takesFingerprints: Bool
  private let session: CacheSession?
  private(set) var total: LedgerTotal
  private(set) var repeated: RepeatedLedger
  /// The files' own figures, as far as they are known, and how many have been noted.
  private var figures: [FileFigures?]
  private var noted = 0
  /// What was found out of files that were parsed and are not noted yet.
  private var known: [Int: SpendFile.Known] = [:]
  /// What parts carry of files that other processes have read, by their place in the list.
  private var carried: [CarriedFile] = []

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
    repeated = RepeatedLedger(settings: settings)
    figures = matches.indices.map { session?.entries[$0]?.figures.named(matches[$0].path) }
  }

  /// A ledger that was added up elsewhere.
  ///
  /// - Parameters:
  ///   - part: gives its spend away.
  ///   - content: fingerprint of its sums.
  init(
    _ part: AggregatePart, content: String, settings: Settings, directory: String, plan: ChunkPlan
  ) throws {
    let files = try part.files(content: content)
    self.init(
      matches: files.map {
        FilePattern.Match(
          path: $0.path, location: FilePattern(text: $0.path, directory: directory).location)
      }, settings: settings, plan: plan, takesFingerprints: true, session: nil)
    carried = files.map(\.carried)
    for cube in part.takeCubes() { total.add(union: cube) }
    do {
      for (index, file) in files.enumerated() { try take(file, at: index) }
      try repeated.finish()
    } catch {
      free()
      throw error
    }
  }

  private mutating func take(_ file: StagedFile, at index: Int) throws {
    try total.note(file.figures)
    let encoding = total.encoding(of: file.figures.input)
    if let searched = file.searched {
      repeated.add(source(index), file.known, encoding: encoding, searched: searched)
    } else {
      try repeated.add(source(index), file.known, encoding: encoding, file.marks.map { .here($0) })
    }
  }

  func free() { total.free() }

  /// The ledger, once all files are read: without the rows that the settings set aside, within the
  /// limits, and sorted.
  mutating func ledger() throws -> Ledger {
    try repeated.check()
    if repeated.setsAside { try readWithoutRepeats() }
    var (files, rejects) = (total.files, total.rejects)
    try repeated.complete(&files, &rejects)
    try RejectLimits(settings.limits).check(files, total.examples)
    var cube = try CubeAssembly(
      total.parts, settings: settings, files: files, threads: plan.threads
    ).cube()
    cube.repeats = try repeated.spend(&files, of: cube)
    return Ledger(cube: cube, files: files, rejects: rejects, rawRejects: total.rawRejects)
  }

  mutating func read() throws {
    guard let session else {
      try parse(nil)
      return try repeated.finish()
    }
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
    try repeated.finish(session.compared)
  }

  /// Reads all files again without the rows that the settings leave out.
  mutating func readWithoutRepeats() throws {
    total.free()
    total = LedgerTotal(settings: settings, threads: plan.threads)
    for (index, part) in repeated.parts.enumerated() {
      let outcome = try part.rows.source.read(part.rows.known, without: repeated.asides(index))
      try total.add(outcome.cubes, of: outcome.figures.input)
      try total.note(outcome.figures)
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
    let outcome = try source(index).read()
    session?.keep(outcome, at: index)
    known[index] = outcome.known
    figures[index] = outcome.figures
    try total.add(outcome.cubes, of: outcome.figures.input)
  }

  private func source(_ index: Int) -> SpendFile {
    SpendFile(
      match: matches[index], settings: settings.reading, plan: plan,
      takesFingerprint: takesFingerprints, key: session?.key,
      carried: carried.isEmpty ? nil : carried[index])
  }

  private mutating func note() throws {
    while noted < figures.count, let next = figures[noted] {
      try total.note(next)
      if let known = known.removeValue(forKey: noted) ?? session?.entries[noted]?.known {
        try repeated.add(
          source(noted), known, encoding: total.encoding(of: next.input), marks(noted, known))
      }
      noted += 1
    }
  }

  /// The marks of a file that was parsed, or those that the cache holds; where these cannot be had, the
  /// file is read for them.
  private func marks(_ index: Int, _ known: SpendFile.Known) -> FileMarks? {
    if let marks = known.marks { return .here(marks) }
    guard let session, let entry = session.entries[index], let count = entry.records else {
      return nil
    }
    let source = source(index)
    return .kept(count: count) {
      do throws(CacheFailure) {
        return try entry.marks(in: session.directory)
      } catch {
        session.dropMarks(index, for: error)
        let outcome = try source.read()
        session.keep(outcome, at: index)
        for cube in outcome.cubes { cube.free() }
        return outcome.known.marks ?? RecordMarks()
      }
    }
  }
}
