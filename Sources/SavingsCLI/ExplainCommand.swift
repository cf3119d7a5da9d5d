import ArgumentParser
import Savings
import SavingsIO

/// `savings explain DEAL`: the preparation of one deal and its negotiation, offer by offer.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Prepares one deal and replays its negotiation, offer by offer.",
    discussion: """
      DEAL is a deal's id from deals.csv, or a supplier's name where it has one deal. The replay \
      shows what both sides gave and got; it is the negotiation that the run played in that world, \
      to the digit. Without --world it is the world whose agreement is the median. With --run the \
      settings are those of a published run, whose files are looked for beside the settings file; \
      without it they are today's.
      """)

  @Argument(help: "Id of the deal, or the supplier's name.")
  var deal: String

  @Option(help: "World to replay, from 0.")
  var world: Int?

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp(
      "Published run to replay, with its own settings; refused where its files have changed.",
      valueName: "folder"))
  var publishedRun: String?

  @Option(help: "Policy to replay.")
  var policy = NegotiationPolicy.winWin

  @Flag(help: "The same as --policy price-only.")
  var priceOnly = false

  @Option(help: "How to write it: text, json or html.")
  var format = DealFormat.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let stored = try publishedRun.map { try StoredRun(path: $0) }
    if stored != nil, !common.overrides.isEmpty || common.preset != nil {
      throw Refusal(
        .usage, "--set and --preset change settings, and a run keeps its own",
        fix: "Leave them out, or leave out --run to explain the deal under other settings")
    }
    let resolved =
      try stored?.settings(directory: common.configDirectory) ?? common.resolve()
    let settings = resolved.settings
    if let world, !(0..<settings.worlds).contains(world) {
      throw Refusal(
        .usage, "there is no world \(world)",
        fix: "Name a world from 0 to \(settings.worlds - 1), or raise worlds")
    }
    let input = try common.input(
      resolved, keeps: false, allowsMissing: stored?.isIncomplete == true)
    let past = try stored?.past ?? common.past(resolved, input)
    try stored?.check(input, settings: settings, version: SavingsCommand.version)
    let portfolio = try Portfolio(
      cube: input.ledger.cube, records: input.records, aliases: input.aliases, fx: input.fx,
      previousTiers: past.tiers, settings: settings)
    let deals = DealPreparation(cube: input.ledger.cube, portfolio: portfolio, settings: settings)
      .deals()
    let found = try DealSearch(deals).find(deal)
    let currency = portfolio.base.currency
    let page = DealPage(
      found, neighbours: DealMap(deals).neighbours(of: found), currency: currency,
      tables: SimulationTables(settings), policy: priceOnly ? .priceOnly : policy, world: world)
    let document = DealDocument(
      page, currency: currency, settings: settings, version: SavingsCommand.version,
      runID: stored?.runID)
    switch format {
    case .text: try StandardStream.output.write(document.text)
    case .html:
      try StandardStream.output.write(String(decoding: document.html(), as: UTF8.self))
    case .json: try StandardStream.output.write(JSONText.text(document.json) + "\n")
    }
  }
}

extension ExplainCommand: DocumentedCommand {
  static let examples = [
    "savings explain D0123456789 -c savings.yaml",
    "savings explain Zemrirex --world 7 -c SampleData/savings.yaml",
    "savings explain D0123456789 --run out/latest --format html",
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .badData, .noInput, .bug, .ioError, .badSettings,
  ]
}

/// How `explain` writes.
enum DealFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, html
}

extension NegotiationPolicy: ExpressibleByArgument {}
