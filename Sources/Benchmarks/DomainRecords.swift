import Bargaining
import BargainingDomains
import Foundation

/// A published domain in one reading, and the agreements that NegMAS's time-based agents reached.
struct DomainRecord {
  struct Session {
    var paces: (ConcessionPace, ConcessionPace)
    var steps: Int
    /// The flat number; nil without an agreement.
    var agreement: Int?
  }

  let name: String
  /// `genius`, `negmas` or `as-written`.
  let reading: String
  let scenario: DiscreteScenario
  let sessions: [Session]

  /// - Parameter folder: of `reference.json`, with a folder for each domain beside it.
  static func all(in folder: String) throws -> [DomainRecord] {
    let bytes = try Data(contentsOf: URL(filePath: folder + "/reference.json"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let index = try decoder.decode(Index.self, from: bytes)
    return try index.domains.sorted { $0.key < $1.key }.flatMap { name, entry in
      try entry.conventions.sorted { $0.key < $1.key }.compactMap { reading, results in
        guard let runs = results.saoTimeBased, !runs.isEmpty else { return nil }
        return try DomainRecord(name, reading, entry.source, runs, folder: folder + "/" + name)
      }
    }
  }

  private init(
    _ name: String, _ reading: String, _ source: Source, _ runs: [Run], folder: String
  ) throws {
    self.name = name
    self.reading = reading
    let files =
      source.format == "negolog-json"
      ? try NegoLogFiles.read(folder: folder).files
      : try GeniusFiles.read(
        domain: folder + "/" + source.domain, first: folder + "/" + source.profiles[0],
        second: folder + "/" + source.profiles[1])
    let convention: UtilityConvention =
      switch reading {
      case "genius": .genius
      case "negmas": .raw
      default: .asWritten
      }
    scenario = try files.scenario(convention)
    sessions = try runs.map { run in
      guard let first = ConcessionPace(rawValue: run.a),
        let second = ConcessionPace(rawValue: run.b)
      else { throw Usage(text: "\(name): there is no pace '\(run.a)' or '\(run.b)'") }
      return Session(
        paces: (first, second), steps: run.nSteps,
        agreement: run.agreement.flatMap(files.domain.number))
    }
  }

  private struct Index: Decodable {
    var domains: [String: Entry]
  }
  private struct Entry: Decodable {
    var source: Source
    var conventions: [String: Results]
  }
  private struct Source: Decodable {
    var format: String
    var domain: String
    var profiles: [String]
  }
  private struct Results: Decodable {
    var saoTimeBased: [Run]?
  }
  private struct Run: Decodable {
    var nSteps: Int
    var a: String
    var b: String
    var agreement: [Int]?
  }
}
