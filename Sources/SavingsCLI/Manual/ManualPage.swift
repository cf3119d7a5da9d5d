import ArgumentParser
import FoundationEssentials
import Savings

/// The manual page, made of the same texts as the help.
enum ManualPage {
  /// What the argument parser says of itself.
  private struct Dump: Decodable { let command: Command }

  private struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool?
    let subcommands: [Command]?
    let arguments: [Argument]?
  }

  private struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }
    let kind: String
    let shouldDisplay: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let abstract: String?
  }

  static var text: String {
    guard
      let dump = try? JSONDecoder().decode(Dump.self, from: Data(SavingsCommand._dumpHelp().utf8))
    else { return "" }
    let root = dump.command
    var page = Roff()
    page.macro("TH", "SAVINGS", "1", "", "savings \(SavingsCommand.version)")
    page.section("NAME")
    page.line("savings - \(lower(root.abstract ?? ""))")
    page.section("SYNOPSIS")
    page.bold("savings", then: " VERB [options]")
    page.section("VERBS")
    for verb in root.subcommands ?? [] { describe(verb, [], on: &page) }
    page.section("EXIT STATUS")
    for status in ExitStatus.allCases {
      page.entry("\(status.rawValue)", text: status.meaning)
    }
    page.entry("130, 143", text: "stopped by SIGINT or SIGTERM")
    page.section("ENVIRONMENT")
    page.entry(
      "SAVINGS_KEY",
      text: "A setting, as SAVINGS_TIERS__TAIL_FLOOR for tiers.tail_floor; above the "
        + "settings file and below --set.")
    page.entry(
      "CACHE_DIRECTORY, XDG_CACHE_HOME", text: "Where the cache goes, unless the settings say.")
    page.entry(
      "TMPDIR", text: "Where decoded ledgers are kept while they are read, without a name.")
    page.section("FILES")
    page.entry(
      "savings.yaml", text: "The settings; savings run --print-settings lists all of them.")
    page.entry("OUT/latest", text: "The last published run; it moves when a run is complete.")
    return page.text
  }

  /// A verb and those below it.
  private static func describe(_ verb: Command, _ parents: [String], on page: inout Roff) {
    guard verb.shouldDisplay ?? true, verb.commandName != "help" else { return }
    let words = parents + [verb.commandName]
    page.macro("SS", "savings \(words.joined(separator: " "))")
    page.line(verb.abstract ?? "")
    if let discussion = verb.discussion { page.paragraph(discussion) }
    for argument in verb.arguments ?? [] where argument.shouldDisplay {
      page.entry(heading(argument), text: about(argument))
    }
    if let documented = HelpText.command(words) as? any DocumentedCommand.Type {
      page.paragraph("Examples:")
      page.literal(documented.examples)
    }
    for below in verb.subcommands ?? [] { describe(below, words, on: &page) }
  }

  private static func heading(_ argument: Argument) -> String {
    let names = (argument.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
    let value = "<\(argument.valueName ?? "")>"
    switch argument.kind {
    case "positional": return value
    case "flag": return names.joined(separator: ", ")
    default: return names.joined(separator: ", ") + " " + value
    }
  }

  private static func about(_ argument: Argument) -> String {
    let text = argument.abstract ?? ""
    guard argument.kind == "option", let value = argument.defaultValue, !value.isEmpty else {
      return text
    }
    return "\(text) Default: \(value)."
  }

  private static func lower(_ text: String) -> String {
    let sentence = text.hasSuffix(".") ? String(text.dropLast()) : text
    return sentence.prefix(1).lowercased() + sentence.dropFirst()
  }
}
