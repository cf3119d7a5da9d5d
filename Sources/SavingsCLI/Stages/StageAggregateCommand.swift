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
      says what a run would call it. With --rows they are rows of a table, which a platform has rendered \
      as CSV with a header in UTF-8, dates as yyyy-mm-dd and a decimal point: rows that cannot be used \
      then name --part and their number in it.
      """)

  @OptionGroup var given: SettingsOptions
  @OptionGroup var part: PartOptions

  @Option(
    help: ArgumentHelp(
      "What reports call the file on standard input: its path as in spend.files.",
      valueName: "path"))
  var name: String?

  @Flag(help: "Standard input holds rows of a table, not a file.")
  var rows = false

  @Option(
    name: .customLong("part"),
    help: ArgumentHelp("Name of the rows' part, which must not come twice.", valueName: "id"))
  var id: String?

  @Option(help: ArgumentHelp("What reports call the table.", valueName: "name"))
  var table = "table"

  @Argument(help: ArgumentHelp("Spend files, or - for one on standard input.", valueName: "file"))
  var files: [String]

  func validate() throws {
    guard files == ["-"] || !files.contains("-") else {
      throw ValidationError("- is one file by itself.")
    }
    guard rows == (id != nil), !rows || files == ["-"] && name == nil else {
      throw ValidationError("--rows goes with --part ID and -, and --part with --rows.")
    }
    guard rows || (files == ["-"]) == (name != nil) else {
      throw ValidationError("--name NAME goes with -, and - with --name NAME or --rows.")
    }
  }

  func run() throws {
    let resolved = try given.resolve()
    try resolved.requireConfirmed()
    let output = try part.opened()
    let stage = AggregateStage(resolved, version: SavingsCommand.version)
    let made =
      try id.map { try stage.rows(part: $0, table: table, from: STDIN_FILENO) }
      ?? name.map { try stage.file(named: $0, from: STDIN_FILENO) } ?? stage.files(files)
    try made.write(to: output)
  }
}

extension StageAggregateCommand: DocumentedCommand {
  static let examples = [
    "savings stage aggregate --output parts/2026-01.part ledger-2026-01.csv",
    "gunzip -c ledger.csv.gz | savings stage aggregate --name ledger.csv - > ledger.part",
    "savings stage aggregate --rows --part 17 --table lake.spend --output 17.part - < rows.csv",
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .badData, .noInput, .bug, .cannotCreate, .ioError, .badSettings,
  ]
}
