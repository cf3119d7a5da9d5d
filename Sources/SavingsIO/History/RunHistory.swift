import Glibc
import Savings

/// The history of an output directory, for a run that holds its lock.
///
/// It is an index: everything in it can be made again from the folders of the runs, and nothing that
/// happens to it keeps a report from being published.
package final class RunHistory {
  package let path: String
  /// What the reader should know and the run survives; such a run ends with 3.
  package private(set) var problem: String?
  private let publication: Publication
  private var database: HistoryDatabase?

  /// Opens the history, or makes it: what is broken is moved aside and made again from the manifests,
  /// and runs that it misses are added.
  package init(path: String, publication: Publication, holding lock: RunLock) {
    self.path = path
    self.publication = publication
    do {
      try open()
      try replay()
    } catch { give(up: error) }
  }

  /// The number that the next entry will have. While the history cannot be used, the runs themselves say
  /// which is the last; nil where they cannot be read either.
  package var nextSequence: Int? {
    if let database, let entries = try? database.entries() {
      return (entries.last?.sequence ?? 0) + 1
    }
    guard let runs = try? publication.runs() else { return nil }
    let known = runs.map { try? StageTimes.sequence(of: publication.run($0)) }
    return (known.compactMap { $0 }.max() ?? runs.count) + 1
  }

  /// What earlier runs hand down to a run of this date; nothing where the ledger has no date.
  package func past(
    before date: CalendarDate?, currency: String?, settings: DriftSettings
  ) -> PastRuns {
    guard let database, let date else { return .none }
    do {
      return try HistoryCheck.confirmed(path) {
        try database.past(before: date, currency: currency, settings: settings)
      }
    } catch {
      give(up: error)
      return .none
    }
  }

  /// Adds a run that is published.
  package func add(_ runID: String) {
    guard problem == nil || database != nil else { return }
    do {
      guard let row = try Self.row(of: publication.run(runID)) else {
        throw HistoryFailure.unavailable("\(runID) is not as it was written a moment ago")
      }
      let known = try database?.entries().last { $0.kind == .run && $0.runID == runID }
      guard known?.record != row.record else { return }
      try append([row])
    } catch { give(up: error) }
  }

  /// Notes that the files of runs go away; they stay in the history.
  package func prune(_ runIDs: [String]) throws(Refusal) {
    do {
      guard let database else { throw HistoryFailure.unavailable(problem ?? "it is not there") }
      let last = Dictionary(
        try database.entries().map { ($0.runID, $0) }, uniquingKeysWith: { $1 })
      try append(
        runIDs.compactMap { last[$0] }.filter { $0.kind == .run }.map { entry in
          HistoryDatabase.Addition(
            kind: .prune, runID: entry.runID, asOf: entry.asOf,
            record: JSONText.text(.object([("pruned", .string(entry.runID))])))
        })
    } catch {
      throw Refusal(
        .ioError, file: path, "the history cannot be written: \(HistoryFailure(error).words)",
        fix: "Check it with savings verify; savings run makes it again where it is broken")
    }
  }

  /// All rows.
  package func entries() throws(Refusal) -> [HistoryEntry] {
    do {
      guard let database else { throw HistoryFailure.unavailable(problem ?? "it is not there") }
      return try HistoryCheck.confirmed(path) { try database.entries() }
    } catch {
      throw Refusal(
        .ioError, file: path, "the history cannot be read: \(HistoryFailure(error).words)",
        fix: "Check it with savings verify; savings run makes it again where it is broken")
    }
  }

  // MARK: Opening and healing

  private func open() throws {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      guard errno == ENOENT else {
        throw HistoryFailure.unavailable(String(cString: strerror(errno)))
      }
      return try make()
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw HistoryFailure.unavailable("\(path) is not a regular file")
    }
    let seal = try HistoryCheck(path: path).isSealed()
    do {
      guard seal != false else {
        throw HistoryFailure.corrupt("its bytes are not those that were written")
      }
      let (opened, isOld) = try HistoryCheck.confirmed(path) {
        let opened = try HistoryDatabase(path: path)
        let findings =
          seal == true ? HistoryCheck.chain(try opened.entries()) : try HistoryCheck.content(opened)
        if let first = findings.first { throw HistoryFailure.corrupt(first) }
        return (opened, try opened.version() < HistorySchema.steps.count)
      }
      if isOld { try unseal() }
      do {
        try opened.migrate()
      } catch {
        throw HistoryFailure.unavailable("it cannot be migrated: \(HistoryFailure(error).words)")
      }
      database = opened
      if isOld || seal == nil { try self.seal() }
    } catch HistoryFailure.corrupt(let words) {
      let whole = try HistorySalvage(path: path, publication: publication).additions()
      let aside = try moveAside()
      try make(whole)
      problem =
        "the history was broken (\(words)) and is made again; the old one is \(aside)"
    }
  }

  /// A new history, complete before it has its name.
  private func make(_ additions: [HistoryDatabase.Addition] = []) throws {
    let temporary = path + ".new"
    try HistoryDatabase.create(temporary)
    if !additions.isEmpty {
      let made = try HistoryDatabase(path: temporary)
      try made.append(additions)
      try made.close()
    }
    try move(temporary, to: path)
    database = try HistoryDatabase(path: path)
    try seal()
  }

  private func moveAside() throws -> String {
    database = nil
    var number = 1
    while try HistoryCheck.isThere("\(path).corrupt-\(number)") { number += 1 }
    let aside = "\(path).corrupt-\(number)"
    // A journal that stayed would be played into the history that is made in its place.
    for other in ["-journal", HistoryCheck.seal("")] where try HistoryCheck.isThere(path + other) {
      try move(path + other, to: aside + other)
    }
    try move(path, to: aside)
    return aside
  }

  private func move(_ path: String, to other: String) throws(CallFailure) {
    try SystemCalls().run("rename to", other) { Int(rename(path, other)) }
  }

  /// Adds the runs that are published and not in the history, as after a night that was killed
  /// between the two.
  private func replay() throws {
    guard let database else { return }
    let known = Set(try database.entries().filter { $0.kind == .run }.map(\.runID))
    let lost = try publication.runs().filter { !known.contains($0) }.map { publication.run($0) }
      .map { (sequence: try StageTimes.sequence(of: $0) ?? Int.max, run: $0) }
      .sorted { ($0.sequence, $0.run.path) < ($1.sequence, $1.run.path) }
    let rows = try lost.compactMap { try Self.row(of: $0.run) }
    if !rows.isEmpty { try append(rows) }
  }

  /// Adds rows; without its fingerprint the file is known to be in the middle of it.
  private func append(_ rows: [HistoryDatabase.Addition]) throws {
    try unseal()
    try database?.append(rows)
    try seal()
  }

  private func unseal() throws(CallFailure) {
    let seal = HistoryCheck.seal(path)
    do throws(CallFailure) {
      try SystemCalls().run("remove", seal) { Int(unlink(seal)) }
    } catch  where error.code == ENOENT {}
  }

  /// The row of a published run; nil where its files are not what the manifest says.
  ///
  /// - Throws: where they cannot be read, which says nothing of what is in them.
  static func row(of run: PublishedRun) throws(CallFailure) -> HistoryDatabase.Addition? {
    guard let (manifest, sha256) = try run.manifest(),
      let bytes = try run.read(HistoryRecord.name),
      manifest.outputs.contains(where: {
        $0.path == HistoryRecord.name && $0.sha256 == SHA256.hex(bytes)
      }), let record = try? HistoryRecord(bytes), record.run.runID == manifest.runID,
      HistoryRecord.fingerprint(record.tiers) == record.run.tiersSHA256
    else { return nil }
    return HistoryDatabase.Addition(
      kind: .run, runID: record.run.runID, asOf: record.run.asOf,
      record: HistoryEntry.record(record.run, manifest: sha256), tiers: record.tiers)
  }

  /// Writes the fingerprint of the file beside it.
  private func seal() throws {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let parent = ResolvedSettings.directory(of: path)
    let fingerprint = try HistoryCheck(path: path).fingerprint()
    do {
      let directory = try OpenDirectory.open(parent, calls: SystemCalls())
      let seal = name + ".sha256"
      directory.remove(seal + ".new")
      let line = "\(fingerprint)  \(name)\n"
      try directory.create(seal + ".new", [Array(line.utf8)], mode: 0o600)
      try directory.rename(seal + ".new", to: seal)
      try directory.sync()
    } catch let failure { throw HistoryFailure.unavailable("\(failure.refusal.cause)") }
  }

  private func give(up error: any Error) {
    problem = [problem, "the history cannot be used: \(HistoryFailure(error).words)"]
      .compactMap { $0 }.joined(separator: "; ")
    database = nil
  }
}
