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
    try resolved.requireWritablePlaces()
    let output = resolved.settings.output
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
  ///   - night: what is known so far; gets the time of rendering.
  func publish(
    _ run: SavingsRun, key: RunKey, inputs: [PublishedFile], night: inout Night
  ) async throws {
    let version = SavingsCommand.version
    let files = RunFiles(run, version: version, runID: key.name)
    let staged = try StagedRun(key.name, of: publication, holding: lock)
    try await files.write(into: staged)
    night.times.ended("render")
    night.times.sequence = history?.nextSequence
    try staged.write("timings.json", [JSONText.bytes(night.times.json)])
    try staged.write(RunMetrics.name, [night.metrics(night.status).bytes])
    try staged.seal(version: version, key: key.hash, inputs: inputs)
    // Said before it is done: where standard output cannot take the summary, `latest` must not move.
    for warning in files.warnings { log.logger.warning("\(warning)") }
    try say("\(files.summary): \(publication.path)/\(key.name)")
    _ = try staged.publish()
    RunSavepoints.removeAll(holding: lock)
    history?.add(key.name)
    try end(night)
  }

  /// Leaves a run as it is that is published already, and lets `latest` lead to it.
  func keep(_ key: RunKey, night: inout Night) throws {
    RunSavepoints.removeAll(holding: lock)
    try publication.makeLatest(key.name, holding: lock)
    night.published = String(
      decoding: publication.bytes(RunMetrics.name, of: key.name) ?? [], as: UTF8.self)
    refresh(night.metrics(night.status), of: key.name)
    try say("\(key.name): up to date: \(publication.path)/\(key.name)")
    try end(night)
  }

  /// The run itself stays as it is; when it was found good last is news.
  private func refresh(_ metrics: RunMetrics, of runID: String) {
    do throws(Refusal) {
      try publication.replace(RunMetrics.name, of: runID, with: metrics.bytes, holding: lock)
    } catch {
      log.logger.warning("the metrics of the run are as they were: \(error)")
    }
  }

  private func say(_ line: String) throws {
    if !log.quiet { try StandardStream.output.write(line + "\n") }
  }

  /// The run is published; what is left to say decides whether all was well.
  private func end(_ night: Night) throws {
    if let problem = history?.problem { log.logger.warning("\(problem)") }
    if night.status != 0 || history?.problem != nil {
      throw ExitCode(ExitStatus.incomplete.rawValue)
    }
  }
}
