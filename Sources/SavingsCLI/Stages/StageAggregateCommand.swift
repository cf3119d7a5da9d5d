import ArgumentParser
import Glibc
import Savings
import SavingsIO

/// `savings stage aggregate`: what files, or rows of a table, add up to.
struct StageAggregateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aggregate",
    abstract: "Adds up spend files into a part, each read as a run would read it.",
    discussion: """
      The part holds sums by supplier, category, item and currency, and of each file its fingerprint, \
      its control totals and the rows that could not be used, with line and column. A file is one task: \
      it is never cut between tasks. With - the bytes of one file come from standard input, and --name \
      says what a run would call it.
      """)

  @OptionGroup var given: SettingsOptions
  @OptionGroup var part: PartOptions

  @Option(
    help: ArgumentHelp(
      "What reports call the file on standard input: its path as in spend.files.",
      valueName: "path"))
  var name: String?

  @Argument(help: ArgumentHelp("Spend files, or - for one on standard input.", valueName: "file"))
  var files: [String]

  func validate() throws {
    guard files == ["-"] || !files.contains("-") else {
      throw ValidationError("- is one file by itself.")
    }
    guard (files == ["-"]) == (name != nil) else {
      throw ValidationError("--name NAME goes with -, and - with --name NAME.")
    }
  }

  func run() throws {
    let resolved = try given.resolve()
    try resolved.requireConfirmed()
    let output = try part.opened()
    let stage = AggregateStage(resolved, version: SavingsCommand.version)
    let made =
      try name.map { try stage.file(named: $0, from: STDIN_FILENO) } ?? stage.files(files)
    try made.write(to: output)
  }
}

extension StageAggregateCommand: DocumentedCommand {
  static let examples = [
    "savings stage aggregate --output parts/2026-01.part ledger-2026-01.csv",
    "gunzip -c ledger.csv.gz | savings stage aggregate --name ledger.csv - > ledger.part",
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .badData, .noInput, .bug, .cannotCreate, .ioError, .badSettings,
  ]
}
