import Testing

@testable import Bargaining

struct PiecewiseIssuesTests {
  /// Concave, rising or falling, with up to three pieces.
  private static func worth(_ dice: inout Dice, rising: Bool, knots: [Double]) throws
    -> PiecewiseLinear
  {
    var slopes = knots.dropLast().map { _ in dice.between(0.1, 2) * (rising ? 1 : -1) }
    slopes.sort(by: >)
    var worths = [dice.between(-1, 1)]
    for (index, slope) in slopes.enumerated() {
      worths.append(worths[index] + slope * (knots[index + 1] - knots[index]))
    }
    return try PiecewiseLinear(zip(knots, worths).map { .init($0, $1) })
  }

  private static func issues(_ dice: inout Dice) throws -> (
    [PiecewiseLinear], [PiecewiseLinear], PiecewiseIssues
  ) {
    var (first, second): ([PiecewiseLinear], [PiecewiseLinear]) = ([], [])
    for _ in 0..<dice.whole(1...2) {
      let rising = dice.says(0.5)
      let (least, width) = (dice.between(-2, 2), dice.between(0.5, 3))
      func amounts(_ shares: Double...) -> [Double] {
        [least] + shares.map { least + $0 * width } + [least + width]
      }
      let knots = amounts(dice.between(0.1, 0.4), dice.between(0.5, 0.9))
      first.append(try worth(&dice, rising: rising, knots: knots))
      let others = amounts(dice.between(0.2, 0.8))
      second.append(try worth(&dice, rising: !rising, knots: others))
    }
    return (first, second, try PiecewiseIssues(first: first, second: second))
  }

  /// Along a path with true ratios pieces are worth what the curves say at the issues' amounts.
  @Test func thePathIsWorthWhatTheCurvesSay() throws {
    var dice = Dice(15)
    for _ in 0..<500 {
      let (first, second, issues) = try Self.issues(&dice)
      let path = ConcessionPath(
        own: issues.first, estimateOfOther: issues.second, grain: .zero)
      for step in 0...10 {
        let package = path.offer(keeping: path.top - path.span * Double(step) / 10)
        let amounts = issues.amounts(of: package)
        let mine = zip(first, amounts).reduce(0) { $0 + $1.0.worth(of: $1.1) }
        let theirs = zip(second, amounts).reduce(0) { $0 + $1.0.worth(of: $1.1) }
        #expect((mine - issues.first.worth(of: package)).magnitude < 1e-12)
        #expect((theirs - issues.second.worth(of: package)).magnitude < 1e-12)
      }
    }
  }

  /// No grid of amounts has a package that leaves both more than the path does.
  @Test func thePathIsTheFrontier() throws {
    var dice = Dice(16)
    for _ in 0..<60 {
      let (first, second, issues) = try Self.issues(&dice)
      let path = ConcessionPath(own: issues.first, estimateOfOther: issues.second, grain: .zero)
      let grid = (0...20).map { Double($0) / 20 }
      for x in grid {
        for y in first.count == 2 ? grid : [0] {
          let amounts = zip(first, [x, y]).map { curve, share in
            let (least, most) = (curve.knots[0].amount, curve.knots[curve.knots.count - 1].amount)
            return least + share * (most - least)
          }
          let mine = zip(first, amounts).reduce(0) { $0 + $1.0.worth(of: $1.1) }
          let theirs = zip(second, amounts).reduce(0) { $0 + $1.0.worth(of: $1.1) }
          #expect(issues.second.worth(of: path.offer(keeping: mine)) >= theirs - 1e-9)
        }
      }
    }
  }

  /// Any package of pieces, in whatever order, is worth no more than the amounts it comes to.
  @Test func piecesOutOfOrderAreWorthNoMore() throws {
    var dice = Dice(17)
    for _ in 0..<2_000 {
      let (first, second, issues) = try Self.issues(&dice)
      var package = Package(repeating: 0)
      for lane in 0..<8 where issues.first.weights[lane] != 0 { package[lane] = dice.between(0, 1) }
      let amounts = issues.amounts(of: package)
      let mine = zip(first, amounts).reduce(0) { $0 + $1.0.worth(of: $1.1) }
      let theirs = zip(second, amounts).reduce(0) { $0 + $1.0.worth(of: $1.1) }
      #expect(mine >= issues.first.worth(of: package) - 1e-12)
      #expect(theirs >= issues.second.worth(of: package) - 1e-12)
    }
  }

  @Test("curves that do not span one range, bend upwards or have too many pieces are refused")
  func refusals() throws {
    func curve(_ knots: (Double, Double)...) throws -> PiecewiseLinear {
      try PiecewiseLinear(knots.map { .init($0.0, $0.1) })
    }
    func refusal(_ first: [PiecewiseLinear], _ second: [PiecewiseLinear]) -> PiecewiseError? {
      #expect(throws: PiecewiseError.self) { try PiecewiseIssues(first: first, second: second) }
    }
    let straight = try curve((30, 0), (90, 1))
    let bent = try curve((30, 0), (42, 1), (54, 1.5), (66, 1.7), (90, 1.8))
    #expect(
      refusal([straight, bent], [straight, try curve((30, 0), (80, 1))]) == .range(issue: 1))
    #expect(refusal([straight], [try curve((20, 0), (90, 1))]) == .range(issue: 0))
    #expect(refusal([try curve((30, 0))], [try curve((30, 1))]) == .range(issue: 0))
    #expect(
      refusal([straight], [try curve((30, 0), (60, 1), (90, 3))]) == .concavity(issue: 0))
    #expect(refusal([bent, bent, bent], [bent, bent, straight]) == .pieces(12))
    #expect(refusal([bent], []) == .count(1, 0))
    let issues = try PiecewiseIssues(first: [bent, bent], second: [straight, bent])
    #expect(issues.amounts(of: Package(repeating: 1)) == [90, 90])
    #expect(issues.amounts(of: Package(repeating: 0)) == [30, 30])
  }
}
