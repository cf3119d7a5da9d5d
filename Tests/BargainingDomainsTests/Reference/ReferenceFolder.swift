import FoundationEssentials
import Testing

/// The folder of published domains with right answers, below the one that `SAVINGS_REFERENCE` names.
enum ReferenceFolder {
  static let path: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["SAVINGS_REFERENCE"], !path.isEmpty { return path + "/domains" }
    if environment["CI"] == nil {
      print("SAVINGS_REFERENCE is not set: the tests on published domains are skipped")
    }
    return nil
  }()

  /// True where the tests should run; in continuous integration they must, and fail without it.
  static var isWanted: Bool { path != nil || ProcessInfo.processInfo.environment["CI"] != nil }

  static func decode<Answers: Decodable>(_ file: String, as type: Answers.Type) throws -> Answers {
    let folder = try #require(path, "SAVINGS_REFERENCE must name the folder of published domains")
    let bytes = try Data(contentsOf: URL(filePath: folder + "/" + file))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: bytes)
  }
}
