import ArgumentParser
import Logging
import Savings
import SavingsIO

/// `savings run`: the nightly job, start to published reports.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Reads the ledger, negotiates every deal in simulation and publishes the reports.",
    discussion: """
      Writes OUT/<run-id>/ with both pages, the CSVs and run.json, complete or not at all, and moves \
      OUT/latest to it last. The same deals are also played under other policies, such as on price \
      alone, without an alternative, with one more supplier or by people (compare.policies). The \
      same inputs and settings give the same bytes, and a second run of them ends at once. What \
      differs much from earlier runs is warned of, or not published (drift.* in the settings). \
      Nothing is sent anywhere.
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Print every setting with where its value comes from, and stop.")
  var printSettings = false

  @Option(
    help: ArgumentHelp(
      "File for Prometheus' text-file collector, such as DIR/savings.prom; written after a failure too.",
      valueName: "path"), completion: .file())
  var metricsFile = ""

  @Flag(help: "Make and publish the run again, although it is published already.")
  var force = false

  @Flag(
    help: "Go on without spend files that cannot be read; the reports say so, and the status is 3.")
  var allowMissing = false

  /// What is known of a night however it ends.
  private struct Night {
    var times = StageTimes()
    var resolved: ResolvedSettings?
    var ledger: Ledger?
    var run: SavingsRun?
    /// Metrics of the run that was found published.
    var published = ""

    func metrics(_ status: Int32, lastSuccess: Int? = nil) -> RunMetrics {
      var metrics = RunMetrics(
        version: SavingsCommand.version, resolved: resolved, times: times, ledger: ledger, run: run,
        status: status, lastSuccess: lastSuccess)
      metrics.complete(from: published)
      return metrics
    }

    /// Replaces the file of metrics. A night is none the worse for it, so that it only warns.
    func report(_ status: Int32, in path: String, _ log: LogOptions) {
      // A second start leaves the word to the run that is at work.
      guard !path.isEmpty, status != ExitStatus.locked.rawValue else { return }
      let isShared = resolved?.settings.output.groupReadable ?? false
      let file = MetricsFile(path, groupReadable: isShared)
      do throws(Refusal) {
        try file.write(metrics(status, lastSuccess: file.lastSuccess))
      } catch {
        log.logger.warning("the metrics are not written: \(error)")
      }
    }
  }

  func run() async throws {
    var night = Night()
    do {
      try await publish(&night)
    } catch {
      if !printSettings { night.report(ProgramExit(of: error).status, in: metricsFile, common.log) }
      throw error
    }
    if !printSettings { night.report(0, in: metricsFile, common.log) }
  }

  private func publish(_ night: inout Night) async throws {
    let resolved = try common.resolve()
    guard !printSettings else {
      try StandardStream.output.write(resolved.listing)
      return
    }
    night.resolved = resolved
    let settings = resolved.settings
    try resolved.requireSpend()
    try resolved.requireWritablePlaces()
    let publication = Publication(
      directory: resolved.path(settings.output.directory), settings: settings.output)
    // The lock comes first: a second start ends at once, and an output that cannot be written is
    // known before the work.
    let lock = try publication.lock()
    try publication.requireRoom()
    let history = resolved.historyPath.map {
      RunHistory(path: $0, publication: publication, holding: lock)
    }
    let input = try common.input(resolved, keeps: true, allowsMissing: allowMissing) {
      night.times.note($0)
    }
    night.times.ended("read")
    night.ledger = input.ledger
    let status = input.ledger.missing.isEmpty ? 0 : ExitStatus.incomplete.rawValue
    let past =
      history?.past(
        before: input.ledger.cube.asOf, currency: try input.currency(settings),
        settings: settings.drift) ?? .none
    let key = RunKey(
      settings: settings, ledger: input.ledger, others: input.fingerprints,
      past: past.fingerprint, version: SavingsCommand.version)
    lock.note(runID: key.name)
    if !force, publication.isPublished(key.name, key: key.hash) {
      RunSavepoints.removeAll(holding: lock)
      try publication.makeLatest(key.name, holding: lock)
      night.published = String(
        decoding: publication.bytes(RunMetrics.name, of: key.name) ?? [], as: UTF8.self)
      refresh(night.metrics(status), of: key.name, in: publication, holding: lock)
      try say("\(key.name): up to date: \(publication.path)/\(key.name)")
      return try end(history, isIncomplete: !input.ledger.missing.isEmpty)
    }
    let savepoints = RunSavepoints(
      key, deals: settings.output.savepointDeals, startsAnew: force,
      version: SavingsCommand.version, holding: lock)
    let run = try await SavingsRun(
      input, past: past, settings: settings, threads: resolved.threads, savepoints: savepoints
    ) { night.times.ended($0) }
    night.run = run
    note(savepoints, of: run, in: &night)
    let files = RunFiles(run, version: SavingsCommand.version, runID: key.name)
    let staged = try StagedRun(key.name, of: publication, holding: lock)
    try await files.render { name, pieces throws(Refusal) in try staged.write(name, pieces) }
    try TieOut(run).check { name throws(Refusal) in try staged.read(name) }
    night.times.ended("render")
    night.times.sequence = history?.nextSequence
    try staged.write("timings.json", [JSONText.bytes(night.times.json)])
    try staged.write(RunMetrics.name, [night.metrics(status).bytes])
    try staged.seal(version: SavingsCommand.version, key: key.hash, inputs: input.files)
    // Said before it is done: where standard output cannot take the summary, `latest` must not move.
    for warning in files.warnings { common.log.logger.warning("\(warning)") }
    try say("\(files.summary): \(publication.path)/\(key.name)")
    _ = try staged.publish()
    RunSavepoints.removeAll(holding: lock)
    history?.add(key.name)
    try end(history, isIncomplete: !input.ledger.missing.isEmpty)
  }

  /// The run itself stays as it is; when it was found good last is news.
  private func refresh(
    _ metrics: RunMetrics, of runID: String, in publication: Publication, holding lock: RunLock
  ) {
    do throws(Refusal) {
      try publication.replace(RunMetrics.name, of: runID, with: metrics.bytes, holding: lock)
    } catch {
      common.log.logger.warning("the metrics of the run are as they were: \(error)")
    }
  }

  private func note(_ savepoints: RunSavepoints?, of run: SavingsRun, in night: inout Night) {
    let resumed = savepoints?.resumed ?? 0
    night.times.note(deals: run.deals.count, resumed: resumed)
    if resumed > 0 {
      common.log.logger.notice(
        "\(resumed) of \(run.deals.count) deals were negotiated by a run that did not end")
    }
    if let problem = savepoints?.problem {
      common.log.logger.warning("a run that goes on from this one would start anew: \(problem)")
    }
  }

  private func say(_ line: String) throws {
    if !common.log.quiet { try StandardStream.output.write(line + "\n") }
  }

  /// The run is published; what is left to say decides whether all was well.
  private func end(_ history: RunHistory?, isIncomplete: Bool) throws {
    if let problem = history?.problem { common.log.logger.warning("\(problem)") }
    if isIncomplete || history?.problem != nil {
      throw ExitCode(ExitStatus.incomplete.rawValue)
    }
  }
}

extension RunCommand: DocumentedCommand {
  static let examples = [
    "savings run -c savings.yaml",
    "savings run -c savings.yaml --set worlds=1000 --set output.directory=reports",
    "savings run -c savings.yaml --allow-missing --quiet",
  ]
  static let exits: [ExitStatus] = [
    .published, .checksFailed, .incomplete, .usage, .badData, .noInput, .bug, .cannotCreate,
    .ioError, .locked, .noPermission, .badSettings,
  ]
}
