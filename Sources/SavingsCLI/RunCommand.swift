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

  @Flag(help: "Make and publish the run again, although it is published already.")
  var force = false

  @Flag(
    help: "Go on without spend files that cannot be read; the reports say so, and the status is 3.")
  var allowMissing = false

  func run() async throws {
    let resolved = try common.resolve()
    guard !printSettings else {
      try StandardStream.output.write(resolved.listing)
      return
    }
    let settings = resolved.settings
    try resolved.requireSpend()
    let publication = Publication(
      directory: resolved.path(settings.output.directory), settings: settings.output)
    // The lock comes first: a second start ends at once, and an output that cannot be written is
    // known before the work.
    let lock = try publication.lock()
    try publication.requireRoom()
    let history = resolved.historyPath.map {
      RunHistory(path: $0, publication: publication, holding: lock)
    }
    var times = StageTimes()
    let input = try common.input(resolved, keeps: true, allowsMissing: allowMissing) {
      times.note($0)
    }
    times.ended("read")
    let past =
      history?.past(
        before: input.ledger.cube.asOf, currency: try input.currency(settings),
        settings: settings.drift) ?? .none
    let key = RunKey(
      settings: settings, ledger: input.ledger, others: input.fingerprints,
      past: past.fingerprint, version: SavingsCommand.version)
    lock.note(runID: key.name)
    if !force, publication.isPublished(key.name, key: key.hash) {
      try publication.makeLatest(key.name, holding: lock)
      try say("\(key.name): up to date: \(publication.path)/\(key.name)")
      return try end(history, isIncomplete: !input.ledger.missing.isEmpty)
    }
    let run = try await SavingsRun(
      ledger: input.ledger, records: input.records, aliases: input.aliases, fx: input.fx,
      outcomes: input.outcomes, past: past, settings: settings, threads: resolved.threads,
      ended: { times.ended($0) })
    let files = RunFiles(run, version: SavingsCommand.version, runID: key.name)
    let staged = try StagedRun(key.name, of: publication, holding: lock)
    try await files.render { name, pieces throws(Refusal) in try staged.write(name, pieces) }
    times.ended("render")
    times.sequence = history?.nextSequence
    try staged.write("timings.json", [JSONText.bytes(times.json)])
    try staged.write("metrics.prom", [times.metrics(run, version: SavingsCommand.version)])
    try staged.seal(version: SavingsCommand.version, key: key.hash, inputs: input.files)
    // Said before it is done: where standard output cannot take the summary, `latest` must not move.
    for warning in files.warnings { common.log.logger.warning("\(warning)") }
    try say("\(files.summary): \(publication.path)/\(key.name)")
    _ = try staged.publish()
    history?.add(key.name)
    try end(history, isIncomplete: !input.ledger.missing.isEmpty)
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
