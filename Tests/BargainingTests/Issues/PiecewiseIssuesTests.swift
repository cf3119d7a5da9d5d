import Testing

@testable import Bargaining

struct PiecewiseIssuesTests {
  /// Concave, rising or falling, with up to three pieces.
  private static func worth(_ dice: inout Dice, rising: Bool, knots: [Double]) throws
    -> PiecewiseWorth
  {
    var slopes = knots.dropLast().map { _ in dice.between(0.1, 2) * (rising ? 1 : -1) }
    slopes.sort(by: >)
    var worths = [dice.between(-1, 1)]
    for (index, slope) in slopes.enumerated() {
      worths.append(worths[index] + slope * (knots[index + 1] - knots[index]))
    }
    return try PiecewiseWorth(positions: knots, worths: worths)
  }

  private static func issues(_ dice: inout Dice) throws -> (
    [PiecewiseWorth], [PiecewiseWorth], PiecewiseIssues
  ) {
    var (first, second): ([PiecewiseWorth], [PiecewiseWorth]) = ([], [])
    for _ in 0..<dice.whole(1...2) {
      let rising = dice.says(0.5)
      first.append(
        try worth(
          &dice, rising: rising, knots: [0, dice.between(0.1, 0.4), dice.between(0.5, 0.9), 1]))
      second.append(try worth(&dice, rising: !rising, knots: [0, dice.between(0.2, 0.8), 1]))
    }
    return (first, second, try PiecewiseIssues(first: first, second: second))
  }

  /// Along a path with true ratios pieces are worth what the curves say at the issues' positions.
  @Test func thePathIsWorthWhatTheCurvesSay() throws {
    var dice = Dice(15)
    for _ in 0..<500 {
      let (first, second, issues) = try Self.issues(&dice)
      let path = ConcessionPath(
        own: issues.first, estimateOfOther: issues.second, grain: .zero)
      for step in 0...10 {
        let package = path.offer(keeping: path.top - path.span * Double(step) / 10)
        let positions = issues.positions(of: package)
        let mine = zip(first, positions).reduce(0) { $0 + $1.0.worth(at: $1.1) }
        let theirs = zip(second, positions).reduce(0) { $0 + $1.0.worth(at: $1.1) }
        #expect((mine - issues.first.worth(of: package)).magnitude < 1e-12)
        #expect((theirs - issues.second.worth(of: package)).magnitude < 1e-12)
      }
    }
  }

  /// No grid of positions has a package that leaves both more than the path does.
  @Test func thePathIsTheFrontier() throws {
    var dice = Dice(16)
    for _ in 0..<60 {
      let (first, second, issues) = try Self.issues(&dice)
      let path = ConcessionPath(own: issues.first, estimateOfOther: issues.second, grain: .zero)
      let grid = (0...20).map { Double($0) / 20 }
      for x in grid {
        for y in first.count == 2 ? grid : [0] {
          let positions = Array([x, y].prefix(first.count))
          let mine = zip(first, positions).reduce(0) { $0 + $1.0.worth(at: $1.1) }
          let theirs = zip(second, positions).reduce(0) { $0 + $1.0.worth(at: $1.1) }
          #expect(issues.second.worth(of: path.offer(keeping: mine)) >= theirs - 1e-9)
        }
      }
    }
  }

  /// Any package of pieces, in whatever order, is worth no more than the position it comes to.
  @Test func piecesOutOfOrderAreWorthNoMore() throws {
    var dice = Dice(17)
    for _ in 0..<2_000 {
      let (first, second, issues) = try Self.issues(&dice)
      var package = Package(repeating: 0)
      for lane in 0..<8 where issues.first.weights[lane] != 0 { package[lane] = dice.between(0, 1) }
      let positions = issues.positions(of: package)
      let mine = zip(first, positions).reduce(0) { $0 + $1.0.worth(at: $1.1) }
      let theirs = zip(second, positions).reduce(0) { $0 + $1.0.worth(at: $1.1) }
      #expect(mine >= issues.first.worth(of: package) - 1e-12)
      #expect(theirs >= issues.second.worth(of: package) - 1e-12)
    }
  }

  @Test func whatIsNoConcaveCurveIsRefused() throws {
    #expect(throws: PiecewiseError.concavity) {
      try PiecewiseWorth(positions: [0, 0.5, 1], worths: [0, 1, 3])
    }
    #expect(throws: PiecewiseError.positions) {
      try PiecewiseWorth(positions: [0, 0.7, 0.6, 1], worths: [0, 1, 1, 1])
    }
    #expect(throws: PiecewiseError.positions) {
      try PiecewiseWorth(positions: [0.1, 1], worths: [0, 1])
    }
    #expect(throws: PiecewiseError.number) {
      try PiecewiseWorth(positions: [0, 1], worths: [0, .nan])
    }
    #expect(throws: PiecewiseError.count) { try PiecewiseWorth(positions: [0], worths: [0]) }
    let bent = try PiecewiseWorth(
      positions: [0, 0.2, 0.4, 0.6, 1], worths: [0, 1, 1.5, 1.7, 1.8])
    #expect(throws: PiecewiseError.pieces) {
      try PiecewiseIssues(first: [bent, bent, bent], second: [bent, bent, bent])
    }
    #expect(throws: PiecewiseError.pieces) { try PiecewiseIssues(first: [bent], second: []) }
  }
}
