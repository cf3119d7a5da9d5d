import ArgumentParser
import Logging
import Savings
import SavingsIO

/// `savings actuals`: later ledgers against agreed terms.
struct ActualsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "actuals",
    abstract: "Measures on later ledgers what was realised of what was agreed, and what leaked.",
    discussion: """
      Reads a CSV of what was really agreed, the ledgers of spend.files and the later ones, and \
      publishes ACTUALS/<id>/ with actuals.html, actuals.csv, actuals-months.csv, leakage.csv, \
      realisation.csv and actuals.json, complete or not at all. From agreed to realised each \
      agreement closes to the minor unit: timing, maverick, volume, price, reversal, and what \
      cannot be measured because the ledger has no unit prices.

      AGREEMENTS has a row an agreement, or an item of one: agreement (or deal), supplier or \
      supplier_id, start, and price_cut with baseline (or spend_before), or item with \
      baseline_price, agreed_price and quantity or baseline; optional category, unit, currency, \
      terms_before, terms_after, end, effective, exclusive, class (hard or avoidance), tier, state. \
      Rows of a run's term-sheets.csv will do once a start is filled in. STATES is a journal: \
      agreement, state, date, who, evidence, reason; steps are not skipped, go back only for a \
      reason, and who entered a saving may not validate it.

      Set model.realisation_from to the realisation.csv that this writes, and the next run takes \
      over the measured share of agreed savings that reaches invoices.

      Paths of the options are relative to the settings file, as in it.
      """)

  @Option(
    help: "CSV of what was agreed; the same as --set actuals.agreements=FILE.", completion: .file())
  var agreements: String?

  @Option(
    help: "Later ledger, beside spend.files; repeatable, in place of actuals.files.",
    completion: .file())
  var ledger: [String] = []

  @Option(
    help: "Journal of savings states; the same as --set actuals.states=FILE.", completion: .file())
  var states: String?

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp(
      "Published run whose ranges are compared with what came; the same as --set actuals.run=FOLDER.",
      valueName: "folder"), completion: .directory)
  var publishedRun: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    var resolved = try common.resolve()
    if let agreements { resolved.settings.actuals.agreements = agreements }
    if !ledger.isEmpty { resolved.settings.actuals.files = ledger }
    if let states { resolved.settings.actuals.states = states }
    if let publishedRun { resolved.settings.actuals.run = publishedRun }
    let settings = resolved.settings
    try resolved.requireSpend()
    try resolved.requireWritablePlaces()
    let (output, runs) = (settings.actuals.directory, settings.output.directory)
    guard !WritablePlace.isSame(resolved.path(output), resolved.path(runs)) else {
      throw Refusal(
        .badSettings, "actuals.directory is \(output), and runs are published in \(runs) too",
        fix: "Give each a directory of its own")
    }
    let publication = Publication(
      directory: resolved.path(settings.actuals.directory), settings: settings.output)
    let lock = try publication.lock()
    try publication.requireRoom()
    let input = try ActualsInput(resolved)
    let key = input.key(version: SavingsCommand.version)
    lock.note(runID: key.name)
    let actuals = try input.actuals()
    let files = ActualsFiles(input, actuals, version: SavingsCommand.version, runID: key.name)
    let staged = try StagedRun(key.name, of: publication, holding: lock)
    try await files.render { name, pieces throws(Refusal) in try staged.write(name, pieces) }
    try staged.seal(version: SavingsCommand.version, key: key.hash, inputs: input.files)
    let logger = common.log.logger
    for warning in files.warnings { logger.warning("\(warning)") }
    if !common.log.quiet {
      try StandardStream.output.write("\(files.summary): \(publication.path)/\(key.name)\n")
    }
    _ = try staged.publish()
  }
}

extension ActualsCommand: DocumentedCommand {
  static let examples = [
    "savings actuals -c SampleData/savings.yaml",
    "savings actuals --agreements signed.csv --ledger 'ledger-2027-*.csv' --run out/latest",
    "savings run --set model.realisation_from=actuals/latest/realisation.csv",
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .badData, .noInput, .bug, .cannotCreate, .ioError, .locked, .noPermission,
    .badSettings,
  ]
}
