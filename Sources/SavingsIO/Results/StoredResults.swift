import Glibc
import Savings

/// The results that a published run keeps: all that its reports are made from, without its ledger and
/// without a simulation.
package struct StoredResults: Sendable {
  /// The file, for messages.
  package let path: String
  package let runID: String
  /// Of the program that made the run.
  package let version: String
  /// Of the run, without those that change no figure.
  package let settings: ResolvedSettings
  private var parts: [StoredPart]

  /// Reads and checks the results of a published run.
  ///
  /// - Parameter folder: of the run, as in `out/latest`.
  /// - Throws: ``Refusal``: 66 where there is no such run or it keeps no results, 65 where the file is cut,
  ///   changed, of another form or no results at all.
  package init(run folder: String) throws {
    let path = (folder.hasSuffix("/") ? String(folder.dropLast()) : folder) + "/" + ResultsFile.name
    self.path = path
    let file = try StoredResults.open(path)
    do {
      parts = try ResultsFile.parts(size: file.size) { try file.bytes(at: $0, count: $1) }
      guard let first = parts.first, first.kind == .run else { throw ResultsFile.Failure.damaged }
      var reader = ByteReader<StoredFailure>(first.bytes)
      version = try reader.text()
      runID = try reader.text()
      let text = try reader.text()
      guard reader.isAtEnd, Publication.isPlain(runID) else { throw StoredFailure.damaged }
      settings = try ResolvedSettings(
        recorded: SettingsFile(text: text, path: path), directory: ".")
    } catch {
      throw StoredResults.refusal(error, path)
    }
  }

  /// The file of a run's results, in pieces.
  package static func pieces(
    of run: SavingsRun, version: String, runID: String
  ) async -> [[UInt8]] {
    var writer = ByteWriter()
    writer.put(version)
    writer.put(runID)
    writer.put(RunKey.text(run.settings))
    return await ResultsFile.pieces(
      ofMany: [StoredPart(.run, writer.bytes)] + run.stored())
  }

  /// The name of the file in the folder of a run.
  package static let name = ResultsFile.name

  /// Whether a published run keeps results.
  package static func exist(in folder: String) throws(Refusal) -> Bool {
    try Presence.of("\(folder)/\(ResultsFile.name)")
  }

  /// The run itself. Gives the bytes up that it is made from: asked twice, it has none.
  package mutating func run() async throws -> SavingsRun {
    let parts = parts
    self.parts = []
    do {
      return try await SavingsRun(stored: parts, settings: settings.settings)
    } catch {
      throw StoredResults.refusal(error, path)
    }
  }

  /// Refuses results of another program: pages that play talks again, and the arithmetic, may not be those
  /// of the run.
  package func require(version: String) throws(Refusal) {
    guard version == self.version else {
      throw Refusal(
        .badData, file: path,
        "the run was made by version \(self.version), and this is \(version)",
        fix: "Publish it again with savings run, or use the program that made it")
    }
  }

  private static func open(_ path: String) throws -> InputDescriptor {
    do {
      return try InputDescriptor(path: path, at: path)
    } catch let refusal as Refusal where refusal.status == .noInput {
      throw Refusal(
        .noInput, file: path, "there is no such run, or it keeps no results that can be read",
        fix: "Name the folder of a published run, as in out/latest; savings run makes one")
    }
  }

  private static func refusal(_ error: any Error, _ path: String) -> any Error {
    switch error {
    case ResultsFile.Failure.foreign:
      Refusal(
        .badData, file: path, "the file does not hold the results of a run",
        fix: "Name the folder of a published run, as in out/latest")
    case ResultsFile.Failure.otherFormat(let format):
      Refusal(
        .badData, file: path,
        "the results are of format \(format), and this program reads format \(ResultsFile.format)",
        fix: "Publish the run again with savings run, or use the program that made it")
    case is ResultsFile.Failure, is StoredFailure:
      Refusal(
        .badData, file: path, "the file was cut or changed since the run was published",
        fix: "Bring it back from a copy, or publish the run again with savings run")
    default: error
    }
  }
}
