import ArgumentParser
import Savings
import SavingsIO

/// `savings stage`: one run in stages that other programs start, on one machine or many.
struct StageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stage",
    abstract: "Does one stage of a run, so that other programs can spread it over machines.",
    discussion: """
      A run in stages publishes the same bytes as savings run: aggregate adds up files or rows, merge \
      adds up what they came to, classify makes the deals, negotiate plays some of them, report \
      publishes. Stages hand parts on: binary, with the version, a hash of the settings, counts and \
      control totals in front and a checksum at the end. A part that is cut, changed, missing, there \
      twice, of another version or of other settings is refused with 65, and nothing is published.
      """,
    subcommands: [
      StageAggregateCommand.self, StageSourcesCommand.self, StageSumsCommand.self,
      StageMergeCommand.self, StageClassifyCommand.self, StageNegotiateCommand.self,
      StageReportCommand.self,
    ])
}

extension StageCommand: DocumentedCommand {
  static let examples = [
    "savings stage aggregate --output jan.part ledger-2026-01.csv",
    "savings stage aggregate --output feb.part ledger-2026-02.csv",
    "savings stage merge --expect 2 --output ledger.part jan.part feb.part",
    "savings stage classify --output deals.part ledger.part",
    "savings stage negotiate --shard 1/2 --output results-1.part deals.part",
    "savings stage negotiate --shard 2/2 --output results-2.part deals.part",
    "savings stage report ledger.part deals.part results-1.part results-2.part",
    "savings help stage aggregate",
  ]
  static let exits: [ExitStatus] = [
    .published, .incomplete, .usage, .badData, .noInput, .bug, .cannotCreate, .ioError, .locked,
    .noPermission, .badSettings,
  ]
}

/// Where a stage puts its part.
struct PartOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "File for the part, private, which appears when it is whole; standard output without it.",
      valueName: "path"))
  var output: String?

  func opened() throws -> PartOutput { try PartOutput(output == "-" ? nil : output) }
}
