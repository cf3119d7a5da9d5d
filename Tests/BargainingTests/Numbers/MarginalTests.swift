import Testing

@testable import Bargaining

struct MarginalTests {
  /// Mean and variance of a marginal by the midpoint rule over its uniform.
  private static func moments(_ marginal: Marginal) -> (mean: Double, variance: Double) {
    let count = 20_000
    let values = (0..<count).map {
      marginal.value(at: Normal.quantile((Double($0) + 0.5) / Double(count)))
    }
    let mean = values.reduce(0, +) / Double(count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    return (mean, variance)
  }

  /// Mean (a + 4m + b)/6, variance (μ − a)(b − μ)/7: closed forms of the PERT distribution.
  @Test(arguments: [
    (0.55, 0.68, 0.88), (0, 0.03, 0.10), (-2, 0, 4), (0.5, 2.5, 40), (1.3, 1.45, 1.6), (0, 0, 1),
    (0, 1, 1),
  ])
  func pertHasItsMeanAndVariance(low: Double, typical: Double, high: Double) {
    let mean = (low + 4 * typical + high) / 6
    let variance = (mean - low) * (high - mean) / 7
    let found = Self.moments(.pert(low, typical, high))
    let range = high - low
    // Interpolation in steps of 1/64 and the midpoint rule: 2e-4 of the range.
    #expect((found.mean - mean).magnitude < 2e-4 * range)
    #expect((found.variance - variance).magnitude < 2e-4 * range * range)
  }

  @Test(arguments: [(2.0, 5.0), (5, 2), (1, 1), (3, 3), (1.5, 4.5)])
  func betaHasItsMeanAndVariance(alpha: Double, beta: Double) {
    let sum = alpha + beta
    let found = Self.moments(.beta(alpha, beta))
    #expect((found.mean - alpha / sum).magnitude < 2e-4)
    #expect((found.variance - alpha * beta / (sum * sum * (sum + 1))).magnitude < 2e-4)
  }

  /// Quantiles of Beta(2, 5) as R's qbeta gives them.
  @Test func betaTwoFiveHasThePublishedQuantiles() {
    let table = BetaQuantile(2, 5)
    let published = [
      (0.05, 0.062_849_89), (0.25, 0.161_162_9), (0.5, 0.264_449_98), (0.75, 0.389_479_5),
      (0.95, 0.581_803_4),
    ]
    for (share, value) in published {
      #expect((table.quantile(share) - value).magnitude < 2e-6)
    }
  }

  /// The distribution function of Beta(2, 5) is that of two or more successes in six trials.
  @Test func betaTwoFiveUndoesItsDistributionFunction() {
    let table = BetaQuantile(2, 5)
    for step in 1..<1_000 {
      let share = Double(step) / 1_000
      let x = table.quantile(share)
      let rest = (0..<5).reduce(1.0) { product, _ in product * (1 - x) }
      let back = 1 - rest * (1 - x) - 6 * x * rest
      #expect((back - share).magnitude < 1e-6)
    }
    #expect(table.quantile(0) == 0)
    #expect(table.quantile(1) > 1 - 1e-5)
  }

  @Test func aMarginalRisesWithItsNormal() {
    for marginal in [Marginal.pert(0.5, 2.5, 40), .beta(2, 5), .pert(0, 0, 1)] {
      var last = -Double.infinity
      for z in stride(from: -7.0, through: 7, by: 0.01) {
        let value = marginal.value(at: z)
        #expect(value >= last)
        last = value
      }
    }
  }

  @Test func threeEqualPointsAreAConstant() {
    let marginal = Marginal.pert(2, 2, 2)
    for z in [-9.0, -1, 0, 0.3, 9] { #expect(marginal.value(at: z) == 2) }
  }

  @Test func aMarginalStaysInsideItsRange() {
    let marginal = Marginal.pert(-2, 0, 4)
    for z in [-100.0, -6, 6, 100] { #expect((-2...4).contains(marginal.value(at: z))) }
  }
}
