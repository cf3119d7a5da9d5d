import ArgumentParser
import Savings
import SavingsIO

/// `savings explain`: a deal prepared and replayed, its ledger rows, or a headline figure taken apart.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a deal, offer by offer, or a headline figure, deal by deal.",
    discussion: """
      SUBJECT is a deal's id from deals.csv, a supplier's name where it has one deal, or the name of \
      a figure; --figures lists those. A deal is prepared and its negotiation replayed: what both \
      sides gave and got, as the run played it in that world, to the digit. Without --world it is \
      the world whose agreement is the median. With --rows it is the deal's baseline and every ledger row \
      behind it, by file and line, read again. A figure comes with its formula, its inputs and their \
      sources, and what each deal contributes; the parts sum to it, to the cent; figures of \
      run.json without a name of their own go by their path there, as policies.price-only.hard. With --run \
      the settings are those of a published run. Its figures come from what it keeps, without its ledger; \
      for its deals and rows the files are looked for beside the settings file. Without --run the settings \
      are today's.
      """)

  @Argument(help: "Id of the deal, the supplier's name, or the name of a figure.")
  var subject: String?

  @Flag(help: "List the figures that can be explained, and stop.")
  var figures = false

  @Flag(help: "Show the ledger rows of the deal, by file and line, and its locked baseline.")
  var rows = false

  @Flag(help: "List every deal or row, not only the first.")
  var all = false

  @Option(help: "World to replay, from 0.")
  var world: Int?

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp(
      "Published run to explain, with its own settings; refused where its files have changed.",
      valueName: "folder"), completion: .directory)
  var publishedRun: String?

  @Option(help: "Policy to replay.")
  var policy = NegotiationPolicy.winWin

  @Flag(help: "The same as --policy price-only.")
  var priceOnly = false

  @Option(help: "How to write it: text, json, html (a deal) or csv (rows, or deals of a figure).")
  var format = ExplainFormat.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard figures || subject != nil else {
      throw ValidationError(
        "Name a deal of deals.csv or a figure; savings explain --figures lists these.")
    }
  }

  func run() async throws {
    guard !figures else { return try StandardStream.output.write(FigureDocument.names) }
    guard let subject else { return }
    let figure = FigureSubject(subject)
    let fits =
      figure != nil ? format != .html && !rows : rows ? format != .html : format != .csv
    guard fits else {
      throw Refusal(
        .usage, "\(figure != nil ? "a figure" : "this") has no such form",
        fix: "Take html for a deal, csv for its --rows or for a figure, text or json for each")
    }
    let stored = try publishedRun.map { try StoredRun(path: $0) }
    if stored != nil, !common.given.overrides.isEmpty || common.given.preset != nil {
      throw Refusal(
        .usage, "--set and --preset change settings, and a run keeps its own",
        fix: "Leave them out, or leave out --run to explain it under other settings")
    }
    let resolved =
      try stored?.settings(directory: common.configDirectory) ?? common.resolve()
    if let world, !(0..<resolved.settings.worlds).contains(world) {
      throw Refusal(
        .usage, "there is no world \(world)",
        fix: "Name a world from 0 to \(resolved.settings.worlds - 1), or raise worlds")
    }
    if let figure, let stored, let kept = try await results() {
      return try await explain(figure, kept, resolved, stored)
    }
    let input = try common.input(
      resolved, keeps: false, allowsMissing: stored?.isIncomplete == true)
    let past = try stored?.past ?? common.past(resolved, input)
    try stored?.check(input, settings: resolved.settings, version: SavingsCommand.version)
    if let figure {
      let run = try await SavingsRun(
        input, past: past, settings: resolved.settings, threads: resolved.threads)
      try await explain(figure, run, resolved, stored)
    } else {
      try await explain(subject, input, resolved, stored, past)
    }
  }

  /// What the run keeps of itself: enough to take a figure apart without its ledger and without a
  /// simulation of all deals. Nil where it keeps nothing.
  private func results() async throws -> SavingsRun? {
    guard let publishedRun, try StoredResults.exist(in: publishedRun) else { return nil }
    var kept = try StoredResults(run: publishedRun)
    try kept.require(version: SavingsCommand.version)
    return try await kept.run()
  }

  private func explain(
    _ subject: FigureSubject, _ run: SavingsRun, _ resolved: ResolvedSettings, _ stored: StoredRun?
  ) async throws {
    let currency = run.portfolio.base.currency
    let catalog = FigureCatalog(run)
    guard let figure = await catalog.figure(subject, threads: resolved.threads) else {
      throw Refusal(
        .usage,
        "the run has no \(subject.text): nothing was played or won that makes it",
        fix: "Name another figure of savings explain --figures, or add it to compare.policies")
    }
    let document = FigureDocument(
      figure, deals: run.deals, currency: currency, settings: resolved.settings,
      version: SavingsCommand.version, runID: stored?.runID, limit: all ? nil : 10)
    try stored?.check(baselines: run.baselines, (subject.text, document.mean))
    switch format {
    case .json: try StandardStream.output.write(JSONText.text(document.json) + "\n")
    case .csv: try await write(document.csv, currency)
    case .text, .html: try StandardStream.output.write(document.text)
    }
  }

  private func explain(
    _ subject: String, _ input: RunInput, _ resolved: ResolvedSettings, _ stored: StoredRun?,
    _ past: PastRuns
  ) async throws {
    let settings = resolved.settings
    let portfolio = try await Portfolio(
      cube: input.ledger.cube, records: input.records, aliases: input.aliases, fx: input.fx,
      previousTiers: past.tiers, settings: settings, threads: resolved.threads)
    let deals = DealPreparation(
      cube: input.ledger.cube, portfolio: portfolio, settings: settings, index: input.index
    ).deals()
    let found = try DealSearch(deals).find(subject)
    let currency = portfolio.base.currency
    guard !rows else {
      try stored?.check(
        baselines: BaselineLock(deals, currency: currency, digest: SHA256.hex))
      return try await write(
        RowsDocument(
          found,
          trace: try LedgerTrace(of: found, input: input, portfolio: portfolio, resolved: resolved),
          currency: currency, runID: stored?.runID, limit: all ? nil : 40), currency)
    }
    let page = DealPage(
      found, neighbours: DealMap(deals).neighbours(of: found), currency: currency,
      tables: SimulationTables(settings), policy: priceOnly ? .priceOnly : policy, world: world)
    let document = DealDocument(
      page, currency: currency, settings: settings, version: SavingsCommand.version,
      runID: stored?.runID)
    switch format {
    case .text, .csv: try StandardStream.output.write(document.text)
    case .html:
      try StandardStream.output.write(String(decoding: document.html(), as: UTF8.self))
    case .json: try StandardStream.output.write(JSONText.text(document.json) + "\n")
    }
  }

  private func write(_ document: RowsDocument, _ currency: Currency) async throws {
    switch format {
    case .json: try StandardStream.output.write(JSONText.text(document.json) + "\n")
    case .csv: try await write(document.csv, currency)
    case .text, .html: try StandardStream.output.write(document.text)
    }
  }

  private func write(_ rows: ReportRows, _ currency: Currency) async throws {
    for piece in await CSVTable.pieces(of: rows, currency: currency) {
      try StandardStream.output.write(String(decoding: piece, as: UTF8.self))
    }
  }
}

extension ExplainCommand: DocumentedCommand {
  static let examples = [
    "savings explain D0123456789 -c savings.yaml",
    "savings explain Zemrirex --world 7 -c SampleData/savings.yaml",
    "savings explain net_position --run out/latest",
    "savings explain D0123456789 --rows --run out/latest --format csv",
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .badData, .noInput, .bug, .ioError, .badSettings,
  ]
}

/// How `explain` writes.
enum ExplainFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, html, csv
}

extension NegotiationPolicy: ExpressibleByArgument {}
