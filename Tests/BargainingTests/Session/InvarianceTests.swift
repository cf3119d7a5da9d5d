import Testing

@testable import Bargaining

/// Changes of unit and of origin: what they must not change.
struct InvarianceTests {
  /// The same problem in another money on both sides.
  private static func scaled(_ problem: Problem, first: Double, second: Double) -> Problem {
    var other = problem
    for lane in other.issues.indices {
      other.issues[lane].first *= first
      other.issues[lane].second *= second
    }
    other.firstBase *= first
    other.firstReservation *= first
    other.expectation *= first
    other.secondBase *= second
    other.secondReservation *= second
    return other
  }

  private static func packages(_ problem: Problem) -> [Package] {
    problem.play().trace.offers.map(\.package)
  }

  private static func areEqual(_ a: [Package], _ b: [Package]) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy { x, y in (0..<8).allSatisfy { (x[$0] - y[$0]).magnitude < 1e-7 } }
  }

  /// Powers of two scale without rounding, so that every package is the same to the last bit.
  @Test(arguments: [(4.0, 4.0), (0.125, 0.125), (16, 1), (1, 0.5), (1024, 0.25)])
  func anotherMoneyChangesNoPackage(first: Double, second: Double) {
    Property.holds(of: 1_500, seed: 50) { problem in
      let other = Self.scaled(problem, first: first, second: second)
      let (a, b) = (problem.play(), other.play())
      return Self.packages(problem) == Self.packages(other)
        && a.trace.yes?.round == b.trace.yes?.round
        ? nil : "other packages in another money"
    }
  }

  @Test func moneyThatRoundsChangesPackagesByRoundingOnly() {
    Property.holds(of: 1_500, seed: 51) { problem in
      let plain = problem.withTrueRatios()
      let other = Self.scaled(plain, first: 7.3, second: 0.31)
      return Self.areEqual(Self.packages(plain), Self.packages(other)) ? nil : "other packages"
    }
  }

  /// Worth has no natural zero: what the status quo is called changes nothing.
  @Test func anotherOriginChangesNoPackage() {
    Property.holds(of: 3_000, seed: 52) { problem in
      var plain = problem
      for lane in plain.issues.indices { plain.issues[lane].grain = 0 }
      var other = plain
      other.firstBase += 2
      other.firstReservation += 2
      other.expectation += 2
      other.secondBase -= 3
      other.secondReservation -= 3
      return Self.areEqual(Self.packages(plain), Self.packages(other)) ? nil : "other packages"
    }
  }

  @Test func anIssueThatMovesNobodyChangesNothing() {
    Property.holds(of: 1_500, seed: 53) { problem in
      guard problem.issues.count < maximumIssues else { return nil }
      var more = problem
      more.issues.append(RandomIssue(first: 0, second: 0))
      return Self.packages(problem) == Self.packages(more) ? nil : "other packages"
    }
  }

  @Test func theSameProblemPlaysTheSameTwice() {
    Property.holds(of: 500, seed: 54) { problem in
      problem.play().trace == problem.play().trace ? nil : "another trace"
    }
  }
}
