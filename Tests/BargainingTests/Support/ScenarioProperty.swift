import Bargaining
import Testing

/// A claim about many random scenarios. A counterexample is made simpler, then printed.
enum ScenarioProperty {
  /// - Parameter complaint: what is wrong with the scenario; nil where the claim holds.
  static func holds(
    of count: Int, seed: UInt64, sourceLocation: SourceLocation = #_sourceLocation,
    _ complaint: (DiscreteScenario) throws -> String?
  ) throws {
    var dice = Dice(seed)
    for number in 0..<count {
      let scenario = try DiscreteScenario.random(&dice)
      guard let first = try complaint(scenario) else { continue }
      let least = try shrunk(scenario, complaint)
      Issue.record(
        """
        seed \(seed), scenario \(number): \(first)
        simplest: \(try complaint(least) ?? first)
        first \(least.first.worths), reservation \(String(describing: least.first.reservation))
        second \(least.second.worths), reservation \(String(describing: least.second.reservation))
        """, sourceLocation: sourceLocation)
      return
    }
  }

  /// Takes every simpler scenario that still fails, until none does.
  static func shrunk(
    _ scenario: DiscreteScenario, _ complaint: (DiscreteScenario) throws -> String?
  ) throws -> DiscreteScenario {
    var least = scenario
    for _ in 0..<200 {
      let next = try simpler(least).first { try $0 != least && complaint($0) != nil }
      guard let next else { break }
      least = next
    }
    return least
  }

  /// Fewer issues first, then fewer values, then no reservation values, then rounder numbers.
  private static func simpler(_ scenario: DiscreteScenario) throws -> [DiscreteScenario] {
    let (first, second) = (scenario.first, scenario.second)
    func made(
      _ change: ([[Double]]) -> [[Double]], _ limits: (Double?) -> Double? = { $0 }
    ) throws -> DiscreteScenario {
      try DiscreteScenario(
        first: TabulatedUtility(
          worths: change(first.worths), reservation: limits(first.reservation)),
        second: TabulatedUtility(
          worths: change(second.worths), reservation: limits(second.reservation)))
    }
    var list: [DiscreteScenario] = []
    for issue in first.worths.indices where first.worths.count > 1 {
      list.append(
        try made { tables in
          var tables = tables
          tables.remove(at: issue)
          return tables
        })
    }
    for (issue, table) in first.worths.enumerated() where table.count > 1 {
      for value in table.indices {
        list.append(
          try made { tables in
            var tables = tables
            tables[issue].remove(at: value)
            return tables
          })
      }
    }
    list.append(try made({ $0 }, { _ in nil }))
    list.append(
      try made({ $0.map { $0.map { $0.rounded() } } }, { $0.map { $0.rounded() } }))
    return list
  }
}
