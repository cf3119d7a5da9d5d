import ArgumentParser
import Savings
import SavingsIO

/// `savings roi --run RUN --set KEY=VALUE`: the return on investment under other assumptions.
struct ROICommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roi",
    abstract:
      "Makes the ROI report of a published run with other assumptions, without a simulation.",
    discussion: """
      Writes roi.html, roi.xlsx, roi.json and a manifest to DIR/<run-id>-roi-<hash>/. The negotiations are the run's; \
      --set takes what only the arithmetic of the return reads: the programme settings (costs, ramp, \
      coverage, horizon, discount rate, half-life, abandonment) but human_deals, and the shares of savings \
      that reach invoices (model.realisation_tail, _mid_tier, _strategic). The figures are, to the cent, \
      those that savings run would publish with these settings. A setting that needs a new simulation is \
      refused with status 78. The page names every assumption that is not the run's, with both values.
      """)

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp("Folder of a published run, as in out/latest.", valueName: "folder"),
    completion: .directory)
  var published: String

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "An assumption other than the run's, as in programme.licence=90000; repeatable.",
      valueName: "key=value"))
  var overrides: [String] = []

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Directory to publish in.", valueName: "dir"),
    completion: .directory)
  var output = "roi"

  @OptionGroup var log: LogOptions

  func run() async throws {
    SpareMemory.giveBack()
    var stored = try StoredResults(run: published)
    try stored.require(version: SavingsCommand.version)
    let manifest = try RunFolder(published).manifest()
    let settings = try stored.settings.changed(programme: overrides).settings
    try WritablePlace.check(output, of: "--output")
    let publication = Publication(directory: output)
    let lock = try publication.lock()
    let run = try await stored.run()
    let files = try ROIFiles(
      run, settings: settings, version: stored.version, runID: stored.runID)
    let staged = try StagedRun(files.name, of: publication, holding: lock)
    try files.render { name, pieces throws(Refusal) in try staged.write(name, pieces) }
    try staged.seal(
      version: stored.version, key: files.key(ofRun: manifest.key), inputs: manifest.inputs)
    if !log.quiet {
      try StandardStream.output.write("\(files.summary): \(publication.path)/\(files.name)\n")
    }
    _ = try staged.publish()
  }
}

extension ROICommand: DocumentedCommand {
  static let examples = [
    "savings roi --run out/latest --set programme.licence=90000",
    "savings roi --run out/latest --set programme.months=60 --set programme.discount_rate=0.12 --output roi",
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .badData, .noInput, .bug, .cannotCreate, .ioError, .locked, .noPermission,
    .badSettings,
  ]
}
