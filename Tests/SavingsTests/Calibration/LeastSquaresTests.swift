import Testing

@testable import Savings

/// The minimiser on functions whose answers are known.
struct LeastSquaresTests {
  private func squares(_ low: [Double], _ high: [Double], ridge: Double = 1e-9) -> LeastSquares {
    LeastSquares(low: low, high: high, ridge: ridge, width: 0.01, iterations: 30)
  }

  @Test func asManyEquationsAsUnknownsAreSolved() async {
    // x² + y = 3 and x − y = −1 meet at (1, 2).
    let found = await squares([0, 0], [5, 5]).minimum(from: [3, 3]) { p in
      [p[0] * p[0] + p[1] - 3, p[0] - p[1] + 1]
    }
    #expect((found.point[0] - 1).magnitude < 2e-3 && (found.point[1] - 2).magnitude < 2e-3)
    #expect(found.determined.allSatisfy { $0 > 0.999 })
  }

  @Test func ofAllThatFitTheNearestToTheStartIsTaken() async {
    // x + 3y = 10 from (0, 0): the foot of the perpendicular is (1, 3).
    let found = await squares([-9, -9], [9, 9], ridge: 1e-6).minimum(from: [0, 0]) { p in
      [p[0] + 3 * p[1] - 10]
    }
    #expect((found.point[0] - 1).magnitude < 1e-3 && (found.point[1] - 3).magnitude < 1e-3)
    // One equation decides one direction: (1, 3)/√10, so a tenth of x and nine tenths of y.
    #expect((found.determined[0] - 0.1).magnitude < 1e-3)
    #expect((found.determined[1] - 0.9).magnitude < 1e-3)
  }

  @Test func anUnknownThatNothingDependsOnStaysAndSaysSo() async {
    let found = await squares([0, 0], [5, 5], ridge: 0.01).minimum(from: [1, 2]) { p in
      [p[0] - 3]
    }
    #expect(found.point[1] == 2 && found.determined[1] < 1e-9)
    #expect(found.determined[0] > 0.98)
  }

  @Test func atABoundTheOthersTakeOver() async {
    // x + y = 10 with x at most 2.
    let found = await squares([0, 0], [2, 20], ridge: 1e-6).minimum(from: [1, 1]) { p in
      [p[0] + p[1] - 10]
    }
    #expect(found.point[0] == 2)
    #expect((found.point[1] - 8).magnitude < 1e-3)
  }

  @Test func neverOutsideOfTheBounds() async {
    let bounds = (low: [0.2, 0.3], high: [0.9, 0.8])
    var seen: [[Double]] = []
    let found = await squares(bounds.low, bounds.high).minimum(from: [7, -7]) { p in
      seen.append(p)
      return [p[0] - 40, p[1] + p[0] * p[0] + 12]
    }
    #expect(found.evaluations == seen.count)
    for point in seen {
      for (value, (low, high)) in zip(point, zip(bounds.low, bounds.high)) {
        #expect(value >= low - 1e-12 && value <= high + 1e-12, "\(point)")
      }
    }
    #expect(found.point == [0.9, 0.3])
  }

  @Test func eliminationSolvesWhatNeedsPivots() {
    let x = LeastSquares.solved([[0, 2, 1], [1, 0, 0], [3, 0, 4]], [7, 1, 15])
    #expect(zip(x, [1, 2, 3]).allSatisfy { ($0 - $1).magnitude < 1e-12 }, "\(x)")
  }
}
