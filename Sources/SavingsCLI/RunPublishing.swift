import ArgumentParser
import Logging
import Savings
import SavingsIO

/// Publishes a run, wherever its parts were made: from the lock to `latest` and the history.
struct RunPublishing {
  let resolved: ResolvedSettings
  let publication: Publication
  let lock: RunLock
  let history: RunHistory?
  let log: LogOptions

  /// Takes the lock, which comes first: a second start ends at once, and an output that cannot be
  /// written is known before the work.
  init(_ resolved: ResolvedSettings, _ log: LogOptions) throws {
    self.resolved = resolved
    self.log = log
    let output = resolved.settings.output
    try WritablePlace.check(resolved.path(output.directory), of: "output.directory")
    let publication = Publication(directory: resolved.path(output.directory), settings: output)
    let lock = try publication.lock()
    try publication.requireRoom()
    history = resolved.historyPath.map {
      RunHistory(path: $0, publication: publication, holding: lock)
    }
    self.publication = publication
    self.lock = lock
  }

  /// Makes the folder of the run and moves `latest` to it.
  ///
  /// - Parameters:
  ///   - inputs: the files that were read.
  ///   - times: of the stages so far; gets that of rendering.
  func publish(
    _ run: SavingsRun, key: RunKey, inputs: [PublishedFile], times: inout StageTimes
  ) async throws {
    let version = SavingsCommand.version
    let files = RunFiles(run, version: version, runID: key.name)
    let staged = try StagedRun(key.name, of: publication, holding: lock)
    try await files.render { name, pieces throws(Refusal) in try staged.write(name, pieces) }
    try TieOut(run).check { name throws(Refusal) in try staged.read(name) }
    times.ended("render")
    times.sequence = history?.nextSequence
    try staged.write("timings.json", [JSONText.bytes(times.json)])
    let isIncomplete = !run.ledger.missing.isEmpty
    let metrics = RunMetrics(
      version: version, resolved: resolved, times: times, run: run,
      status: isIncomplete ? ExitStatus.incomplete.rawValue : 0, lastSuccess: nil)
    try staged.write("metrics.prom", [metrics.bytes])
    try staged.seal(version: version, key: key.hash, inputs: inputs)
    // Said before it is done: where standard output cannot take the summary, `latest` must not move.
    for warning in files.warnings { log.logger.warning("\(warning)") }
    try say("\(files.summary): \(publication.path)/\(key.name)")
    _ = try staged.publish()
    history?.add(key.name)
    try end(isIncomplete: isIncomplete)
  }

  /// Leaves a run as it is that is published already, and lets `latest` lead to it.
  func keep(_ key: RunKey, isIncomplete: Bool) throws {
    try publication.makeLatest(key.name, holding: lock)
    try say("\(key.name): up to date: \(publication.path)/\(key.name)")
    try end(isIncomplete: isIncomplete)
  }

  private func say(_ line: String) throws {
    if !log.quiet { try StandardStream.output.write(line + "\n") }
  }

  /// The run is published; what is left to say decides whether all was well.
  private func end(isIncomplete: Bool) throws {
    if let problem = history?.problem { log.logger.warning("\(problem)") }
    if isIncomplete || history?.problem != nil {
      throw ExitCode(ExitStatus.incomplete.rawValue)
    }
  }
}
