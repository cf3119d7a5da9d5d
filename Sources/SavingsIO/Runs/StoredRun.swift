import FoundationEssentials
import Savings

/// A published run as it can be played again: its settings, and what it was made from.
package struct StoredRun: Sendable {
  package let path: String
  package let runID: String
  /// Of its amounts.
  package let currency: Currency
  private let version: String
  private let inputs: [Document.Input]
  private let assignments: [String: String]
  private let headline: Document.Node?
  private let lock: String?
  /// What earlier runs had handed down to it.
  package let past: PastRuns
  /// Whether it went on without some of its files.
  package let isIncomplete: Bool

  /// What is read of `run.json`.
  private struct Document: Decodable {
    struct Input: Decodable {
      let path: String
      let sha256: String
    }
    let runID: String
    let currency: String
    let version: String
    let inputs: [Input]
    let settings: [String: String]
    let missing: [String]?
    let headline: Node?
    let baselines: Lock?

    struct Lock: Decodable { let sha256: String }

    /// A part of the headline: its members by name, or what is written.
    enum Node: Decodable {
      case members([String: Node])
      case text(String?)

      init(from decoder: any Decoder) throws {
        if let members = try? [String: Node](from: decoder) {
          self = .members(members)
          return
        }
        let value = try decoder.singleValueContainer()
        self = .text(
          (try? value.decode(String.self))
            ?? (try? value.decode(Double.self)).map { Digits.fixed($0, 6) })
      }

      /// The mean of the figure at a path, or the figure itself where it has no range.
      func mean(_ path: ArraySlice<Substring>) -> String? {
        switch self {
        case .text(let text): path.isEmpty ? text : nil
        case .members(let members):
          members[path.first.map { String($0) } ?? "mean"]?.mean(path.dropFirst())
        }
      }
    }

    enum CodingKeys: String, CodingKey {
      case runID = "run_id"
      case currency = "base_currency"
      case version, inputs, settings, headline, baselines
      case missing = "missing_files"
    }
  }

  /// - Parameter path: the folder of a run, as in `out/latest`.
  package init(path: String) throws(Refusal) {
    let file = path + "/run.json"
    let bytes: [UInt8]?
    let record: [UInt8]?
    do throws(CallFailure) {
      let run = PublishedRun(path: path)
      bytes = try run.read("run.json")
      record = try run.read(HistoryRecord.name)
    } catch {
      throw error.refusal
    }
    guard let bytes else {
      throw Refusal(
        .noInput, file: file, "there is no such run",
        fix: "Name the folder of a published run, as in --run out/latest")
    }
    guard let document = try? JSONDecoder().decode(Document.self, from: Data(bytes)) else {
      throw Refusal(
        .badData, file: file, "the file does not hold a run with its settings",
        fix: "Publish the run again with savings run")
    }
    self.path = path
    runID = document.runID
    currency = Currency(document.currency)
    version = document.version
    inputs = document.inputs
    assignments = document.settings
    headline = document.headline
    lock = document.baselines?.sha256
    isIncomplete = document.missing?.isEmpty == false
    // Runs of versions without a history took nothing from earlier ones.
    let before = record.flatMap { try? HistoryRecord($0) }
    past = PastRuns(
      tiers: before?.tiersBefore ?? [:], fingerprint: before?.past.fingerprint ?? "")
  }

  /// The settings of the run; the environment and flags of today have no say.
  ///
  /// - Parameter directory: to which the paths of the input files are relative.
  package func settings(directory: String) throws(Refusal) -> ResolvedSettings {
    let text = assignments.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\n" }.joined()
    return try ResolvedSettings(
      recorded: SettingsFile(text: text, path: path + "/run.json"), directory: directory)
  }

  /// Refuses baselines and figures that are not those that the run published.
  ///
  /// - Parameters:
  ///   - baselines: as they are locked now.
  ///   - figure: name and mean as `run.json` writes them.
  package func check(
    baselines: BaselineLock, _ figure: (name: String, mean: String?)? = nil
  ) throws(Refusal) {
    if let lock, lock != baselines.fingerprint {
      throw Refusal(
        .bug, file: path, "the baselines are not those that were locked before the run \(runID)",
        fix: "Report this with the run's settings")
    }
    guard let figure, let mean = figure.mean,
      let known = headline?.mean(figure.name.split(separator: ".")[...])
    else { return }
    let isSame =
      known == mean
      || (Double(known).flatMap { a in Double(mean).map { (a - $0).magnitude <= 5e-7 } } ?? false)
      || Double(known).map { Digits.fixed($0, 2) } == mean
    guard isSame else {
      throw Refusal(
        .bug, file: path,
        "\(figure.name) comes to \(mean) now, and the run \(runID) published \(known)",
        fix: "Report this with the run's settings")
    }
  }

  /// Refuses inputs, settings and programs that would not give the same run again.
  package func check(
    _ input: RunInput, settings: Settings, version: String
  ) throws(Refusal) {
    guard version == self.version else {
      throw Refusal(
        .badData, file: path, "the run was made by version \(self.version), and this is \(version)",
        fix: "Publish it again with savings run, or use the program that made it")
    }
    let now = Dictionary(
      input.ledger.files.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    for stored in inputs where now[stored.path] != stored.sha256 {
      throw Refusal(
        .badData, file: stored.path,
        now[stored.path] == nil
          ? "the run \(runID) read this file, and it is not there now"
          : "the file has changed since the run \(runID)",
        fix: "Bring back the file of that run, or publish a new one with savings run")
    }
    let key = RunKey(
      settings: settings, ledger: input.ledger, others: input.fingerprints,
      past: past.fingerprint, version: version
    ).name
    guard key == runID else {
      throw Refusal(
        .badData, file: path,
        "the ledger, the supplier file, the exchange rates or the settings are not those of the run \(runID): they would make \(key)",
        fix: "Bring back the files of that run, or publish a new one with savings run")
    }
  }
}
