/// One negotiation that somebody really had.
package struct PastOutcome: Sendable, Equatable {
  package enum Ending: Sendable, Equatable {
    case agreed
    /// Answered, and did not agree; or nobody wrote down which.
    case notAgreed
    case noAnswer
  }

  /// Names of the columns of a file of outcomes, as settings spell them.
  package static let fields = [
    "approached", "agreed", "baseline", "saving", "saving_amount", "days", "tier",
  ]

  package var tier: Tier
  package var ending: Ending
  /// Yearly spend before, major units.
  package var spend: Double
  /// Agreed price saving, share of the spend; nil without an agreement.
  package var saving: Double?
  /// Calendar days to the agreement.
  package var days: Double?

  package init(
    tier: Tier = .tail, ending: Ending, spend: Double, saving: Double? = nil, days: Double? = nil
  ) {
    self.tier = tier
    self.ending = ending
    self.spend = spend
    self.saving = saving
    self.days = days
  }
}

/// One figure of own outcomes: how sure it is, and how much of it a fit believes.
package struct OutcomeEvidence: Sendable {
  package let tier: Tier
  package let metric: CampaignMetric
  /// Rows behind it.
  package let rows: Int
  package let own: Double
  /// 95 % interval.
  package let low: Double
  package let high: Double
  /// Weight of the own figure, from 0 to 1; the rest is the model's before the fit.
  package let weight: Double
  package let model: Double

  /// What the fit aims at.
  package var aim: Double { weight * own + (1 - weight) * model }
}

/// Intervals and weights of small samples.
enum Credibility {
  /// 97.5th percentile of the standard normal.
  static let z = 1.959_963_984_540_054

  /// Wilson's score interval of a share (Wilson, 1927): holds where few or nearly all agree.
  static func wilson(_ count: Int, of rows: Int) -> (low: Double, high: Double) {
    let n = Double(rows)
    let share = Double(count) / n
    let middle = share + z * z / (2 * n)
    let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let whole = 1 + z * z / n
    return (max(0, (middle - half) / whole), min(1, (middle + half) / whole))
  }

  /// Bühlmann's credibility (1967) of a mean of n rows: `n / (n + within / between)`, with the variance
  /// of single rows and the variance between campaigns.
  static func weight(rows: Double, within: Double, between: Double) -> Double {
    guard within > 0 else { return 1 }
    return rows / (rows + within / between)
  }

  /// Variance of a quantity that others published between two ends: PERT's σ is a sixth of the range.
  static func variance(from low: Double, to high: Double) -> Double {
    (high - low) * (high - low) / 36
  }
}
