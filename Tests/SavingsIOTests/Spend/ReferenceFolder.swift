import FoundationEssentials
import Testing

/// The folder of public ledgers with right answers, named by `SAVINGS_REFERENCE`.
enum ReferenceFolder {
  static let path: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["SAVINGS_REFERENCE"], !path.isEmpty { return path }
    if environment["CI"] == nil {
      print("SAVINGS_REFERENCE is not set: the tests on public ledgers are skipped")
    }
    return nil
  }()

  /// True where the tests should run; in continuous integration they must, and fail without it.
  static var isWanted: Bool { path != nil || ProcessInfo.processInfo.environment["CI"] != nil }

  /// The right answers of one file, by the path below `data`.
  static func answers(_ file: String) throws -> ReferenceAnswers {
    let folder = try #require(path, "SAVINGS_REFERENCE must name the folder of public ledgers")
    let bytes = try Data(contentsOf: URL(filePath: folder + "/data/reference.json"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try #require(decoder.decode(ReferenceIndex.self, from: bytes).files[file])
  }
}

struct ReferenceIndex: Decodable {
  var files: [String: ReferenceAnswers]
}

/// What an independent reader found in a file.
struct ReferenceAnswers: Decodable {
  var sha256: String
  var bytes: Int
  var encoding: String
  var delimiter: String
  var blankRecords: Int
  var dataRecords: Int
  var exactDuplicateDataRecords: Int
  var supplierColumn: String
  var supplierBlank: Int
  var suppliersDistinctTrimmed: Int
  var amountColumn: String
  var amountSumSupplierNonblank: String
  var amountNegative: Int
  var amountOk: Int
  var dateColumn: String
  var dateMin: String
  var dateMax: String
  var dateFormats: [String: Int]
}
