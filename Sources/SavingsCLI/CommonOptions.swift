import ArgumentParser
import FoundationEssentials
import Logging
import Savings
import SavingsIO

/// Where the settings come from.
struct SettingsOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "Settings file.")
  var config = "savings.yaml"

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A setting that overrides the file, as in tiers.tail_floor=20000; repeatable.",
      valueName: "key=value"))
  var overrides: [String] = []

  @Option(
    help: ArgumentHelp(
      "Published case whose fit replaces what the file assumes: \(CalibrationPreset.words). The same as --set calibration.preset=CASE.",
      valueName: "case"))
  var preset: CalibrationPreset?

  /// The directory of the settings file, to which the paths in it are relative.
  var configDirectory: String { ResolvedSettings.directory(of: config) }

  /// The settings: flags over environment over preset over file over defaults.
  func resolve() throws -> ResolvedSettings {
    try ResolvedSettings(
      file: SettingsFile(path: config), environment: ProcessInfo.processInfo.environment,
      flags: (preset.map { ["calibration.preset=\($0.rawValue)"] } ?? []) + overrides)
  }
}

/// The options that every verb takes that reads a ledger.
struct CommonOptions: ParsableArguments {
  @OptionGroup var given: SettingsOptions

  @Flag(
    name: .customLong("no-cache"),
    help: "Parses every file, whatever is known from earlier runs, and keeps nothing.")
  var withoutCache = false

  @OptionGroup var log: LogOptions

  var configDirectory: String { given.configDirectory }

  func resolve() throws -> ResolvedSettings { try given.resolve() }

  /// The files of a run, those that are unchanged from the cache.
  ///
  /// - Parameters:
  ///   - keeps: whether what is parsed is kept for the next run.
  ///   - allowsMissing: goes on without spend files that cannot be read.
  ///   - report: gets what was had of the cache.
  func input(
    _ resolved: ResolvedSettings, keeps: Bool, allowsMissing: Bool = false,
    report: (LedgerCache.Report) -> Void = { _ in }
  ) throws -> RunInput {
    let cache =
      withoutCache
      ? nil
      : LedgerCache(
        resolved, environment: ProcessInfo.processInfo.environment,
        version: SavingsCommand.version, isReadOnly: !keeps)
    let input = try RunInput(resolved, cache: cache, allowsMissing: allowsMissing)
    guard let cache else { return input }
    if let problem = cache.report.problem {
      log.logger.warning(
        "the cache is not used: \(problem); set cache.directory to another place, or to none")
    }
    if let notice = cache.report.notice { log.logger.notice("\(notice)") }
    report(cache.report)
    return input
  }

  func past(_ resolved: ResolvedSettings, _ input: RunInput) throws -> PastRuns {
    try log.past(resolved, input)
  }
}

/// The options that every verb takes.
struct LogOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Only errors on standard error, and no summary.")
  var quiet = false

  @Option(help: "How messages are written: text, logfmt or json.")
  var logFormat = LogFormat.text

  var logger: Logger { StandardErrorLog.logger(format: logFormat, quiet: quiet) }

  /// What earlier runs hand down to one of today, for verbs that publish nothing; nothing where there
  /// is no history or it cannot be read.
  func past(_ resolved: ResolvedSettings, _ input: RunInput) throws -> PastRuns {
    do {
      return try RunHistory.past(resolved, input)
    } catch let refusal as Refusal where refusal.status == .ioError {
      logger.warning("\(refusal.description)")
      return .none
    }
  }
}

extension LogFormat: ExpressibleByArgument {}

extension CalibrationPreset: ExpressibleByArgument {
  /// `walmart-pilot, walmart-rollout or unselected-tail`.
  static let words =
    cases.dropLast().map(\.rawValue).joined(separator: ", ") + " or " + (cases.last?.rawValue ?? "")
}
