import ArgumentParser
import Savings
import SavingsIO

/// `savings generate`: a synthetic portfolio with the true answers beside it.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Writes a synthetic portfolio of any size, with the true answers beside it.",
    discussion: """
      Writes spend.csv, suppliers.csv, fx.csv, price-index.csv and savings.yaml to try the program with, and \
      truth.json to check a reader of them against; and, for the year behind it, agreements.csv, \
      later.csv and states.csv for savings actuals, whose leaks actuals-truth.json knows to the \
      cent. The same options give the same bytes on every \
      machine. Names and figures are invented.
      """)

  @Option(help: "Records of the ledger.")
  var rows = 6_000

  @Option(help: "Suppliers.")
  var suppliers = 320

  @Option(help: "Seed: another one gives another portfolio.")
  var seed: UInt64 = 1

  @Option(help: "Months that the ledger spans.")
  var months = 24

  @Option(help: "Last day of the ledger, yyyy-mm-dd.")
  var endDate = "2026-10-31"

  @Option(name: .shortAndLong, help: "Directory for the files; made where there is none.")
  var output: String

  @Flag(help: "Replace files that exist.")
  var force = false

  @OptionGroup var log: LogOptions

  func validate() throws {
    guard (1...10_000_000_000).contains(rows) else {
      throw ValidationError("--rows must be from 1 to 10,000,000,000")
    }
    guard (1...10_000_000).contains(suppliers) else {
      throw ValidationError("--suppliers must be from 1 to 10,000,000")
    }
    guard (1...600).contains(months) else {
      throw ValidationError("--months must be from 1 to 600")
    }
    guard let end = CalendarDate(iso: endDate), end.components.year >= 1_970 else {
      throw ValidationError("--end-date must be a date from 1970 on, such as 2026-10-31")
    }
  }

  func run() throws {
    guard let end = CalendarDate(iso: endDate) else { return }
    try StreamedFile.makeDirectory(output)
    try refuseToReplace()
    let portfolio = SyntheticPortfolio(
      .init(rows: rows, suppliers: suppliers, seed: seed, months: months, end: end))
    try write("suppliers.csv") { file throws(Refusal) in
      try portfolio.master { piece throws(Refusal) in try file.write(piece) }
    }
    try write("fx.csv") { file throws(Refusal) in
      try file.write(Array(portfolio.fxCSV.utf8))
    }
    try write("price-index.csv") { file throws(Refusal) in
      try file.write(Array(portfolio.priceIndexCSV.utf8))
    }
    try write("savings.yaml") { file throws(Refusal) in
      try file.write(Array(portfolio.settingsYAML.utf8))
    }
    let truth = try write("spend.csv") { file throws(Refusal) in
      try portfolio.ledger { piece throws(Refusal) in try file.write(piece) }
    }
    try write("truth.json") { file throws(Refusal) in
      try truth.json(of: portfolio) { piece throws(Refusal) in try file.write(piece) }
    }
    let later = SyntheticLater(portfolio)
    for (name, text) in [
      ("agreements.csv", later.agreementsCSV), ("later.csv", later.ledgerCSV),
      ("states.csv", later.statesCSV), ("actuals-truth.json", later.truthJSON),
    ] {
      try write(name) { file throws(Refusal) in try file.write(Array(text.utf8)) }
    }
    guard !log.quiet else { return }
    try StandardStream.output.write(
      "\(truth.records) rows of \(truth.suppliers) suppliers in \(output). Next:\n"
        + "  savings check -c \(output)/savings.yaml\n")
  }

  static let files = [
    "suppliers.csv", "fx.csv", "price-index.csv", "savings.yaml", "spend.csv", "truth.json",
    "agreements.csv",
    "later.csv", "states.csv", "actuals-truth.json",
  ]

  private func write<Result>(
    _ name: String, _ body: (borrowing StreamedFile) throws(Refusal) -> Result
  ) throws(Refusal) -> Result {
    var file = try StreamedFile("\(output)/\(name)")
    let result = try body(file)
    try file.publish()
    return result
  }

  /// A settings file that somebody has edited must not be lost to a second try.
  private func refuseToReplace() throws(Refusal) {
    guard !force else { return }
    for name in GenerateCommand.files {
      guard try StreamedFile.exists("\(output)/\(name)") else { continue }
      throw Refusal(
        .cannotCreate, file: "\(output)/\(name)", "the file exists",
        fix: "Name another --output, or replace it with --force")
    }
  }
}

extension GenerateCommand: DocumentedCommand {
  static let examples = [
    "savings generate --output example",
    "savings generate --rows 5000000 --suppliers 50000 --seed 7 --output large",
  ]
  static let exits: [ExitStatus] = [.published, .usage, .bug, .cannotCreate, .ioError]
}
