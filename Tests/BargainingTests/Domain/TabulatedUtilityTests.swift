import Bargaining
import Testing

struct TabulatedUtilityTests {
  private func utility(_ convention: UtilityConvention) throws -> TabulatedUtility {
    try TabulatedUtility(
      weights: [0.75, 0.25], evaluations: [[0.5, 0.25], [0, 1, 0.5]], convention: convention)
  }

  @Test("the Genius convention divides evaluations by the issue's largest")
  func genius() throws {
    #expect(try utility(.genius).worths == [[0.75, 0.375], [0, 0.25, 0.125]])
  }

  @Test(
    "raw and as-written take evaluations as they are",
    arguments: [UtilityConvention.raw, .asWritten])
  func plain(convention: UtilityConvention) throws {
    #expect(try utility(convention).worths == [[0.375, 0.1875], [0, 0.25, 0.125]])
  }

  @Test("an issue that is worth nothing adds nothing under the Genius convention")
  func allZero() throws {
    let utility = try TabulatedUtility(
      weights: [0.5, 0.5], evaluations: [[0, 0], [1, 2]], convention: .genius)
    #expect(utility.worths == [[0, 0], [0.25, 0.5]])
  }

  @Test("worth, enumeration and range are of the same sums")
  func sums() throws {
    let utility = try TabulatedUtility(worths: [[1, 4], [10, -20, 30]])
    #expect(utility.enumerated() == [11, -19, 31, 14, -16, 34])
    #expect(utility.worth(of: [1, 2]) == 34)
    #expect(utility.range == -19...34)
  }

  @Test("weights that exceed 1 in sum make utilities that exceed 1, not corrected ones")
  func above() throws {
    let utility = try TabulatedUtility(
      weights: [0.6, 0.4001], evaluations: [[1, 2], [3, 4]], convention: .genius)
    #expect(utility.range.upperBound == 1.0001)
  }

  @Test("numbers that are not finite, or forbidden by the convention, are refused")
  func refusals() {
    #expect(throws: DomainError.notFinite("an entry of issue 0")) {
      try TabulatedUtility(worths: [[.nan]])
    }
    #expect(throws: DomainError.notFinite("the reservation value")) {
      try TabulatedUtility(worths: [[1]], reservation: .infinity)
    }
    #expect(throws: DomainError.notFinite("the weight of issue 0")) {
      try TabulatedUtility(weights: [.nan], evaluations: [[1]], convention: .raw)
    }
    #expect(throws: DomainError.evaluation(-1, issue: 0, convention: .genius)) {
      try TabulatedUtility(weights: [1], evaluations: [[2, -1]], convention: .genius)
    }
    #expect(throws: DomainError.evaluation(2, issue: 0, convention: .asWritten)) {
      try TabulatedUtility(weights: [1], evaluations: [[2, 1]], convention: .asWritten)
    }
    #expect(throws: DomainError.count(of: "weights", expected: 1, found: 2)) {
      try TabulatedUtility(weights: [1, 1], evaluations: [[1]], convention: .raw)
    }
    #expect(throws: DomainError.noValues(issue: "0")) { try TabulatedUtility(worths: [[]]) }
  }

  @Test("two utilities of different shape make no scenario")
  func shapes() throws {
    let two = try TabulatedUtility(worths: [[1, 2]])
    let three = try TabulatedUtility(worths: [[1, 2, 3]])
    #expect(throws: DomainError.count(of: "values in issue 0", expected: 2, found: 3)) {
      try DiscreteScenario(first: two, second: three)
    }
  }

  @Test("a reservation value below every outcome is no disagreement value")
  func disagreement() {
    #expect(UtilityBounds(range: 0.2...1, reservation: 0).disagreement == 0.2)
    #expect(UtilityBounds(range: 0.2...1, reservation: 0.5).disagreement == 0.5)
    #expect(UtilityBounds(range: 0.2...1).disagreement == 0.2)
  }
}
