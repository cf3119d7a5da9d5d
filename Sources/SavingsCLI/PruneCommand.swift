import ArgumentParser
import Savings
import SavingsIO

/// `savings prune`: removes what the rules of retention do not keep.
struct PruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Removes old runs: the newest dates and months stay, and the history of all.",
    discussion: """
      Keeps the last run of each of the newest dates (history.keep_daily) and months \
      (history.keep_monthly), the run that latest leads to, and the last complete one. Dates are \
      those that the runs speak of. What a run came to stays in the history. A folder that is in no \
      history is left alone. Says which runs went.
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Say which runs would go, and change nothing.")
  var dryRun = false

  func run() throws {
    let resolved = try common.resolve()
    let publication = Publication(
      directory: resolved.path(resolved.settings.output.directory),
      settings: resolved.settings.output)
    guard let path = resolved.historyPath else {
      throw Refusal(
        .badSettings, "history.file is none, and prune removes only what the history remembers",
        fix: "Set history.file to auto or to a path")
    }
    let isEmpty = try publication.latestRun() == nil && publication.runs().isEmpty
    guard !isEmpty else { return }
    if dryRun {
      let entries = try HistoryListing.entries(path: path)
      return try say(try retention(entries, publication, resolved.settings).pruned, publication)
    }
    let lock = try publication.lock()
    let history = RunHistory(path: path, publication: publication, holding: lock)
    let pruned = try retention(try history.entries(), publication, resolved.settings).pruned
    guard !pruned.isEmpty else { return }
    // Known to be pruned before they go: a run that is not there and was not pruned is a loss.
    try history.prune(pruned)
    for runID in pruned { try publication.remove(runID, holding: lock) }
    try say(pruned, publication)
  }

  private func retention(
    _ entries: [HistoryEntry], _ publication: Publication, _ settings: Settings
  ) throws(Refusal) -> Retention {
    Retention(
      entries, published: Set(try publication.runs()), latest: try publication.latestRun(),
      settings: settings.history)
  }

  private func say(_ runs: [String], _ publication: Publication) throws {
    guard !common.log.quiet else { return }
    try StandardStream.output.write(runs.map { "\(publication.path)/\($0)\n" }.joined())
  }
}

extension PruneCommand: DocumentedCommand {
  static let examples = [
    "savings prune --dry-run",
    "savings prune -c savings.yaml --set history.keep_daily=14",
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .bug, .cannotCreate, .ioError, .locked, .noPermission, .badSettings,
  ]
}
