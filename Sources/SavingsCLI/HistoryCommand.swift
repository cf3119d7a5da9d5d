import ArgumentParser
import Savings
import SavingsIO

/// `savings history`: the runs of an output directory, one a line.
struct HistoryCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Lists the runs with their headline figures, and what drifted.",
    discussion: """
      In the order of publication. State is published, incomplete (made without some of its files), \
      pruned (its files went by the rules of retention) or missing. The history is an SQLite file, \
      OUT/history.db unless the settings say otherwise: other programs may read it.
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "How the list is written: text, csv or json.")
  var format = Format.text

  func run() throws {
    let resolved = try common.resolve()
    guard let path = resolved.historyPath else {
      throw Refusal(
        .badSettings, "history.file is none: no history is kept",
        fix: "Set history.file to auto or to a path")
    }
    guard try Presence.of(path) else {
      throw Refusal(
        .noInput, file: path, "there is no history yet", fix: "Publish a run with savings run")
    }
    let listing = try HistoryListing(
      path: path,
      publication: Publication(directory: resolved.path(resolved.settings.output.directory)))
    switch format {
    case .text: try StandardStream.output.write(listing.text)
    case .csv: try StandardStream.output.write(String(decoding: listing.csv, as: UTF8.self))
    case .json: try StandardStream.output.write(JSONText.text(listing.json) + "\n")
    }
  }
}

extension HistoryCommand: DocumentedCommand {
  static let examples = [
    "savings history -c savings.yaml",
    "savings history --format csv",
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .noInput, .bug, .ioError, .noPermission, .badSettings,
  ]
}
