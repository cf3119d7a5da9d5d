import Bargaining
import Glibc
import Savings

/// Times exact frontiers of random domains of 4,000 outcomes (5 issues of 10, 5, 5, 4 and 4 values),
/// on one core with the tables at hand: `Benchmarks frontier [DOMAINS [LIMIT]]`. LIMIT is another
/// program's exact frontiers per second, tables at hand too, to which the figure is compared. What
/// is counted is the processor's time, so that other work on the machine disturbs little.
enum Frontier {
  private static let shape = [10, 5, 5, 4, 4]
  private static let rounds = 9

  static func run(_ arguments: [String]) throws {
    let count = arguments.first.map(Int.init) ?? 2000
    let limit = arguments.dropFirst().first.map(Double.init)
    guard let count, count > 0, arguments.count <= 2, limit.map({ $0 != nil }) ?? true else {
      throw Usage(text: "Benchmarks frontier [DOMAINS [LIMIT]]")
    }
    let scenarios = try (0..<count).map(scenario)
    var merge = FrontierMerge()
    var points = 0
    let exact = perSecond(count) {
      points = 0
      for scenario in scenarios { points += merge.frontier(of: scenario).count }
    }
    let mean = Digits.fixed(Double(points) / Double(count), 1)
    print("exact frontier: \(exact.text) a second, \(mean) points in the mean")
    if let limit = limit ?? nil {
      print("share of the limit: \(Digits.percent(exact.value / limit, 0))")
    }
    let concepts: [SolutionConcept] = [.nash, .egalitarian, .kalaiSmorodinsky, .maxWelfare]
    var found = 0
    let solved = perSecond(count) {
      for scenario in scenarios {
        let solutions = DiscreteSolutions(scenario)
        for concept in concepts { found += solutions.points(concept).count }
      }
    }
    print("exact frontier and four solutions: \(solved.text) a second")
    let hull = perSecond(count) {
      for scenario in scenarios { found += SupportedFrontier(scenario).vertices.count }
    }
    print("supported frontier: \(hull.text) a second")
    guard found > 0 else { throw Usage(text: "nothing was found") }
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The median of the rounds.
  private static func perSecond(
    _ count: Int, _ work: () -> Void
  ) -> (value: Double, text: String) {
    var times: [Double] = []
    for _ in 0..<rounds {
      let start = cpuSeconds()
      work()
      times.append(cpuSeconds() - start)
    }
    let value = Double(count) / times.sorted()[rounds / 2]
    return (value, Digits.fixed(value, 0))
  }

  /// Exponential weights that sum to 1; evaluations uniform and sorted, from 0 to 1, in opposite
  /// orders; both sides have 0.2 without an agreement.
  private static func scenario(_ number: Int) throws -> DiscreteScenario {
    let random = RandomStream(seed: 1, id: UInt64(number), draw: 0)
    var lane: UInt32 = 0
    func uniform() -> Double {
      lane += 1
      return random.uniform(lane: lane)
    }
    func weights() -> [Double] {
      let draws = shape.map { _ in -Elementary.log(uniform()) }
      return draws.map { $0 / draws.reduce(0, +) }
    }
    func table(_ size: Int) -> [Double] {
      let draws = (0..<size).map { _ in uniform() }.sorted()
      return draws.map { ($0 - draws[0]) / (draws[size - 1] - draws[0]) }
    }
    let first = try TabulatedUtility(
      weights: weights(), evaluations: shape.map(table), convention: .asWritten, reservation: 0.2)
    let second = try TabulatedUtility(
      weights: weights(), evaluations: shape.map { table($0).reversed() },
      convention: .asWritten, reservation: 0.2)
    return try DiscreteScenario(first: first, second: second)
  }
}
