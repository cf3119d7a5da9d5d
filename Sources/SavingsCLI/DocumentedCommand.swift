import ArgumentParser
import Savings

/// A verb whose help ends with examples and exit statuses.
protocol DocumentedCommand: ParsableCommand {
  /// Whole command lines.
  static var examples: [String] { get }
  /// The statuses that the verb can end with, ``ExitStatus/bug`` included.
  static var exits: [ExitStatus] { get }
}

extension DocumentedCommand {
  /// The sections that a help text ends with.
  static var epilogue: String {
    var lines = ["EXAMPLES:"] + examples.map { "  \($0)" } + ["", "EXIT STATUS:"]
    lines += exits.map { status in "  \(pad("\(status.rawValue)"))\(status.meaning)" }
    lines.append("  \(pad("130, 143"))stopped by SIGINT or SIGTERM")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func pad(_ text: String) -> String {
    text + String(repeating: " ", count: max(1, 24 - text.count))
  }
}

/// Help texts with their epilogues, which the argument parser has no place for.
enum HelpText {
  /// The text with the epilogue of the verb that its usage line names; other texts as they are.
  static func completed(_ text: String) -> String {
    guard let usage = text.split(separator: "\n").first(where: { $0.hasPrefix("USAGE: ") }) else {
      return text
    }
    let words = usage.split(separator: " ").dropFirst(2).map(String.init)
    let command = command(words) as? any DocumentedCommand.Type
    guard let command else { return text }
    return text + (text.hasSuffix("\n") ? "\n" : "\n\n") + command.epilogue
  }

  /// The verb that words lead to, as far as they are verbs: the program itself where none is.
  static func command(_ words: [String]) -> any ParsableCommand.Type {
    var verb: any ParsableCommand.Type = SavingsCommand.self
    for word in words {
      let verbs = verb.configuration.subcommands
      guard let next = verbs.first(where: { $0._commandName == word }) else { break }
      verb = next
    }
    return verb
  }
}
