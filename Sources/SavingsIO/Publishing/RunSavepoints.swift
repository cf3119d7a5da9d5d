import Glibc
import Savings

/// What a run keeps of its talks until it is published: `OUT/.unfinished-<run-id>/`, private, a file for
/// each stretch of deals.
///
/// Taken up by the next run of the same key and the same build. A file that is cut, changed or of another
/// run is as good as none: its deals are negotiated again.
package final class RunSavepoints: Savepoints {
  package let stretch: Int
  private let directory: OpenDirectory
  private let folder: String
  /// Program, key and place, with which every file begins.
  private let mark: String
  private let state: Locked<State>

  private struct State {
    var resumed = 0
    var problem: String?
  }

  static let prefix = ".unfinished-"

  /// Also removes what other runs left behind, whose deals are not these.
  ///
  /// - Parameters:
  ///   - deals: a savepoint; 0 keeps and takes nothing.
  ///   - startsAnew: takes nothing of what is kept.
  ///   - lock: of the output directory, held as long as this lives.
  package init?(
    _ key: RunKey, deals: Int, startsAnew: Bool, version: String, holding lock: RunLock
  ) {
    directory = lock.directory
    folder = RunSavepoints.prefix + key.name
    RunSavepoints.remove(
      besides: deals == 0 || startsAnew ? nil : folder, in: lock.directory)
    guard deals > 0 else { return nil }
    stretch = deals
    mark = "\(LedgerCache.program(version: version))\n\(key.hash)\n"
    state = Locked(State())
  }

  /// Removes what unfinished runs have left: their deals are published, or are no more.
  package static func removeAll(holding lock: RunLock) {
    remove(besides: nil, in: lock.directory)
  }

  private static func remove(besides kept: String?, in directory: OpenDirectory) {
    for name in (try? directory.names()) ?? [] where name.hasPrefix(prefix) && name != kept {
      directory.remove(name)
    }
  }

  /// Deals that need not be negotiated again.
  package var resumed: Int { state.withLock { $0.resumed } }

  /// Why finished deals are not kept; nil where they are.
  package var problem: String? { state.withLock { $0.problem } }

  package func kept<Value>(
    _ range: Range<Int>, _ read: ([StoredPart]) throws(StoredFailure) -> Value
  ) -> Value? {
    // What cannot be read is as good as none: its deals are negotiated again.
    guard
      let bytes = try? directory.directory(folder).read(RunSavepoints.name(range)),
      let parts = try? ResultsFile.parts(
        size: bytes.count,
        { offset, count in Array(bytes[min(offset, bytes.count)...].prefix(count)) }),
      parts.first?.kind == .run, parts.first?.bytes == marked(range),
      let value = try? read(Array(parts.dropFirst()))
    else { return nil }
    state.withLock { $0.resumed += range.count }
    return value
  }

  package func keep(_ parts: [StoredPart], of range: Range<Int>) {
    guard problem == nil else { return }
    do throws(CallFailure) {
      let own =
        try directory.isDirectory(folder)
        ? try directory.directory(folder) : try directory.make(folder, mode: 0o700)
      // Under its name a savepoint is whole; one that was there already could not be trusted.
      let name = RunSavepoints.name(range)
      let unfinished = name + ".new"
      if try own.exists(unfinished) { own.remove(unfinished) }
      try own.create(
        unfinished, ResultsFile.pieces([StoredPart(.run, marked(range))] + parts), mode: 0o600)
      try own.rename(unfinished, to: name)
    } catch {
      // A disk that is full of savepoints has no room for the reports.
      directory.remove(folder)
      let cause = "cannot \(error.call) \(error.path): \(error.reason)"
      state.withLock { $0.problem = cause }
    }
  }

  private func marked(_ range: Range<Int>) -> [UInt8] {
    Array("\(mark)\(range.lowerBound) \(range.upperBound)\n".utf8)
  }

  private static func name(_ range: Range<Int>) -> String {
    "talks-\(range.lowerBound)-\(range.upperBound).bin"
  }
}
