import Glibc
import Savings

extension ResolvedSettings {
  /// Where the history of the output directory is; nil where none is wanted.
  package var historyPath: String? {
    switch settings.history.file {
    case "none", "": nil
    case "auto": path(settings.output.directory) + "/history.db"
    case let file: path(file)
    }
  }
}

extension RunHistory {
  /// What earlier runs hand down to a run of these files, read without a lock and without a change.
  package static func past(_ resolved: ResolvedSettings, _ input: RunInput) throws -> PastRuns {
    guard let path = resolved.historyPath, try Presence.of(path),
      let date = input.ledger.cube.asOf
    else { return .none }
    let currency = try input.currency(resolved.settings)
    do throws(HistoryFailure) {
      return try HistoryCheck.confirmed(path) {
        try HistoryDatabase(path: path, isReadOnly: true).past(
          before: date, currency: currency, settings: resolved.settings.drift)
      }
    } catch {
      throw Refusal(
        .ioError, file: path, "earlier runs are not known: \(error.words)",
        fix: "Check it with savings verify; savings run makes it again where it is broken")
    }
  }
}

extension RunInput {
  /// The code of the currency that the reports will be in.
  package func currency(_ settings: Settings) throws(Refusal) -> String {
    try BaseCurrency(cube: ledger.cube, settings: settings, fx: fx).currency.code
  }
}
