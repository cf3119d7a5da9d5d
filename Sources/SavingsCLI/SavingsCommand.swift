import ArgumentParser
import Savings
import SavingsIO

@main
struct SavingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "savings")
}
