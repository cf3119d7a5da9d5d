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

  @OptionGroup var metrics: MetricsOptions

  @Flag(help: "Make and publish the run again, although it is published already.")
  var force = false

  @Flag(
    help: "Go on without spend files that cannot be read; the reports say so, and the status is 3.")
  var allowMissing = false

  func run() async throws {
    try await Night.reported(in: printSettings ? "" : metrics.file, common.log) {
      try await publish(&$0)
    }
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
    let publishing = try RunPublishing(resolved, common.log)
    let input = try common.input(resolved, keeps: true, allowsMissing: allowMissing) {
      night.times.note($0)
    }
    night.times.ended("read")
    night.ledger = input.ledger
    let past =
      publishing.history?.past(
        before: input.ledger.cube.asOf, currency: try input.currency(settings),
        settings: settings.drift) ?? .none
    let key = RunKey(
      settings: settings, ledger: input.ledger, others: input.fingerprints,
      past: past.fingerprint, version: SavingsCommand.version)
    publishing.lock.note(runID: key.name)
    if !force, publishing.publication.isPublished(key.name, key: key.hash) {
      return try publishing.keep(key, night: &night)
    }
    let savepoints = RunSavepoints(
      key, deals: settings.output.savepointDeals, startsAnew: force,
      version: SavingsCommand.version, holding: publishing.lock)
    let run = try await SavingsRun(
      input, past: past, settings: settings, threads: resolved.threads, savepoints: savepoints
    ) { night.times.ended($0) }
    night.run = run
    note(savepoints, of: run, in: &night)
    try await publishing.publish(run, key: key, inputs: input.files, night: &night)
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
