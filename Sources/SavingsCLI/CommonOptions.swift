import ArgumentParser
import FoundationEssentials
import Logging
import Savings
import SavingsIO

/// The options that every verb with settings takes.
struct CommonOptions: ParsableArguments {
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

  @OptionGroup var log: LogOptions

  /// The directory of the settings file, to which the paths in it are relative.
  var configDirectory: String { ResolvedSettings.directory(of: config) }

  /// The settings: flags over environment over preset over file over defaults.
  func resolve() throws -> ResolvedSettings {
    try ResolvedSettings(
      file: SettingsFile(path: config), environment: ProcessInfo.processInfo.environment,
      flags: (preset.map { ["calibration.preset=\($0.rawValue)"] } ?? []) + overrides)
  }
}

/// The options that every verb takes.
struct LogOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Only errors on standard error, and no summary.")
  var quiet = false

  @Option(help: "How messages are written: text, logfmt or json.")
  var logFormat = LogFormat.text

  var logger: Logger { StandardErrorLog.logger(format: logFormat, quiet: quiet) }
}

extension LogFormat: ExpressibleByArgument {}

extension CalibrationPreset: ExpressibleByArgument {
  /// `walmart-pilot, walmart-rollout or unselected-tail`.
  static let words =
    cases.dropLast().map(\.rawValue).joined(separator: ", ") + " or " + (cases.last?.rawValue ?? "")
}
