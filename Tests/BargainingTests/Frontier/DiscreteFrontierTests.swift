import Bargaining
import Testing

struct DiscreteFrontierTests {
  private func scenario(_ first: [[Double]], _ second: [[Double]]) throws -> DiscreteScenario {
    try DiscreteScenario(
      first: TabulatedUtility(worths: first), second: TabulatedUtility(worths: second))
  }

  @Test("two issues by hand: what another outcome beats is not on the frontier")
  func byHand() throws {
    let scenario = try scenario([[6, 3, 0], [4, 0]], [[0, 2, 3], [0, 5]])
    let points = DiscreteFrontier(scenario).points
    let pairs = [(10, 0), (7, 2), (6, 5), (3, 7), (0, 8)].map { UtilityPair($0.0, $0.1) }
    #expect(points.map(\.utilities) == pairs)
    #expect(points.map(\.outcome) == [0, 2, 1, 3, 5])
  }

  @Test("of outcomes with the same utilities one is listed")
  func duplicates() throws {
    let points = DiscreteFrontier(try scenario([[1, 1], [0, 0]], [[2, 2], [0, 0]])).points
    #expect(points == [FrontierPoint(utilities: UtilityPair(1, 2), outcome: 0)])
  }

  @Test("sums that become equal by rounding do not leave a beaten point behind")
  func rounding() throws {
    // 2 and 1 differ; with 2⁶⁰ more they do not.
    let scenario = try scenario([[2, 1], [0x1p60]], [[0, 1], [0]])
    #expect(DiscreteFrontier(scenario).points.map(\.utilities) == [UtilityPair(0x1p60, 1)])
    #expect(scenario.bruteFrontier() == [UtilityPair(0x1p60, 1)])
  }

  @Test("the merged frontier is to the bit that of comparing all outcomes with all")
  func equalsBruteForce() throws {
    var dice = Dice(31)
    for scenario in try dice.scenarios(300) where scenario.first.enumerated().count <= 400 {
      let points = DiscreteFrontier(scenario).points
      #expect(points.map(\.utilities) == scenario.bruteFrontier())
      let (first, second) = (scenario.first.enumerated(), scenario.second.enumerated())
      #expect(
        points.allSatisfy {
          $0.utilities == UtilityPair(first[$0.outcome], second[$0.outcome])
        })
    }
  }

  @Test("a workspace that was used before gives the same frontier as a new one")
  func workspace() throws {
    var dice = Dice(32)
    var merge = FrontierMerge()
    for scenario in try dice.scenarios(50) {
      #expect(merge.frontier(of: scenario) == DiscreteFrontier(scenario).points)
    }
  }

  @Test("an outcome that both sides dislike changes nothing")
  func dominatedValue() throws {
    var dice = Dice(33)
    for scenario in try dice.scenarios(50) {
      let first = try TabulatedUtility(
        worths: scenario.first.worths.map { $0 + [$0.min().map { $0 - 1 } ?? 0] })
      let second = try TabulatedUtility(
        worths: scenario.second.worths.map { $0 + [$0.min().map { $0 - 1 } ?? 0] })
      let more = DiscreteFrontier(try DiscreteScenario(first: first, second: second))
      #expect(more.points.map(\.utilities) == DiscreteFrontier(scenario).points.map(\.utilities))
    }
  }

  @Test("an offer at a demand is the last point that keeps it")
  func offers() throws {
    let frontier = DiscreteFrontier(try scenario([[6, 3, 0], [4, 0]], [[0, 2, 3], [0, 5]]))
    #expect(frontier.offer(keepingFirst: 11) == nil)
    #expect(frontier.offer(keepingFirst: 7)?.utilities == UtilityPair(7, 2))
    #expect(frontier.offer(keepingFirst: 6.5)?.utilities == UtilityPair(7, 2))
    #expect(frontier.offer(keepingFirst: -1)?.utilities == UtilityPair(0, 8))
    #expect(frontier.points(atLeast: UtilityPair(3, 5)).map(\.utilities.x) == [6, 3])
    #expect(frontier.points(atLeast: UtilityPair(7, 5)).isEmpty)
  }

  @Test("the supported frontier lies on the frontier, and nothing lies above it")
  func supported() throws {
    var dice = Dice(34)
    var scenarios = try dice.scenarios(200)
    // Issues of many values: their corners are sorted another way.
    for _ in 0..<10 {
      func table(_ size: Int) -> [Double] { (0..<size).map { _ in dice.between(0, 1) } }
      // On a bent curve most values are corners.
      let x = table(60)
      scenarios.append(
        try scenario([x, table(50)], [x.map { 2 - $0 * $0 }, table(50)]))
    }
    for scenario in scenarios {
      let points = DiscreteFrontier(scenario).points.map(\.utilities)
      let hull = SupportedFrontier(scenario).vertices.map(\.utilities)
      #expect(hull.first == points.first && hull.last == points.last)
      #expect(hull.allSatisfy(points.contains))
      for (from, to) in zip(hull, hull.dropFirst()) {
        let along = to - from
        let above = points.map { along.x * ($0.y - from.y) - along.y * ($0.x - from.x) }
        #expect(above.allSatisfy { $0 >= -1e-9 })
      }
    }
  }

  @Test("a pocket of the frontier is not supported")
  func pocket() throws {
    let scenario = try scenario([[10, 4, 0]], [[0, 4, 10]])
    #expect(DiscreteFrontier(scenario).points.count == 3)
    #expect(SupportedFrontier(scenario).vertices.map(\.outcome) == [0, 2])
  }
}
