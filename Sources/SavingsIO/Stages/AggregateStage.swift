import Glibc
import Savings

/// Adds up files, each as `savings run` would read it.
package struct AggregateStage {
  let resolved: ResolvedSettings
  private let version: String
  private var settings: Settings { resolved.settings }

  package init(_ resolved: ResolvedSettings, version: String) {
    self.resolved = resolved
    self.version = version
  }

  /// SHA-256 of what of the settings decides how rows are read.
  package static func settingsHash(_ settings: Settings) -> String {
    var reading = settings.reading
    reading.limits.overlapRows = settings.limits.overlapRows
    return SHA256.hex(Array("aggregate\n\(reading.canonicalText())".utf8))
  }

  /// The files of some paths, under the names that a run gives them.
  package func files(_ paths: [String]) throws -> AggregatePart {
    try part(try matches(paths)) { $0.path }
  }

  /// Files with the names that a run gives them.
  func matches(_ paths: [String]) throws(Refusal) -> [FilePattern.Match] {
    let known =
      try FilePattern.known(settings.spend.files, directory: resolved.directory) ?? []
    let names = Dictionary(known.map { ($0.canonical, $0.path) }) { first, _ in first }
    return paths.map { path in
      let match = FilePattern.Match(path: path, location: path)
      return FilePattern.Match(path: names[match.canonical] ?? path, location: path)
    }
  }

  /// One file whose bytes come from a descriptor.
  ///
  /// - Parameter name: of the file in the reports: as a run would call it.
  package func file(named name: String, from descriptor: Int32) throws -> AggregatePart {
    let spool = try SpoolFile(reading: descriptor, as: name)
    return try withExtendedLifetime(spool) { try part([spool.match(name)]) { $0.path } }
  }

  /// - Parameters:
  ///   - table: what reports call rows that are of no file.
  ///   - id: what must not come twice.
  func part(
    _ matches: [FilePattern.Match], as table: String? = nil,
    source kind: AggregateEntry.Source = .file, id: (FilePattern.Match) -> String
  ) throws -> AggregatePart {
    try AggregateStage.requireDifferent(matches.map { (id($0), $0.path) })
    var total = LedgerTotal(settings: settings, threads: resolved.threads)
    do {
      let entries = try matches.map { match in
        let source = SpendFile(
          match: match, settings: settings.reading, plan: ChunkPlan(threads: resolved.threads))
        var outcome = try source.read()
        try total.add(outcome.cubes, of: outcome.figures.input)
        if kind == .rows { try AggregateStage.requireNoTotals(outcome, id(match)) }
        if let table { outcome.figures.input.path = table }
        return try AggregateEntry(
          outcome, KeptRecords(outcome, of: source), id: id(match), source: kind)
      }
      let head = PartHead(
        .aggregate, version: version, settings: AggregateStage.settingsHash(settings),
        ids: matches.map(id))
      return AggregatePart(
        head, entries, total.parts, overlapRows: settings.limits.overlapRows)
    } catch {
      total.free()
      throw error
    }
  }

  /// Refuses an id that comes twice.
  ///
  /// - Parameters:
  ///   - ids: each with where it is from.
  ///   - what: would count twice.
  static func requireDifferent(
    _ ids: [(id: String, place: String)], of what: String = "its spend"
  ) throws(Refusal) {
    var seen: [String: String] = [:]
    for (id, place) in ids {
      if let other = seen.updateValue(place, forKey: id) {
        throw Refusal(
          .badData, file: place, "\(id) is in \(other) too",
          fix: "Leave one of the two out: \(what) would count twice")
      }
    }
  }
}

extension SpoolFile {
  /// All that a descriptor gives, in a nameless file.
  convenience init(reading source: Int32, as name: String) throws {
    try self.init(for: name)
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(source, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw Refusal(
          .ioError, file: name,
          "standard input cannot be read: \(String(cString: strerror(errno)))",
          fix: "Look at what sends it")
      }
      if count == 0 { break }
      try append(block[..<count])
    }
    try flush()
  }

  /// The file under a name of the reports.
  func match(_ name: String) -> FilePattern.Match {
    FilePattern.Match(path: name, location: "/proc/self/fd/\(descriptor)")
  }
}
