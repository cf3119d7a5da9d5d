import Savings

/// What is wrong with a history, down to a single bit of its file.
struct HistoryCheck {
  let path: String

  /// The file of the fingerprint, in the form of `sha256sum`.
  static func seal(_ path: String) -> String { path + ".sha256" }

  /// Whether the file has the fingerprint that was written beside it; nil where there is none.
  ///
  /// - Throws: ``HistoryFailure/unavailable(_:)`` where one of the two cannot be read now: that says
  ///   nothing of the bytes.
  func isSealed() throws(HistoryFailure) -> Bool? {
    let seal = HistoryCheck.seal(path)
    guard try HistoryCheck.isThere(seal) else { return nil }
    let line = String(decoding: try HistoryCheck.reading(seal) { try $0.all() }, as: UTF8.self)
    return line.hasPrefix(try fingerprint() + " ")
  }

  /// - Throws: ``HistoryFailure/unavailable(_:)`` where the file cannot be read.
  func fingerprint() throws(HistoryFailure) -> String {
    try HistoryCheck.reading(path) { try FileDigest(of: $0).sha256 }
  }

  /// What SQLite makes of the file; tried twice before it is called broken.
  ///
  /// SQLite says of a page that the disk did not give (`EIO`, its SQLITE_IOERR_CORRUPTFS) what it says of a
  /// page that makes no sense. In between the file is read without it: bytes that cannot be read say
  /// nothing, and what only failed for a moment is given the second time.
  static func confirmed<Value>(
    _ path: String, _ body: () throws -> Value
  ) throws(HistoryFailure) -> Value {
    do {
      return try body()
    } catch {
      let failure = HistoryFailure(error)
      guard case .corrupt = failure else { throw failure }
    }
    _ = try HistoryCheck(path: path).fingerprint()
    do { return try body() } catch { throw HistoryFailure(error) }
  }

  /// - Throws: ``HistoryFailure/unavailable(_:)`` where that cannot be known.
  static func isThere(_ path: String) throws(HistoryFailure) -> Bool {
    do throws(Refusal) {
      return try Presence.of(path)
    } catch {
      throw .unavailable(error.cause)
    }
  }

  private static func reading<Value>(
    _ path: String, _ body: (InputDescriptor) throws -> Value
  ) throws(HistoryFailure) -> Value {
    do {
      return try body(InputDescriptor(path: path, at: path))
    } catch {
      throw .unavailable((error as? Refusal)?.cause ?? "\(error)")
    }
  }

  /// Whether each entry follows from the one before it.
  static func chain(_ entries: [HistoryEntry]) -> [String] {
    var before = ""
    var found: [String] = []
    for (index, entry) in entries.enumerated() {
      let hash = HistoryEntry.link(before, entry.kind, entry.runID, entry.asOf, entry.record)
      if entry.sequence != index + 1 || hash != entry.hash {
        found.append("entry \(entry.sequence) (\(entry.runID)) is not as it was written")
      } else if entry.kind == .run, entry.content?.run.runID != entry.runID {
        found.append("entry \(entry.sequence) (\(entry.runID)) holds no run")
      }
      before = entry.hash
    }
    return found
  }

  /// Everything that the rows tell: SQLite's own checks, the chain, the tiers.
  static func content(_ database: HistoryDatabase) throws -> [String] {
    var found = try database.integrity()
    let entries = try database.entries()
    found += chain(entries)
    let runs = entries.filter { $0.kind == .run }
    for (index, entry) in runs.enumerated() {
      let tiers = try database.tiers(entry.sequence)
      let isKept = runs.count - index <= HistorySchema.runsWithTiers
      let isRight =
        isKept
        ? HistoryRecord.fingerprint(tiers) == entry.content?.run.tiersSHA256 : tiers.isEmpty
      if !isRight { found.append("the tiers of \(entry.runID) are not as they were written") }
    }
    return found
  }
}
