import ArgumentParser
import Glibc
import Savings
import SavingsIO

/// `savings verify`: published runs and their history are as they were written, or it says what is not.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks published runs against their manifests, and the history; changes nothing.",
    discussion: """
      Reads every file of every run of the output directory, or of the one RUN, and compares it with \
      the fingerprints of its manifest; then the history: its file, SQLite's own checks, the chain \
      that ties each row to the one before it, and the manifests that it knows. Says nothing where \
      all is well, but how much was checked. metrics.prom and timings.json have no fingerprint.
      """)

  @Argument(
    help: "Folder of a published run, such as out/latest; without it all are checked.",
    completion: .directory)
  var publishedRun: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let publication: Publication
    let history: String?
    let verification: Verification
    if let publishedRun {
      guard let real = realpath(publishedRun, nil) else {
        throw Refusal(
          .noInput, file: publishedRun, "there is no such run",
          fix: "Name the folder of a published run, such as out/latest")
      }
      defer { free(real) }
      let path = String(cString: real)
      let parent = ResolvedSettings.directory(of: path)
      publication = Publication(directory: parent)
      history = try Presence.of(parent + "/history.db") ? parent + "/history.db" : nil
      verification = Verification(PublishedRun(path: path), history: history)
    } else {
      let resolved = try common.resolve()
      publication = Publication(directory: resolved.path(resolved.settings.output.directory))
      guard try Presence.of(publication.path) else {
        throw Refusal(
          .noInput, file: publication.path, "nothing is published there yet",
          fix: "Publish a run with savings run")
      }
      history = resolved.historyPath
      verification = try Verification(publication, history: history)
    }
    guard verification.findings.isEmpty else {
      // What looks broken may only be half written.
      guard !publication.isHeld else {
        throw Refusal(
          .locked, "a run is writing to \(publication.path)", fix: "Try again when it has ended")
      }
      try StandardStream.output.write(
        verification.findings.map { $0.escapingControls + "\n" }.joined())
      throw ExitCode(ExitStatus.checksFailed.rawValue)
    }
    if !common.log.quiet {
      try StandardStream.output.write(
        "\(Digits.counted(verification.runs, "run")) and \(Digits.counted(verification.entries, "row")) of the history are as they were written\n"
      )
    }
  }
}

extension VerifyCommand: DocumentedCommand {
  static let examples = [
    "savings verify -c savings.yaml",
    "savings verify out/latest",
  ]
  static let exits: [ExitStatus] = [
    .published, .checksFailed, .usage, .noInput, .bug, .ioError, .locked, .noPermission,
    .badSettings,
  ]
}
