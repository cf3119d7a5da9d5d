import Bargaining
import BargainingDomains
import Testing

/// A published domain, read by one convention, with the right answers.
struct ReferenceCase: CustomTestStringConvertible, Sendable {
  let name: String
  let convention: UtilityConvention
  let domain: DiscreteDomain
  let files: ScenarioFiles
  let scenario: DiscreteScenario
  let figures: NegoLogFigures?
  let answers: ReferenceDomain
  let results: ReferenceResults

  var testDescription: String { "\(name), \(convention.rawValue)" }

  /// Every domain in every convention, in the order of names; read once.
  static let all: Result<[ReferenceCase], any Error> = Result {
    let index = try ReferenceFolder.decode("reference.json", as: ReferenceIndex.self)
    return try index.domains.sorted { $0.key < $1.key }.flatMap { name, answers in
      try answers.conventions.sorted { $0.key < $1.key }.map { word, results in
        try ReferenceCase(name, answers, word, results)
      }
    }
  }

  private init(
    _ name: String, _ answers: ReferenceDomain, _ word: String, _ results: ReferenceResults
  ) throws {
    let folder = try #require(ReferenceFolder.path) + "/" + name
    if answers.source.format == "negolog-json" {
      let (files, figures) = try NegoLogFiles.read(folder: folder)
      (self.files, self.figures) = (files, figures)
    } else {
      files = try GeniusFiles.read(
        domain: folder + "/" + answers.source.domain,
        first: folder + "/" + answers.source.profiles[0],
        second: folder + "/" + answers.source.profiles[1])
      figures = nil
    }
    self.name = name
    // The reference names the plain sum after the tool that computes it.
    convention = try #require(UtilityConvention(rawValue: word == "negmas" ? "raw" : word))
    domain = files.domain
    scenario = try files.scenario(convention)
    self.answers = answers
    self.results = results
  }

  /// The flat number of an outcome of the answers.
  func number(_ outcome: [Int]) throws -> Int { try #require(domain.number(of: outcome)) }
}

/// The largest difference of two pairs' sides.
func distance(_ u: UtilityPair, _ answer: [Double]) -> Double {
  max((u.x - answer[0]).magnitude, (u.y - answer[1]).magnitude)
}
