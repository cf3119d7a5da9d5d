import Bargaining

extension DiscreteScenario {
  /// Up to five issues of up to six values. Half of the tables are small whole numbers, so that sums
  /// tie often and exactly; reservation values lie anywhere up to a little above the best.
  static func random(_ dice: inout Dice) throws -> DiscreteScenario {
    let shape = (0..<dice.whole(1...5)).map { _ in dice.whole(1...6) }
    let isCoarse = dice.says(0.5)
    func utility(_ dice: inout Dice) throws -> TabulatedUtility {
      let worths = shape.map { size in
        (0..<size).map { _ in isCoarse ? Double(dice.whole(0...4)) : dice.between(-1, 2) }
      }
      let free = try TabulatedUtility(worths: worths)
      guard dice.says(0.8) else { return free }
      let (low, high) = (free.range.lowerBound, free.range.upperBound)
      let limit = low + dice.between(-0.1, 1.05) * (high - low)
      return try TabulatedUtility(worths: worths, reservation: limit)
    }
    return try DiscreteScenario(first: utility(&dice), second: utility(&dice))
  }

  /// Every Pareto-optimal pair by comparing all outcomes with all, the first side's best first.
  func bruteFrontier() -> [UtilityPair] {
    let all = zip(first.enumerated(), second.enumerated()).map { UtilityPair($0, $1) }
    var pairs: [UtilityPair] = []
    for pair in all where !pairs.contains(pair) {
      let isBeaten = all.contains { $0 != pair && $0.x >= pair.x && $0.y >= pair.y }
      if !isBeaten { pairs.append(pair) }
    }
    return pairs.sorted { $0.x > $1.x }
  }

  /// The first side's utilities and reservation value times `scale`, plus `offset` on one issue.
  func rescaled(scale: Double, offset: Double) throws -> DiscreteScenario {
    let worths = first.worths.enumerated().map { issue, table in
      table.map { $0 * scale + (issue == 0 ? offset : 0) }
    }
    let limit = first.reservation.map { $0 * scale + offset }
    return try DiscreteScenario(
      first: TabulatedUtility(worths: worths, reservation: limit), second: second)
  }
}

extension Dice {
  /// Scenarios for a claim about many.
  mutating func scenarios(_ count: Int) throws -> [DiscreteScenario] {
    var scenarios: [DiscreteScenario] = []
    for _ in 0..<count { scenarios.append(try DiscreteScenario.random(&self)) }
    return scenarios
  }
}
