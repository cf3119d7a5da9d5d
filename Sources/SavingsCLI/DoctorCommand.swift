import ArgumentParser
import FoundationEssentials
import Savings
import SavingsIO

/// `savings doctor`: whether tonight's run will find what it needs.
struct DoctorCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract:
      "Looks whether tonight's run will find what it needs, and whether the last one is whole.",
    discussion: """
      Settings, input files, output directory, file system, disk space, a write that is synced and \
      renamed, the lock, the last run, the cache, schedule and clock. Run it as the user and in the \
      directory of the nightly job. Warnings do not change the exit status; problems do.
      """)

  @Option(name: .shortAndLong, help: "Settings file.", completion: .file())
  var config = "savings.yaml"

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A setting that overrides the file, as in output.directory=reports; repeatable.",
      valueName: "key=value"))
  var overrides: [String] = []

  @Option(help: "How the answer is written: text or json.")
  var format = Format.text

  @OptionGroup var log: LogOptions

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let resolved = try ResolvedSettings(
      file: SettingsFile(path: config), environment: environment, flags: overrides)
    let findings = Doctor(resolved, environment: environment).findings
    let problems = findings.count { $0.status == .problem }
    switch format {
    case .text:
      let shown = findings.filter { !log.quiet || $0.status != .ok }
      try StandardStream.output.write(shown.map(\.text).joined())
    case .json:
      try StandardStream.output.write(
        JSONText.text(
          .object([
            ("schema", .integer(1)), ("problems", .integer(problems)),
            ("warnings", .integer(findings.count { $0.status == .warning })),
            ("checks", .array(findings.map(\.json))),
          ])) + "\n")
    }
    if problems > 0 { throw ExitCode(ExitStatus.checksFailed.rawValue) }
  }
}

extension DoctorCommand: DocumentedCommand {
  static let examples = [
    "savings doctor -c savings.yaml",
    "savings doctor --format json --set output.directory=reports",
  ]
  static let exits: [ExitStatus] = [
    .published, .checksFailed, .usage, .noInput, .bug, .ioError, .badSettings,
  ]
}
