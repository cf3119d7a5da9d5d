import Bargaining
import Testing

/// What must hold of frontiers and solutions on any domain; counterexamples are shrunk and printed.
struct DiscretePropertyTests {
  private static let monotone: [SolutionConcept] = [.nash, .kalaiSmorodinsky, .egalitarian]

  @Test("the exact frontier is to the bit that of comparing all outcomes with all")
  func frontierIsBruteForce() throws {
    try ScenarioProperty.holds(of: 400, seed: 201) { scenario in
      guard scenario.first.enumerated().count <= 400 else { return nil }
      let found = DiscreteFrontier(scenario).points.map(\.utilities)
      let expected = scenario.bruteFrontier()
      return found == expected ? nil : "\(found), not \(expected)"
    }
  }

  @Test("Nash, Kalai-Smorodinsky and egalitarian points are on the frontier and rational")
  func solutionsAreOnTheFrontier() throws {
    try ScenarioProperty.holds(of: 300, seed: 202) { scenario in
      guard scenario.first.enumerated().count <= 400 else { return nil }
      let frontier = scenario.bruteFrontier()
      let solutions = DiscreteSolutions(scenario)
      let limit = scenario.bounds.reservation
      let isPossible = frontier.contains { $0.x >= limit.x && $0.y >= limit.y }
      for concept in Self.monotone {
        let points = solutions.points(concept).map(\.utilities)
        if points.isEmpty == isPossible { return "\(concept): \(points), possible \(isPossible)" }
        for u in points where !frontier.contains(u) || u.x < limit.x || u.y < limit.y {
          return "\(concept): \(u)"
        }
      }
      return nil
    }
  }

  @Test("the Nash product and the least gain and share are the largest of all outcomes")
  func solutionsAreBest() throws {
    try ScenarioProperty.holds(of: 300, seed: 203) { scenario in
      let solutions = DiscreteSolutions(scenario)
      let (d, ideal) = (scenario.bounds.disagreement, scenario.bounds.ideal)
      let limit = scenario.bounds.reservation
      func value(_ u: UtilityPair, _ concept: SolutionConcept) -> Double {
        let gain = u - d
        switch concept {
        case .nash: return gain.x * gain.y
        case .egalitarian: return min(gain.x, gain.y)
        default:
          let room = ideal - d
          return min(room.x > 0 ? gain.x / room.x : 1, room.y > 0 ? gain.y / room.y : 1)
        }
      }
      let all = zip(scenario.first.enumerated(), scenario.second.enumerated())
        .map { UtilityPair($0, $1) }.filter { $0.x >= limit.x && $0.y >= limit.y }
      for concept in Self.monotone {
        guard let point = solutions.point(concept) else { continue }
        let best = all.map { value($0, concept) }.max() ?? 0
        let found = value(point.utilities, concept)
        if found < best - 1e-8 { return "\(concept): \(found), not \(best)" }
      }
      return nil
    }
  }

  @Test("Nash and Kalai-Smorodinsky do not change with one side's unit and zero")
  func affine() throws {
    try ScenarioProperty.holds(of: 300, seed: 204) { scenario in
      // Exact: powers of two, and whole numbers added to whole numbers.
      let isWhole = scenario.first.worths.allSatisfy { $0.allSatisfy { $0 == $0.rounded() } }
      for (scale, offset) in [(0x1p10, 4096.0), (0x1p-6, 0), (1, -16)]
      where offset == 0 || isWhole {
        let other = DiscreteSolutions(try scenario.rescaled(scale: scale, offset: offset))
        for concept in [SolutionConcept.nash, .kalaiSmorodinsky] {
          let here = DiscreteSolutions(scenario).points(concept).map(\.utilities.y)
          let there = other.points(concept).map(\.utilities.y)
          if here != there { return "\(concept), × \(scale) + \(offset): \(here), \(there)" }
        }
      }
      return nil
    }
  }

  @Test("swapping the sides swaps frontier and points")
  func symmetry() throws {
    try ScenarioProperty.holds(of: 300, seed: 205) { scenario in
      func turned(_ points: [FrontierPoint]) -> [UtilityPair] {
        points.reversed().map { UtilityPair($0.utilities.y, $0.utilities.x) }
      }
      let swapped = scenario.swapped
      let frontier = DiscreteFrontier(scenario).points.map(\.utilities)
      if frontier != turned(DiscreteFrontier(swapped).points) { return "frontier" }
      for concept in SolutionConcept.allCases {
        let here = DiscreteSolutions(scenario).points(concept).map(\.utilities)
        let there = turned(DiscreteSolutions(swapped).points(concept))
        if here != there { return "\(concept): \(here), \(there)" }
      }
      return nil
    }
  }

  @Test("a better alternative never lowers a side's Nash, Kalai-Smorodinsky or egalitarian point")
  func disagreement() throws {
    try ScenarioProperty.holds(of: 300, seed: 206) { scenario in
      let range = scenario.first.range
      for concept in Self.monotone {
        var best = -Double.infinity
        for share in [0, 0.05, 0.2, 0.4, 0.7, 0.95] {
          let limit = range.lowerBound + share * (range.upperBound - range.lowerBound)
          let side = try TabulatedUtility(worths: scenario.first.worths, reservation: limit)
          let raised = DiscreteSolutions(
            try DiscreteScenario(first: side, second: scenario.second))
          guard let point = raised.point(concept) else { continue }
          if point.utilities.x < best { return "\(concept) at \(limit): \(point), before \(best)" }
          best = point.utilities.x
        }
      }
      return nil
    }
  }

  @Test("a value that both sides like less than another changes no frontier and no point")
  func dominated() throws {
    try ScenarioProperty.holds(of: 300, seed: 207) { scenario in
      // Below one value and not below the least: the ranges, and with them the ideal points, stay.
      func more(_ utility: TabulatedUtility) throws -> TabulatedUtility {
        var worths = utility.worths
        worths[0].append(worths[0].min() ?? 0)
        return try TabulatedUtility(worths: worths, reservation: utility.reservation)
      }
      let other = try DiscreteScenario(
        first: more(scenario.first), second: more(scenario.second))
      let frontier = DiscreteFrontier(scenario).points.map(\.utilities)
      if frontier != DiscreteFrontier(other).points.map(\.utilities) { return "frontier" }
      for concept in SolutionConcept.allCases {
        let here = DiscreteSolutions(scenario).points(concept).map(\.utilities)
        let there = DiscreteSolutions(other).points(concept).map(\.utilities)
        if here != there { return "\(concept): \(here), \(there)" }
      }
      return nil
    }
  }

  @Test("a counterexample is shrunk to one issue and the values that matter")
  func shrinking() throws {
    var dice = Dice(208)
    let scenario = try #require(try dice.scenarios(50).first { $0.first.worths.count > 2 })
    let least = try ScenarioProperty.shrunk(scenario) {
      $0.first.enumerated().count >= 2 ? "two outcomes" : nil
    }
    #expect(least.first.enumerated().count == 2 && least.first.worths.count == 1)
    #expect(least.first.reservation == nil)
  }
}
