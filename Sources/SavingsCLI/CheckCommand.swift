import ArgumentParser
import Savings
import SavingsIO

/// `savings check`: what a run would read, and what it would make of it.
struct CheckCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Says what would be read, rejected and out of scope, and what is worth; changes nothing.",
    discussion: """
      Checks the settings, reads every file, resolves suppliers and places them into tiers, without \
      any simulation.
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "How the answer is written: text or json.")
  var format = Format.text

  func run() async throws {
    let resolved = try common.resolve()
    let settings = resolved.settings
    let input = try common.input(resolved, keeps: false)
    let past = try common.past(resolved, input)
    let portfolio = try await Portfolio(
      cube: input.ledger.cube, records: input.records, aliases: input.aliases, fx: input.fx,
      previousTiers: past.tiers, settings: settings, threads: resolved.threads)
    let review = await SupplierReview(
      portfolio, cube: input.ledger.cube, settings: settings, threads: resolved.threads)
    let document = RunDocument(
      settings: settings, ledger: input.ledger, portfolio: portfolio, review: review,
      quality: LedgerQuality(
        ledger: input.ledger, portfolio: portfolio, review: review, settings: settings),
      past: past)
    switch format {
    case .json:
      let runID = RunKey(
        settings: settings, ledger: input.ledger, others: input.fingerprints,
        past: past.fingerprint, version: SavingsCommand.version
      ).name
      try StandardStream.output.write(
        JSONText.text(
          document.json(version: SavingsCommand.version, runID: runID, headline: nil)) + "\n")
    case .text:
      let sections = CheckSummary(document: document).sections
      try StandardStream.output.write(
        PlainText.text(sections, currency: portfolio.base.currency))
    }
  }
}

extension CheckCommand: DocumentedCommand {
  static let examples = [
    "savings check -c savings.yaml",
    "savings check -c savings.yaml --format json --set spend.mapping.amount=Net",
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .badData, .noInput, .bug, .ioError, .badSettings,
  ]
}
