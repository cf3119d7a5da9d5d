/// What independent programs found in published domains.
struct ReferenceIndex: Decodable {
  var domains: [String: ReferenceDomain]
}

struct ReferenceDomain: Decodable {
  struct Source: Decodable {
    var format: String
    var domain: String
    var profiles: [String]
  }
  struct Issue: Decodable {
    var name: String
    var values: [String]
  }
  var source: Source
  var issues: [Issue]
  var shape: [Int]
  var nOutcomes: Int
  var reserved: [Double]
  var discountFactor: [Double?]
  /// By name: `genius`, `negmas` or `as-written`.
  var conventions: [String: ReferenceResults]
}

struct ReferenceResults: Decodable {
  struct Frontier: Decodable {
    var utils: [[Double]]
  }
  struct Hull: Decodable {
    var vertices: [[Double]]
  }
  struct Point: Decodable {
    var utils: [Double]
    var outcomes: [[Int]]
  }
  var utilityRange: [[Double]]
  var weightSum: [Double]
  var frontierAll: Frontier
  var frontierRationalSize: Int
  var supportedFrontier: Hull
  var points: [String: [Point]]
  var oppositionNegmas: Double
  var rationalFraction: Double
  var maxDist: Double?
  var saoTimeBased: [ReferenceRun]?
  var microSelfPlay: ReferenceRun?
}

struct ReferenceRun: Decodable {
  struct Optimality: Decodable {
    var paretoOptimality: Double
    var nashOptimality: Double
    var kalaiOptimality: Double
    var ksOptimality: Double
    var maxWelfareOptimality: Double
  }
  var nSteps: Int
  /// The paces; MiCRO has none.
  var a: String?
  var b: String?
  var agreement: [Int]?
  var utils: [Double]?
  var acceptedAtStep: Int?
  var acceptedBy: Int?
  var offersMade: Int
  /// False where a tie was broken by an unstable sort on the way.
  var unique: Bool
  var optimality: Optimality?
  /// Step, side and flat outcome.
  var offers: [[Int]]?
}
