import ArgumentParser
import Savings
import SavingsIO

/// `savings report RUN`: the reports of a published run, made again from what it keeps.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract:
      "Makes the reports of a published run again, without its ledger and without a simulation.",
    discussion: """
      Reads RUN/results.bin, which every run publishes, and writes all files that a run writes but \
      timings.json and metrics.prom, byte for byte as the run wrote them. Without --output they take the \
      place of the run's own, all at once, and those two stay as they are; latest is not moved. With \
      --output they become DIR/<run-id>/, and DIR/latest leads there. Results that were cut, changed or \
      made by another version are refused.
      """)

  @Argument(
    help: ArgumentHelp("Folder of a published run, as in out/latest.", valueName: "run"),
    completion: .directory)
  var published: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Directory to publish in instead of the run's own.", valueName: "dir"),
    completion: .directory)
  var output: String?

  @OptionGroup var log: LogOptions

  func run() async throws {
    SpareMemory.giveBack()
    var stored = try StoredResults(run: published)
    try stored.require(version: SavingsCommand.version)
    let folder = try RunFolder(published)
    guard output != nil || folder.name == stored.runID else {
      throw Refusal(
        .usage, "the folder \(folder.name) holds the run \(stored.runID)",
        fix: "Give it its name back, or name a directory with --output")
    }
    if let output { try WritablePlace.check(output, of: "--output") }
    let manifest = try folder.manifest()
    let publication = Publication(
      directory: output ?? folder.directory, settings: folder.output)
    // First of all, as a run does: what cannot be published is known before the work.
    let lock = try publication.lock()
    let run = try await stored.run()
    let files = RunFiles(run, version: stored.version, runID: stored.runID)
    let staged = try StagedRun(stored.runID, of: publication, holding: lock)
    try await files.write(into: staged)
    if output == nil {
      for name in ["timings.json", "metrics.prom"] {
        if let bytes = try folder.bytes(name) { try staged.write(name, [bytes]) }
      }
    }
    try staged.seal(version: stored.version, key: manifest.key, inputs: manifest.inputs)
    if !log.quiet {
      try StandardStream.output.write(
        "\(files.summary): \(publication.path)/\(stored.runID)\n")
    }
    _ = try staged.publish(isLatest: output != nil)
  }
}

extension ReportCommand: DocumentedCommand {
  static let examples = [
    "savings report out/latest",
    "savings report out/2026-10-30-2d2d4bc2 --output for-the-board",
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .badData, .noInput, .bug, .cannotCreate, .ioError, .locked, .noPermission,
    .badSettings,
  ]
}
