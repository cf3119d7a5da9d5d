import ArgumentParser
import Savings
import SavingsIO

/// `savings stage sources`: what reports say of files whose rows are added up elsewhere.
struct StageSourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "Describes spend files: name, size, SHA-256, encoding, header and count of records.",
    discussion: """
      Needed where a database or a platform adds up the rows: savings stage merge puts the description \
      beside the sums, so that reports name the files and their fingerprints, and classify refuses sums \
      of more or fewer rows than a file has. savings stage aggregate on the files themselves needs \
      none; where there is one it must fit.
      """)

  @OptionGroup var given: SettingsOptions
  @OptionGroup var part: PartOptions

  @Argument(help: ArgumentHelp("Spend files.", valueName: "file"))
  var files: [String]

  func run() throws {
    let resolved = try given.resolve()
    try resolved.requireConfirmed()
    let output = try part.opened()
    try SourcesStage(resolved, version: SavingsCommand.version).part(files).write(to: output)
  }
}

extension StageSourcesCommand: DocumentedCommand {
  static let examples = ["savings stage sources --output sources.part ledger-*.csv"]
  static let exits: [ExitStatus] = [
    .published, .usage, .badData, .noInput, .bug, .cannotCreate, .ioError, .badSettings,
  ]
}
