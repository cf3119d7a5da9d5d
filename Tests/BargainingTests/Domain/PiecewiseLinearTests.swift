import Bargaining
import Testing

struct PiecewiseLinearTests {
  private let curve = Result {
    try PiecewiseLinear([.init(0, 1), .init(10, 3), .init(12, 0)])
  }

  @Test("straight between knots, exact at them and flat beyond")
  func worths() throws {
    let curve = try curve.get()
    #expect(curve.tabulated(at: [-5, 0, 5, 10, 11, 12, 99]) == [1, 1, 2, 3, 1.5, 0, 0])
    #expect(curve.worth(of: .infinity) == 0 && curve.worth(of: -.infinity) == 1)
    #expect(curve.worth(of: .nan).isNaN)
  }

  @Test("tabulated, it is an issue like any other")
  func tabulated() throws {
    let curve = try curve.get()
    let first = try TabulatedUtility(worths: [curve.tabulated(at: [0, 5, 10, 12])])
    let second = try TabulatedUtility(worths: [[3, 2, 1, 0]])
    let points = DiscreteFrontier(try DiscreteScenario(first: first, second: second)).points
    #expect(points.map(\.outcome) == [2, 1, 0])
  }

  @Test("knots that do not rise, or are not finite, make no curve")
  func refusals() {
    #expect(throws: DomainError.noValues(issue: "piecewise linear")) { try PiecewiseLinear([]) }
    #expect(throws: DomainError.knotsDoNotRise(1, 1)) {
      try PiecewiseLinear([.init(1, 0), .init(1, 2)])
    }
    #expect(throws: DomainError.notFinite("a knot")) { try PiecewiseLinear([.init(.nan, 0)]) }
  }
}
