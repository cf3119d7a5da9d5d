import Bargaining
import BargainingDomains
import Testing

@Suite(.enabled(if: ReferenceFolder.isWanted))
struct ReferenceFrontierTests {
  @Test("published files are read with their issues, ranges, reservation values and discounts")
  func files() throws {
    for item in try ReferenceCase.all.get() {
      let answers = item.answers
      #expect(item.domain.issues.map(\.name) == answers.issues.map(\.name), "\(item.name)")
      #expect(item.domain.issues.map(\.values) == answers.issues.map(\.values), "\(item.name)")
      #expect(item.domain.shape == answers.shape && item.domain.outcomeCount == answers.nOutcomes)
      let profiles = [item.files.first, item.files.second]
      #expect(profiles.map(\.reservation) == answers.reserved, "\(item.name)")
      #expect(profiles.map(\.discount) == answers.discountFactor, "\(item.name)")
      let bounds = item.scenario.bounds
      let (low, high) = (bounds.lowest, bounds.ideal)
      let ranges = item.results.utilityRange
      #expect(distance(low, ranges.map { $0[0] }) < 1e-12, "\(item.testDescription)")
      #expect(distance(high, ranges.map { $0[1] }) < 1e-12, "\(item.testDescription)")
      for (profile, sum) in zip(profiles, item.results.weightSum) {
        #expect((profile.weights.reduce(0, +) - sum).magnitude < 1e-12, "\(item.name)")
      }
    }
  }

  @Test("the merged frontier is that of enumeration, point by point")
  func frontier() throws {
    var points = 0
    for item in try ReferenceCase.all.get() {
      let frontier = DiscreteFrontier(item.scenario)
      let answers = item.results.frontierAll.utils
      #expect(frontier.points.count == answers.count, "\(item.testDescription)")
      for (point, answer) in zip(frontier.points, answers) {
        #expect(distance(point.utilities, answer) < 1e-9, "\(item.testDescription)")
        let outcome = item.domain.outcome(point.outcome)
        #expect(item.scenario.utilities(of: outcome) == point.utilities, "\(item.testDescription)")
        points += 1
      }
      let rational = DiscreteSolutions(item.scenario).rational.count
      #expect(rational == item.results.frontierRationalSize, "\(item.testDescription)")
    }
    print("frontiers: \(try ReferenceCase.all.get().count), points: \(points)")
  }

  @Test("the supported frontier turns where the convex hull does")
  func supported() throws {
    for item in try ReferenceCase.all.get() {
      let found = corners(SupportedFrontier(item.scenario).vertices.map(\.utilities))
      let answers = corners(
        item.results.supportedFrontier.vertices.map { UtilityPair($0[0], $0[1]) })
      #expect(found.count == answers.count, "\(item.testDescription)")
      for (vertex, answer) in zip(found, answers) {
        #expect(distance(vertex, [answer.x, answer.y]) < 1e-9, "\(item.testDescription)")
      }
    }
  }

  /// The points at which a chain turns by more than rounding: whether points on a straight line are
  /// listed is a matter of the last bit, there as here.
  private func corners(_ chain: [UtilityPair]) -> [UtilityPair] {
    var corners: [UtilityPair] = []
    for point in chain {
      while corners.count >= 2 {
        let before = corners[corners.count - 1] - corners[corners.count - 2]
        let after = point - corners[corners.count - 1]
        let turn = before.x * after.y - before.y * after.x
        if turn.magnitude > 1e-9 * (before.x * after.y).magnitude { break }
        corners.removeLast()
      }
      corners.append(point)
    }
    return corners
  }
}
