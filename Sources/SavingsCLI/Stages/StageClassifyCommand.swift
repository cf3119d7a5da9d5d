import ArgumentParser
import Savings
import SavingsIO

/// `savings stage classify`: from the ledger's part to the deals.
struct StageClassifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Resolves suppliers, places them into tiers and makes the deals.",
    discussion: """
      Reads the files beside the ledger (suppliers, decisions on spellings, category rules, exchange \
      rates, price index, past negotiations) and what earlier runs hand down, as savings run does. The \
      part of the ledger must have been found whole by savings stage merge --expect. Where rows of one \
      file are in another too, or repeated rows are set aside, that file is read again, so that it must \
      be there.
      """)

  @OptionGroup var common: StageSettingsOptions
  @OptionGroup var part: PartOptions

  @Argument(help: ArgumentHelp("Part of the whole ledger.", valueName: "ledger"))
  var ledger: String

  func run() async throws {
    let resolved = try common.given.resolve()
    let output = try part.opened()
    let file = try PartFile(ledger)
    let stage = ClassifyStage(resolved, version: SavingsCommand.version)
    let input = try stage.input(file)
    let past = try common.log.past(resolved, input)
    try await stage.write(input, past: past, origin: file, to: output)
  }
}

/// The options of stages that have settings and warn.
struct StageSettingsOptions: ParsableArguments {
  @OptionGroup var given: SettingsOptions
  @OptionGroup var log: LogOptions
}

extension StageClassifyCommand: DocumentedCommand {
  static let examples = ["savings stage classify -c savings.yaml --output deals.part ledger.part"]
  static let exits: [ExitStatus] = [
    .published, .checksFailed, .usage, .badData, .noInput, .bug, .cannotCreate, .ioError,
    .badSettings,
  ]
}
