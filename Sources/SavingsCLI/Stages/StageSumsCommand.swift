import ArgumentParser
import Savings
import SavingsIO

/// `savings stage sums`: a database's answer as a part.
struct StageSumsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sums",
    abstract: "Turns the answer to the query of savings sql into a part.",
    discussion: """
      The answer is CSV with its header. It is refused where it was cut off, and where the ledger has \
      rows that SQL cannot read as a run does. Pair it with savings stage sources, so that reports name \
      the files.
      """)

  @OptionGroup var given: SettingsOptions
  @OptionGroup var part: PartOptions

  @Option(
    name: .customLong("part"),
    help: ArgumentHelp("Name of the part, which must not come twice.", valueName: "id"))
  var id = "sums"

  @Argument(help: ArgumentHelp("The answer as CSV, or - for standard input.", valueName: "answer"))
  var answer: String

  func run() throws {
    let resolved = try given.resolve()
    try resolved.requireConfirmed()
    let output = try part.opened()
    try SumsStage(
      resolved.settings, answer: AnswerFile.bytes(answer), path: answer,
      version: SavingsCommand.version
    ).part(id).write(to: output)
  }
}

extension StageSumsCommand: DocumentedCommand {
  static let examples = [
    "savings stage sums --output sums.part answer.csv",
    "duckdb -csv lake.db < query.sql | savings stage sums --output sums.part -",
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .badData, .noInput, .bug, .cannotCreate, .ioError, .badSettings,
  ]
}
