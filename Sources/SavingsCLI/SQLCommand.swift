import ArgumentParser
import Savings
import SavingsIO

/// `savings sql`: the aggregate as a query, for a database that has the rows.
struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Prints the aggregate of a ledger as SQL, for a database that has the rows.",
    discussion: """
      The answer, as CSV with its header, goes through savings stage sums and becomes a part like any \
      other; the reports are those of a run on the files, to the byte. Sums are exact decimals. Rows \
      that SQL cannot read as a run does (no supplier, an amount, date or currency that is not plain) \
      are counted in the answer and refused there, and so are rows that repeat others. The settings must \
      say spend.decimal: point and spend.date_style: iso, and amounts must be one column.
      """)

  @OptionGroup var given: SettingsOptions

  @Option(help: "Whose SQL: spark, duckdb or postgres.")
  var dialect: SQLDialect

  @Option(help: ArgumentHelp("Table, or what may stand behind FROM.", valueName: "table"))
  var table = "ledger"

  @Option(
    help: ArgumentHelp(
      "All columns of the table, with commas between; without it, the header of the first file of spend.files.",
      valueName: "names"))
  var columns: String?

  @Option(
    help: ArgumentHelp(
      "Expression for the file that a row is of, such as filename or input_file_name(); none where all rows are of one.",
      valueName: "sql"))
  var file: String?

  func run() throws {
    let resolved = try given.resolve()
    try resolved.requireConfirmed()
    let names = try columns.map { $0.split(separator: ",").map(String.init) } ?? resolved.header()
    let query = try LedgerQuery(
      dialect, columns: names, table: table, file: file, settings: resolved.settings)
    try StandardStream.output.write(query.text)
  }
}

extension SQLDialect: ExpressibleByArgument {}

extension SQLCommand: DocumentedCommand {
  static let examples = [
    "savings sql --dialect spark --table lake.spend --file 'input_file_name()'",
    "savings sql --dialect duckdb --file filename --table spend",
    "savings sql --dialect postgres --columns supplier,amount,date,category",
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .badData, .noInput, .bug, .ioError, .badSettings,
  ]
}
