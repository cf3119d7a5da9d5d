import Testing

@testable import Bargaining

struct ValuationTests {
  private static func random(_ dice: inout Dice) -> Valuation {
    var weights = SIMD8<Double>(repeating: 0)
    for lane in 0..<dice.whole(1...maximumIssues) { weights[lane] = dice.between(-1, 1) }
    return Valuation(base: dice.between(-1, 1), weights: weights)
  }

  private static let corners: [Package] = (0..<256).map { corner in
    var package = Package(repeating: 0)
    for lane in 0..<8 { package[lane] = Double((corner >> lane) & 1) }
    return package
  }

  @Test func bestAndWorstAreThoseOfAllCorners() throws {
    var dice = Dice(7)
    for _ in 0..<200 {
      let valuation = Self.random(&dice)
      let worths = Self.corners.map(valuation.worth(of:))
      #expect((try #require(worths.max()) - valuation.best).magnitude < 1e-14)
      #expect((try #require(worths.min()) - valuation.worst).magnitude < 1e-14)
    }
  }

  @Test func theBestJointWorthIsThatOfAllCorners() throws {
    var dice = Dice(8)
    for _ in 0..<200 {
      let (a, b) = (Self.random(&dice), Self.random(&dice))
      let joint = Self.corners.map { a.worth(of: $0) + b.worth(of: $0) }
      #expect((try #require(joint.max()) - Valuation.bestJoint(a, b)).magnitude < 1e-14)
    }
  }

  @Test func anIssueMoreNeverShrinksTheBestJointWorth() {
    var dice = Dice(9)
    for _ in 0..<500 {
      var (a, b) = (Self.random(&dice), Self.random(&dice))
      a.weights[7] = 0
      b.weights[7] = 0
      let before = Valuation.bestJoint(a, b)
      a.weights[7] = dice.between(-1, 1)
      b.weights[7] = dice.between(-1, 1)
      #expect(Valuation.bestJoint(a, b) >= before)
    }
  }
}
