import Glibc
import Testing

@testable import Bargaining

/// What is learned from the other side's behaviour.
struct LearningTests {
  /// Opposed issues that can be divided, of about equal cost; the estimate is off by σ = 1.
  private static func random(_ dice: inout Dice) -> Problem {
    var problem = Problem(issues: [], firstReservation: -10, secondReservation: -10)
    for _ in 0..<dice.whole(3...maximumIssues) {
      var issue = RandomIssue(
        first: exp(0.5 * dice.normal()), second: -exp(0.5 * dice.normal()))
      issue.firstError = exp(dice.normal())
      problem.issues.append(issue)
    }
    problem.rounds = 20
    return problem
  }

  /// Spread of the error of the log-weights: their common scale says nothing.
  private static func error(_ weights: SIMD8<Double>, _ problem: Problem) -> Double {
    let errors = problem.issues.indices.map {
      log(weights[$0].magnitude / problem.issues[$0].second.magnitude)
    }
    let mean = errors.reduce(0, +) / Double(errors.count)
    return errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(errors.count)
  }

  /// Choices among equivalent offers move the belief towards the truth: on average in each of twenty
  /// rounds, and in most single problems over all of them.
  @Test func choicesMoveTheBeliefToTheTruth() {
    var dice = Dice(90)
    var (before, after, better) = (0.0, 0.0, 0)
    var path20 = [Double](repeating: 0, count: 21)
    let count = 2_000
    for _ in 0..<count {
      let problem = Self.random(&dice)
      let (own, other) = (problem.firstValuation, problem.secondValuation)
      var path = problem.firstPath
      var model = RatioBelief(path.estimated, learning: .choice(spread: 1))
      let start = Self.error(model.weights, problem)
      path20[0] += start / Double(count)
      for round in 1...20 {
        let demand = path.top - path.span * Double(round) / 22
        let offers = path.equivalents(keeping: demand)
        _ = model.prefer(offers.favourite(of: other), of: offers, path: path)
        path = ConcessionPath(
          own: own, estimateOfOther: Valuation(weights: model.weights), grain: .zero)
        path20[round] += Self.error(model.weights, problem) / Double(count)
      }
      let end = Self.error(model.weights, problem)
      before += start
      after += end
      if end < start { better += 1 }
    }
    #expect(after < 0.7 * before, "\(before) to \(after)")
    #expect(better > count * 7 / 10, "\(better)")
    for (a, b) in zip(path20, path20.dropFirst()) { #expect(b < a + 0.005, "\(path20)") }
  }

  /// Each choice also lowers the doubt, and never raises it.
  @Test func doubtOnlyFalls() {
    var dice = Dice(91)
    for _ in 0..<500 {
      let problem = Self.random(&dice)
      let path = problem.firstPath
      var model = RatioBelief(path.estimated, learning: .choice(spread: 1))
      for step in 1...10 {
        let doubt = model.variance
        let offers = path.equivalents(keeping: path.top - path.span * Double(step) / 12)
        _ = model.prefer(offers.favourite(of: problem.secondValuation), of: offers, path: path)
        for issue in 0..<8 { #expect(model.variance[issue] <= doubt[issue]) }
      }
    }
  }

  /// What the first side's offers leave on the table, as a share of the issues' worth to the other.
  private static func gap(_ bidding: Bidding, _ learning: Learning) -> Double {
    var dice = Dice(92)
    var (gap, count) = (0.0, 0)
    for _ in 0..<3_000 {
      var problem = random(&dice)
      problem.firstReservation = 0.2 * problem.firstValuation.best
      problem.secondReservation = 0.5 * problem.secondValuation.worst
      problem.firstBidding = bidding
      problem.firstLearning = learning
      let (own, other) = (problem.firstValuation, problem.secondValuation)
      let best = problem.withTrueRatios().firstPath
      for move in problem.play().trace.offers where move.side == .first && move.round >= 8 {
        let most = other.worth(of: best.offer(keeping: own.worth(of: move.package)))
        gap += (most - other.worth(of: move.package)) / -other.worst
        count += 1
      }
    }
    return gap / Double(count)
  }

  /// With a poor estimate, learning leaves less on the table than not learning.
  @Test func learningIsWorthIt() {
    let fixed = Self.gap(.path, .none)
    let frequency = Self.gap(.path, .unchangedIssues(rate: 0.5))
    let choice = Self.gap(.equivalents, .choice(spread: 1))
    #expect(frequency < 0.4 * fixed, "\(frequency) against \(fixed)")
    #expect(choice < 0.4 * fixed, "\(choice) against \(fixed)")
  }

  @Test func anIssueThatTheOtherKeepsGainsWeightAndOneGivenInFullDoesNot() {
    let own = Valuation(weights: SIMD8(1, 1, 1, 0, 0, 0, 0, 0))
    let estimate = Valuation(weights: SIMD8(-1, -1, -1, 0, 0, 0, 0, 0))
    let path = ConcessionPath(own: own, estimateOfOther: estimate, grain: .zero)
    var model = RatioBelief(path.estimated, learning: .unchangedIssues(rate: 0.5))
    // The start is all at 1; the other side has given the first issue and now gives of the second.
    let first = model.hear(Package(1, 0, 0, 0, 0, 0, 0, 0), path: path)
    let second = model.hear(Package(1, 0.5, 0, 0, 0, 0, 0, 0), path: path)
    let stood = model.hear(Package(1, 0.5, 0, 0, 0, 0, 0, 0), path: path)
    #expect(!first && second && !stood)
    #expect(model.weights[0] == model.weights[1])
    #expect((model.weights[2] / model.weights[1] - 1.5).magnitude < 1e-12)
    #expect((model.weights.sum() + 3).magnitude < 1e-12)
  }

  @Test func aBeliefOutlivesAnyNumberOfRounds() {
    let own = Valuation(weights: SIMD8(1, 1, 0, 0, 0, 0, 0, 0))
    let estimate = Valuation(weights: SIMD8(-1, -2, 0, 0, 0, 0, 0, 0))
    let path = ConcessionPath(own: own, estimateOfOther: estimate, grain: .zero)
    var model = RatioBelief(path.estimated, learning: .unchangedIssues(rate: 1))
    for round in 0..<20_000 {
      _ = model.hear(Package(Double(round % 7) / 10, 0.5, 0, 0, 0, 0, 0, 0), path: path)
    }
    #expect(model.weights[0] < 0 && model.weights[1] < -2.9)
    #expect(model.weights.sum().isFinite)
  }
}
