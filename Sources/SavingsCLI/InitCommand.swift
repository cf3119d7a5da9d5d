import ArgumentParser
import Savings
import SavingsIO

/// `savings init`: looks at spend files and writes the settings that read them.
struct InitCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Looks at spend files and writes a commented savings.yaml that reads them.",
    discussion: """
      Infers encoding, delimiter, header, the meaning of the columns, number and date style and \
      currency, says how sure it is of each and why, and finds files that hold the same rows. What \
      is not certain is marked CONFIRM in the file; check and run refuse what is still marked. A \
      large file is judged by parts of it.
      """)

  @Argument(help: "Spend files, CSV or CSV.gz; * and ? match names.")
  var files: [String]

  @Option(name: .shortAndLong, help: "Settings file to write.")
  var output = "savings.yaml"

  @Option(
    help: ArgumentHelp(
      "What a column means, as in amount=Net; repeatable.", valueName: "field=column"))
  var map: [String] = []

  @Option(help: "Currency of the ledger, an ISO 4217 code.")
  var currency = ""

  @Option(help: "Supplier master CSV to name in the settings.")
  var suppliers = ""

  @Flag(help: "Replace a settings file that exists.")
  var force = false

  @Option(help: "How the summary is written: text or json.")
  var format = Format.text

  @OptionGroup var log: LogOptions

  func validate() throws {
    for text in map where !text.contains("=") {
      throw ValidationError("--map \(text) has no = sign; write --map amount=Net")
    }
    if !currency.isEmpty, !Currency.isoCodes.contains(currency) {
      throw ValidationError("--currency \(currency) is not a code of ISO 4217, such as EUR")
    }
  }

  func run() throws {
    let isTaken = try !force && StreamedFile.exists(output)
    guard !isTaken else {
      throw Refusal(
        .cannotCreate, file: output, "the file exists",
        fix: "Name another --output, or replace it with --force")
    }
    var mapping: [String: String] = [:]
    for text in map {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      mapping[String(parts[0])] = String(parts[1])
    }
    let draft = try InitDraft(
      files, directory: "", mapping: mapping, currency: currency, suppliers: suppliers)
    let place = SettingsPlace(output)
    var file = try StreamedFile(output)
    try file.write(Array(draft.yaml(located: place.named).utf8))
    try file.publish()
    switch format {
    case .json:
      try StandardStream.output.write(JSONText.text(draft.json(output: output)) + "\n")
    case .text:
      guard !log.quiet else { return }
      let summary = PlainText.text(draft.sections, currency: Currency(""))
      try StandardStream.output.write(summary + next(draft))
    }
  }

  private func next(_ draft: InitDraft) -> String {
    let open = draft.open.count
    let check = "savings check\(output == "savings.yaml" ? "" : " -c \(output)")\n"
    guard open > 0 else { return "\(output) is written. Next: \(check)" }
    return "\(output) is written. Confirm what is marked (\(open)), then: \(check)"
  }
}

extension InitCommand: DocumentedCommand {
  static let examples = [
    "savings init ledger-2026-*.csv",
    "savings init export.csv --map amount=\"Net value\" --currency EUR --output savings.yaml",
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .badData, .noInput, .bug, .cannotCreate, .ioError, .badSettings,
  ]
}
