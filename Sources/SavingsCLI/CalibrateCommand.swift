import ArgumentParser
import FoundationEssentials
import Savings
import SavingsIO

/// `savings calibrate`: fits the model to a published case or to own outcomes.
struct CalibrateCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Fits the model to a published case, or to what your own negotiations came to.",
    discussion: """
      CASE is \(CalibrationPreset.words); without one, the settings' calibration.outcomes are \
      fitted to. Own outcomes are a CSV with a row for each supplier that \
      was approached: agreed (yes, no or "no answer"), baseline (yearly spend), saving (0.03, 3%, or 3 \
      below a header with %) or saving_amount, and optionally days, tier and approached. A tier needs \
      \(OwnOutcomes.leastRows) rows, \(OwnOutcomes.leastAgreements) of them agreed and some not; the \
      fewer the rows, the more of the model's own figure is kept.

      Prints each aim, what the model makes of it, and what the figures cannot tell; writes nothing \
      but --output. Status 3 says that an aim is missed by more than 3 points of the agreement rate, \
      0.3 points of the saving or 1 day.
      """)

  @Argument(help: ArgumentHelp("Published case to fit to.", valueName: "case"))
  var preset: CalibrationPreset?

  @Option(help: "CSV of own past negotiations to fit to.")
  var outcomes: String?

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp(
      "Column of the outcomes that has a field, where its name does not say so; repeatable.",
      valueName: "field=column"))
  var mapping: [String] = []

  @Option(name: .shortAndLong, help: "Settings to start from; the defaults where it is left out.")
  var config: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A setting that overrides the file; repeatable.", valueName: "key=value"))
  var overrides: [String] = []

  @Option(name: .shortAndLong, help: "Settings file to write, for savings run -c.")
  var output: String?

  @Flag(help: "Replace a settings file that exists.")
  var force = false

  @Option(help: "Seed of the fit; that of the settings where it is left out.")
  var seed: UInt64?

  @Option(help: "Worlds that the fit simulates.")
  var worlds = 100

  @Option(help: "How the answer is written: text or json.")
  var format = Format.text

  @OptionGroup var log: LogOptions

  func validate() throws {
    let isOne = (preset == nil) != (outcomes == nil) && preset != CalibrationPreset.none
    // Settings may name own outcomes.
    guard isOne || (preset == nil && outcomes == nil && config != nil) else {
      throw ValidationError("name one case (\(CalibrationPreset.words)), or --outcomes FILE")
    }
    guard outcomes != nil || mapping.isEmpty else {
      throw ValidationError("--map goes with --outcomes")
    }
    for entry in mapping where !entry.dropFirst().contains("=") {
      throw ValidationError("--map takes FIELD=COLUMN, not \"\(entry)\"")
    }
    guard (1...10_000).contains(worlds) else {
      throw ValidationError("--worlds must be from 1 to 10,000")
    }
  }

  func run() async throws {
    let resolved = try ResolvedSettings(
      file: config.map { path throws(Refusal) in try SettingsFile(path: path) },
      environment: ProcessInfo.processInfo.environment, flags: overrides)
    if let output, !force, try StreamedFile.exists(output) {
      throw Refusal(
        .cannotCreate, file: output, "the file exists",
        fix: "Name another --output, or replace it with --force")
    }
    var settings = resolved.settings
    if let seed { settings.seed = seed }
    settings.worlds = worlds
    let threads = WorkerThreads.count(settings)
    let own = ownOutcomes(resolved)
    let problem: CalibrationProblem
    if let own {
      let rows = try OutcomesFile(path: own.path, mapping: own.mapping).outcomes()
      problem = try await OwnOutcomes(name: own.path, rows: rows)
        .problem(settings, threads: threads)
    } else if let preset {
      problem = try preset.problem(settings)
    } else {
      throw Refusal(
        .badSettings, file: config, "calibration.outcomes names no past negotiations",
        fix: "Name them there, or give --outcomes FILE or one of \(CalibrationPreset.words)")
    }
    let fit = await problem.fit(threads: threads)
    if let output {
      let fitted = FittedSettings(
        fit, resolved: resolved, outcomes: own?.path, mapping: own?.mapping ?? [:])
      var file = try StreamedFile(output)
      try file.write(Array(fitted.yaml(at: output).utf8))
      try file.publish()
    }
    switch format {
    case .json: try StandardStream.output.write(JSONText.text(fit.json) + "\n")
    case .text where log.quiet: break
    case .text:
      let next = settings.spend.files.isEmpty ? "name your ledger in its spend.files, then\n  " : ""
      let written =
        output.map { "Written to \($0). Next:\n  \(next)savings run -c \($0)\n" }
        ?? "Nothing is written without --output FILE.\n"
      // No amount of money is among the tables.
      try StandardStream.output.write(
        PlainText.text(fit.sections, currency: Currency("EUR")) + written)
    }
    guard fit.isWithin else { throw ExitCode(ExitStatus.incomplete.rawValue) }
  }

  /// The file of own outcomes to fit to, of the options or else of the settings; nil for a preset.
  private func ownOutcomes(
    _ resolved: ResolvedSettings
  ) -> (path: String, mapping: [String: String])? {
    let known = resolved.settings.calibration
    guard preset == nil else { return nil }
    guard let outcomes else {
      return known.outcomes.isEmpty ? nil : (resolved.path(known.outcomes), known.mapping)
    }
    var columns: [String: String] = [:]
    for entry in mapping {
      let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
      columns[parts[0]] = parts.count == 2 ? parts[1] : ""
    }
    return (outcomes, columns)
  }
}

extension CalibrateCommand: DocumentedCommand {
  static let examples = [
    "savings calibrate walmart-pilot",
    "savings calibrate walmart-rollout -c savings.yaml --output fitted.yaml",
    "savings calibrate --outcomes negotiations.csv -c savings.yaml --output fitted.yaml",
  ]
  static let exits: [ExitStatus] = [
    .published, .incomplete, .usage, .badData, .noInput, .bug, .cannotCreate, .ioError,
    .badSettings,
  ]
}
