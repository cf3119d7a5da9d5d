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
    var times = StageTimes()
    let input = try common.input(resolved, keeps: true) { times.note($0) }
    times.ended("read")
    let threads = resolved.threads
    let run = try await SavingsRun(input, settings: settings, threads: threads) {
      times.ended($0)
    }
    let runID = RunKey.name(
      settings: settings, ledger: input.ledger, others: input.fingerprints,
      version: SavingsCommand.version)
    let files = RunFiles(run, version: SavingsCommand.version, runID: runID)
    let staged = try StagedRun(runID, of: publication, holding: lock)
    try await files.render { name, pieces throws(Refusal) in try staged.write(name, pieces) }
    try TieOut(run).check { name throws(Refusal) in try staged.read(name) }
    times.ended("render")
    try staged.write("timings.json", [JSONText.bytes(times.json)])
    try staged.write("metrics.prom", [times.metrics(run, version: SavingsCommand.version)])
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
