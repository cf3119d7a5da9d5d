import Bargaining
import Testing

struct DiscreteSolutionTests {
  /// One issue of five packages, whose points differ by concept; both sides have 1 without a deal.
  private func byHand(first: Double? = 1, second: Double? = 1) throws -> DiscreteSolutions {
    DiscreteSolutions(
      try DiscreteScenario(
        first: TabulatedUtility(worths: [[21, 16, 9, 5, 0]], reservation: first),
        second: TabulatedUtility(worths: [[0, 2, 4, 6, 7]], reservation: second)))
  }

  @Test(
    "points by hand, with gains measured from the disagreement values",
    arguments: [
      (SolutionConcept.nash, [2]),  // 15·1, 8·3, 4·5
      (.egalitarian, [3]),  // 1, 3, 4
      (.kalaiSmorodinsky, [2]),  // of 20 and 6: 1/6, 2/5, 1/5
      (.kalaiSmorodinskySpread, [2]),  // |3/4 − 1/6|, |2/5 − 1/2|, |1/5 − 5/6|
      (.kalaiSmorodinskyRational, [2]),  // of 15 and 5: 1/5, 8/15, 4/15
      (.leastDifference, [3]),  // 14, 5, 1
      (.maxWelfare, [1]),  // 18, 13, 11
      (.maxRelativeWelfare, [3]),  // 16/20 + 2/6, 9/20 + 4/6, 5/20 + 6/6
    ] as [(SolutionConcept, [Int])])
  func concepts(concept: SolutionConcept, outcomes: [Int]) throws {
    let solutions = try byHand()
    #expect(solutions.points(concept).map(\.outcome) == outcomes, "\(concept)")
  }

  @Test("relative welfare counts in shares of the room above the disagreement value")
  func relativeWelfare() throws {
    // 10/5 + 0, 8/5 + 3.5/10, 5/5 + 7/10; in shares of the whole range the last would be best.
    let solutions = DiscreteSolutions(
      try DiscreteScenario(
        first: TabulatedUtility(worths: [[10, 8, 5, 0]], reservation: 5),
        second: TabulatedUtility(worths: [[0, 3.5, 7, 10]])))
    #expect(solutions.points(.maxRelativeWelfare).map(\.outcome) == [0])
  }

  @Test("ties are reported, the first side's favourite first")
  func ties() throws {
    let solutions = DiscreteSolutions(
      try DiscreteScenario(
        first: TabulatedUtility(worths: [[3, 2, 1]]),
        second: TabulatedUtility(worths: [[1, 2, 3]])))
    #expect(solutions.points(.maxWelfare).map(\.outcome) == [0, 1, 2])
    #expect(solutions.point(.maxWelfare)?.outcome == 0)
  }

  @Test("where nothing suits both there is no point", arguments: SolutionConcept.allCases)
  func noZone(concept: SolutionConcept) throws {
    let solutions = try byHand(first: 10, second: 5)
    #expect(solutions.rational.isEmpty)
    #expect(solutions.point(concept) == nil)
  }

  @Test("every point is on the frontier and leaves both sides what they have")
  func onTheFrontier() throws {
    var dice = Dice(41)
    for scenario in try dice.scenarios(200) {
      let solutions = DiscreteSolutions(scenario)
      let frontier = DiscreteFrontier(scenario).points
      for concept in SolutionConcept.allCases {
        for point in solutions.points(concept) {
          #expect(frontier.contains(point))
          #expect(point.utilities.x >= solutions.bounds.reservation.x)
          #expect(point.utilities.y >= solutions.bounds.reservation.y)
        }
      }
    }
  }

  @Test("scale-free points do not change with one side's unit and zero")
  func rescaling() throws {
    let free: [SolutionConcept] = [
      .nash, .kalaiSmorodinsky, .kalaiSmorodinskySpread, .kalaiSmorodinskyRational,
      .maxRelativeWelfare,
    ]
    var dice = Dice(42)
    for scenario in try dice.scenarios(200) {
      // Powers of two and small whole numbers, so that nothing is rounded in whole-number tables.
      let other = try scenario.rescaled(scale: 0x1p10, offset: 4096)
      for concept in free {
        let (a, b) = (DiscreteSolutions(scenario), DiscreteSolutions(other))
        #expect(
          a.points(concept).map(\.utilities.y) == b.points(concept).map(\.utilities.y), "\(concept)"
        )
      }
    }
  }
}
