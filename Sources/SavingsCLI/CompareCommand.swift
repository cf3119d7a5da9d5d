import ArgumentParser
import Savings
import SavingsIO

/// `savings compare RUN RUN`: what changed from one published run to another.
struct CompareCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html, csv }

  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Says what changed between two published runs, and what that did to their figures.",
    discussion: """
      Compares data, suppliers and tiers, settings and version, and bridges hard saving agreed, net \
      position and net present value from the first run to the second, to the cent: settings of the return \
      on investment, version, policy and model, deals that left, entered or have other spend, and what \
      remains. Reads what the runs keep, no ledger; where settings of policy or model differ, the first \
      run's deals are played again. csv holds the bridge alone.
      """)

  @Argument(
    help: ArgumentHelp("Folder of the earlier run.", valueName: "before"), completion: .directory)
  var before: String

  @Argument(
    help: ArgumentHelp("Folder of the later run, as in out/latest.", valueName: "after"),
    completion: .directory)
  var after: String

  @Option(help: "How the answer is written: text, json, html or csv.")
  var format = Format.text

  @OptionGroup var log: LogOptions

  func run() async throws {
    let (first, second) = (try await side(before), try await side(after))
    let comparison = try await RunComparison(
      from: first.run, to: second.run, threads: second.threads)
    let document = CompareDocument(comparison)
    switch format {
    case .text: try StandardStream.output.write(document.text)
    case .json: try StandardStream.output.write(JSONText.text(document.json) + "\n")
    case .html: try StandardStream.output.write(String(decoding: document.html, as: UTF8.self))
    case .csv: try StandardStream.output.write(String(decoding: document.csv, as: UTF8.self))
    }
  }

  private func side(_ folder: String) async throws -> (run: ComparedRun, threads: Int) {
    var stored = try StoredResults(run: folder)
    let run = try await stored.run()
    return (
      ComparedRun(id: stored.runID, version: stored.version, run: run), stored.settings.threads
    )
  }
}

extension CompareCommand: DocumentedCommand {
  static let examples = [
    "savings compare out/2026-09-30-81f0c2aa out/latest",
    "savings compare out/2026-09-30-81f0c2aa out/latest --format html",
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .badData, .noInput, .bug, .ioError, .badSettings,
  ]
}
