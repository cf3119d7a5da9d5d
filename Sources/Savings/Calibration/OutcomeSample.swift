/// The past negotiations of one tier.
struct OutcomeSample: Sendable {
  let tier: Tier
  let rows: [PastOutcome]

  var agreed: [PastOutcome] { rows.filter { $0.ending == .agreed } }

  /// Saving on agreed spend.
  var saving: Double {
    let spend = agreed.reduce(0) { $0 + $1.spend }
    return agreed.reduce(0) { $0 + $1.spend * ($1.saving ?? 0) } / spend
  }

  /// As many deals as a preset has, with the spend of the rows at their quantiles: an order that the
  /// file has by chance changes nothing.
  var members: [Campaign.Member] {
    let spends = rows.map(\.spend).sorted()
    let count = CalibrationPreset.suppliers
    return (0..<count).map { index in
      Campaign.Member(
        spend: max(1, Int64(spends[(2 * index + 1) * spends.count / (2 * count)])), tier: tier)
    }
  }

  /// Each figure with its interval, and its weight beside the model's own.
  ///
  /// - Parameter model: what the model says before the fit, by ``Tier/index``.
  func evidence(model figures: [CampaignFigures]) -> [OutcomeEvidence] {
    let figures = figures[tier.index]
    var evidence: [OutcomeEvidence] = []
    func share(_ metric: CampaignMetric, _ count: Int, between: Double) {
      let model = metric.value(in: figures)
      let interval = Credibility.wilson(count, of: rows.count)
      evidence.append(
        OutcomeEvidence(
          tier: tier, metric: metric, rows: rows.count,
          own: Double(count) / Double(rows.count), low: interval.low, high: interval.high,
          weight: Credibility.weight(
            rows: Double(rows.count), within: model * (1 - model), between: between), model: model))
    }
    func mean(
      _ metric: CampaignMetric, _ own: Double, rows: Int, effective: Double, within: Double,
      between: Double
    ) {
      let error = Credibility.z * (within / effective).squareRoot()
      evidence.append(
        OutcomeEvidence(
          tier: tier, metric: metric, rows: rows, own: own, low: own - error, high: own + error,
          weight: Credibility.weight(rows: effective, within: within, between: between),
          model: metric.value(in: figures)))
    }
    let silent = rows.count { $0.ending == .noAnswer }
    if silent > 0 { share(.answers, rows.count - silent, between: ranges.answers) }
    share(.agreements, agreed.count, between: ranges.agreements)

    let agreed = agreed
    let savings = agreed.map { $0.saving ?? 0 }
    let spends = agreed.map(\.spend)
    let spend = spends.reduce(0, +)
    // Rows that weigh as much as so many equal ones (Kish, 1965).
    let effective = spend * spend / spends.reduce(0) { $0 + $1 * $1 }
    let variance = OutcomeSample.variance(savings)
    mean(
      .saving, saving, rows: agreed.count, effective: effective, within: variance,
      between: ranges.saving)
    let deviation = variance.squareRoot()
    let error = Credibility.z * deviation / (2 * Double(max(1, agreed.count - 1))).squareRoot()
    evidence.append(
      OutcomeEvidence(
        tier: tier, metric: .spread, rows: agreed.count, own: deviation,
        low: max(0, deviation - error), high: deviation + error, weight: 1,
        model: CampaignMetric.spread.value(in: figures)))
    let days = agreed.compactMap(\.days)
    if days.count >= OwnOutcomes.leastAgreements {
      mean(
        .days, days.reduce(0, +) / Double(days.count), rows: days.count,
        effective: Double(days.count), within: OutcomeSample.variance(days), between: ranges.days)
    }
    return evidence
  }

  private static func variance(_ values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }

  /// Variances between campaigns, from the ranges in which published and assumed figures lie.
  private var ranges: (answers: Double, agreements: Double, saving: Double, days: Double) {
    tier == .tail
      ? (
        Credibility.variance(from: 0.55, to: 0.88), Credibility.variance(from: 0.20, to: 0.72),
        Credibility.variance(from: 0.015, to: 0.05), Credibility.variance(from: 1, to: 20)
      )
      : (
        Credibility.variance(from: 0.55, to: 0.85), Credibility.variance(from: 0.25, to: 0.65),
        Credibility.variance(from: 0.02, to: 0.06), Credibility.variance(from: 5, to: 40)
      )
  }
}
