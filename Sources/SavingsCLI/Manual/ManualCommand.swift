import ArgumentParser
import Savings
import SavingsIO

/// `savings manual`: the manual page, for whoever installs the program.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Prints the manual page as roff; make install puts it in its place.",
    shouldDisplay: false)

  func run() throws {
    try StandardStream.output.write(ManualPage.text)
  }
}

extension ManualCommand: DocumentedCommand {
  static let examples = ["savings manual"]
  static let exits: [ExitStatus] = [.published, .usage, .bug, .ioError]
}
