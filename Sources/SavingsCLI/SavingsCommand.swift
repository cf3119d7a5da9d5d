import ArgumentParser
import Savings
import SavingsIO

/// The program: its verbs, and how it ends.
@main
struct SavingsCommand: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "savings",
    abstract: "Negotiates a spend portfolio in simulation and reports what that would save.",
    version: version,
    subcommands: [
      InitCommand.self, CheckCommand.self, RunCommand.self, ExplainCommand.self,
      ReportCommand.self, ROICommand.self, CompareCommand.self, HistoryCommand.self,
      VerifyCommand.self, PruneCommand.self, ActualsCommand.self, DoctorCommand.self,
      InstallScheduleCommand.self, CalibrateCommand.self, GenerateCommand.self, StageCommand.self,
      SQLCommand.self,
      ManualCommand.self,
    ])

  /// Runs the verb that the arguments name; ``ProgramExit`` alone decides the exit status.
  ///
  /// SIGINT and SIGTERM keep their default effect: whatever they interrupt, published reports stay
  /// whole, and the shell sees 130 or 143.
  static func main() async {
    do {
      try requireArguments()
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      ProgramExit(of: error).end()
    }
  }

  /// Swift finds the arguments through `/proc`; without it there are none, and the help text with
  /// status 0 would pass for a night that went well.
  private static func requireArguments() throws(Refusal) {
    guard CommandLine.arguments.isEmpty else { return }
    throw Refusal(
      .ioError, file: "/proc/self", "the program cannot read its own arguments",
      fix: "Mount /proc where the program runs, or run it again")
  }
}

extension SavingsCommand: DocumentedCommand {
  static let examples = [
    "savings generate --output example",
    "savings help generate",
  ]
  static let exits = ExitStatus.allCases
}
