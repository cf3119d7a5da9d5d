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
      same inputs and settings give the same bytes. Nothing is sent anywhere.
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Print every setting with where its value comes from, and stop.")
  var printSettings = false

  @Option(
    help: ArgumentHelp(
      "File for Prometheus' text-file collector, such as DIR/savings.prom; written after a failure too.",
      valueName: "path"))
  var metricsFile = ""

  /// What is known of a night however it ends.
  private struct Night {
    var times = StageTimes()
    var resolved: ResolvedSettings?
    var run: SavingsRun?

    /// Replaces the file of metrics. A night is none the worse for it, so that it only warns.
    func report(_ status: Int32, in path: String, _ log: LogOptions) {
      // A second start leaves the word to the run that is at work.
      guard !path.isEmpty, status != ExitStatus.locked.rawValue else { return }
      let isShared = resolved?.settings.output.groupReadable ?? false
      let file = MetricsFile(path, groupReadable: isShared)
      let metrics = RunMetrics(
        version: SavingsCommand.version, resolved: resolved, times: times, run: run,
        status: status, lastSuccess: file.lastSuccess)
      do throws(Refusal) {
        try file.write(metrics)
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
    try WritablePlace.check(resolved.path(settings.output.directory), of: "output.directory")
    if !["auto", "none", ""].contains(settings.cache.directory) {
      try WritablePlace.check(resolved.path(settings.cache.directory), of: "cache.directory")
    }
    let publication = Publication(
      directory: resolved.path(settings.output.directory), settings: settings.output)
    // The lock comes first: a second start ends at once, and an output that cannot be written is
    // known before the work.
    let lock = try publication.lock()
    let input = try common.input(resolved, keeps: true) { night.times.note($0) }
    night.times.ended("read")
    let threads = resolved.threads
    let run = try await SavingsRun(
      ledger: input.ledger, records: input.records, aliases: input.aliases, fx: input.fx,
      outcomes: input.outcomes, settings: settings, threads: threads,
      ended: { night.times.ended($0) })
    night.run = run
    let runID = RunKey.name(
      settings: settings, ledger: input.ledger, others: input.fingerprints,
      version: SavingsCommand.version)
    let files = RunFiles(run, version: SavingsCommand.version, runID: runID)
    let staged = try StagedRun(runID, of: publication, holding: lock)
    try await files.render { name, pieces throws(Refusal) in try staged.write(name, pieces) }
    night.times.ended("render")
    try staged.write("timings.json", [JSONText.bytes(night.times.json)])
    let metrics = RunMetrics(
      version: SavingsCommand.version, resolved: resolved, times: night.times, run: run, status: 0,
      lastSuccess: nil)
    try staged.write("metrics.prom", [metrics.bytes])
    // Said before it is done: where standard output cannot take the summary, `latest` must not move.
    let logger = common.log.logger
    for warning in files.warnings { logger.warning("\(warning)") }
    if !common.log.quiet {
      try StandardStream.output.write("\(files.summary): \(publication.path)/\(runID)\n")
    }
    _ = try staged.publish()
  }
}

extension RunCommand: DocumentedCommand {
  static let examples = [
    "savings run -c savings.yaml",
    "savings run -c savings.yaml --set worlds=1000 --set output.directory=reports",
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .badData, .noInput, .bug, .cannotCreate, .ioError, .locked, .noPermission,
    .badSettings,
  ]
}
