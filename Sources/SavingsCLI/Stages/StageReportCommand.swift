import ArgumentParser
import Savings
import SavingsIO

/// `savings stage report`: publishes what the stages came to.
struct StageReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Publishes the run that the stages have made, as savings run would.",
    discussion: """
      Writes OUT/<run-id>/ complete or not at all, moves OUT/latest to it last and adds it to the \
      history. The deals must be those of the ledger's part, and the results those of the deals, of \
      every shard once.
      """)

  @OptionGroup var common: StageSettingsOptions
  @OptionGroup var metrics: MetricsOptions

  @Argument(help: ArgumentHelp("Part of the whole ledger.", valueName: "ledger"))
  var ledger: String

  @Argument(help: ArgumentHelp("Part of classify.", valueName: "deals"))
  var deals: String

  @Argument(help: ArgumentHelp("Parts of negotiate, of every shard.", valueName: "results"))
  var results: [String]

  func run() async throws {
    try await Night.reported(in: metrics.file, common.log) { try await publish(&$0) }
  }

  private func publish(_ night: inout Night) async throws {
    let resolved = try common.given.resolve()
    night.resolved = resolved
    let deals = try DealsPart(deals, version: SavingsCommand.version)
    try deals.require(ledger: PartFile(ledger), resolved.settings)
    let publishing = try RunPublishing(resolved, common.log)
    publishing.lock.note(runID: deals.key.name)
    let run = try await NegotiateStage.run(deals, results: results)
    night.times.ended("read")
    night.run = run
    night.ledger = run.ledger
    try await publishing.publish(run, key: deals.key, inputs: deals.inputs, night: &night)
  }
}

extension StageReportCommand: DocumentedCommand {
  static let examples = [
    "savings stage report -c savings.yaml ledger.part deals.part results-*.part",
    "savings stage report --metrics-file /var/lib/node_exporter/savings.prom ledger.part deals.part results-*.part",
  ]
  static let exits: [ExitStatus] = [
    .published, .incomplete, .usage, .badData, .noInput, .bug, .cannotCreate, .ioError, .locked,
    .noPermission, .badSettings,
  ]
}
