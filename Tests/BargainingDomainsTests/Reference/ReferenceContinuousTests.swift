import Bargaining
import BargainingDomains
import Testing

/// Answers on linear, divisible issues: analytic ones, and NegMAS' on the hull of the corners.
struct ContinuousIndex: Decodable {
  struct Corner: Decodable {
    var x: [Double]
    var utils: [Double]
  }
  struct Point: Decodable {
    var utils: [Double]
    var negmasUtils: [Double]?
  }
  struct Case: Decodable {
    var name: String
    var beta: [Double]
    var sigma: [Double]
    var b0: Double
    var s0: Double
    var disagreement: [Double]
    var ratioOrder: [Int]
    var frontier: [Corner]
    var zopa: Bool
    var points: [String: Point]
    var idealRational: [Double]?
  }
  var cases: [Case]
}

@Suite(.enabled(if: ReferenceFolder.isWanted))
struct ReferenceContinuousTests {
  private static let all: Result<[ContinuousIndex.Case], any Error> = Result {
    try ReferenceFolder.decode("continuous.json", as: ContinuousIndex.self).cases
  }

  private func frontier(_ item: ContinuousIndex.Case) -> ContinuousFrontier {
    func vector(_ values: [Double]) -> SIMD8<Double> {
      var lanes = SIMD8<Double>(repeating: 0)
      for (lane, value) in values.enumerated() { lanes[lane] = value }
      return lanes
    }
    return ContinuousFrontier(
      first: Valuation(base: item.b0, weights: vector(item.beta)),
      second: Valuation(base: item.s0, weights: vector(item.sigma)))
  }

  /// The longer of the two sides' ranges: differences are measured in it.
  private func range(_ item: ContinuousIndex.Case) -> Double {
    let (start, end) = (item.frontier[0].utils, item.frontier[item.frontier.count - 1].utils)
    return max(start[0] - end[0], end[1] - start[1])
  }

  @Test("the frontier by ratio order has the reference's corners")
  func corners() throws {
    for item in try Self.all.get() {
      let found = frontier(item)
      #expect(found.issues == item.ratioOrder, "\(item.name)")
      #expect(found.vertices.count == item.frontier.count, "\(item.name)")
      for (vertex, answer) in zip(found.vertices, item.frontier) {
        #expect(distance(vertex.utilities, answer.utils) < 1e-9 * range(item), "\(item.name)")
        #expect(answer.x.indices.allSatisfy { vertex.package[$0] == answer.x[$0] }, "\(item.name)")
      }
    }
  }

  @Test("Nash, egalitarian and both Kalai-Smorodinsky points are the analytic ones to 1e-9")
  func points() throws {
    var (cases, zones) = (0, 0)
    for item in try Self.all.get() {
      let solutions = ContinuousSolutions(
        frontier: frontier(item),
        disagreement: UtilityPair(item.disagreement[0], item.disagreement[1]))
      #expect(solutions.hasZone == item.zopa, "\(item.name)")
      cases += 1
      let found = [
        "nash": solutions.nash, "egalitarian": solutions.egalitarian,
        "ks_global_ideal": solutions.kalaiSmorodinsky,
        "ks_rational_ideal": solutions.kalaiSmorodinskyRational,
      ]
      for (name, point) in found {
        #expect((point == nil) == !item.zopa, "\(item.name): \(name)")
        guard let point, let answer = item.points[name] else { continue }
        let scale = range(item)
        #expect(distance(point.utilities, answer.utils) < 1e-9 * scale, "\(item.name): \(name)")
        if let other = answer.negmasUtils {
          #expect(distance(point.utilities, other) < 1e-7 * scale, "\(item.name): \(name)")
        }
      }
      guard item.zopa else { continue }
      zones += 1
      // Price moves money one for one, so the best sum has many points: the sums are compared.
      let sum = try #require(solutions.maxWelfare).utilities.sum()
      let best = try #require(item.points["max_welfare"]).utils.reduce(0, +)
      #expect((sum - best).magnitude < 1e-9 * range(item), "\(item.name)")
      let ideal = try #require(solutions.rationalIdeal)
      #expect(distance(ideal, try #require(item.idealRational)) < 1e-9 * range(item))
    }
    print("continuous cases: \(cases), with something to agree on: \(zones)")
  }

  @Test("the published domain of real issues is read as the reference has it")
  func published() throws {
    let folder = try #require(ReferenceFolder.path) + "/son-faratin/"
    let files = try GeniusFiles.readDivisible(
      domain: folder + "son_domain.xml", first: folder + "son_buyer.xml",
      second: folder + "son_seller.xml")
    let cases = try Self.all.get().filter { $0.name.hasPrefix("son-faratin") }
    #expect(cases.count == 3)
    let found = ContinuousFrontier(first: files.first, second: files.second)
    for item in cases {
      #expect(found.vertices.count == item.frontier.count)
      for (vertex, answer) in zip(found.vertices, item.frontier) {
        #expect(distance(vertex.utilities, answer.utils) < 1e-9)
      }
    }
  }
}
