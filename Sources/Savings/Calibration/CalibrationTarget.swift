/// A figure that the model should reproduce.
package struct CalibrationTarget: Sendable {
  package let tier: Tier
  package let metric: CampaignMetric
  package let value: Double
  /// Where the figure comes from, in words.
  package let source: String
  /// False where it is only compared: no parameter of the fit moves it.
  package let isFitted: Bool
  /// Values that the evidence cannot tell from the target; nil for a published one.
  package let interval: ClosedRange<Double>?

  package init(
    _ tier: Tier, _ metric: CampaignMetric, _ value: Double, source: String, isFitted: Bool = true,
    interval: ClosedRange<Double>? = nil
  ) {
    self.interval = interval
    self.tier = tier
    self.metric = metric
    self.value = value
    self.source = source
    self.isFitted = isFitted
  }

  package func simulated(in figures: [CampaignFigures]) -> Double {
    metric.value(in: figures[tier.index])
  }

  /// Simulated less aimed at, in units of the tolerance: beyond 1 either way is a miss.
  package func residual(_ figures: [CampaignFigures]) -> Double {
    (simulated(in: figures) - value) / metric.tolerance
  }
}

/// A target beside what the model makes of it.
package struct CalibrationDistance: Sendable {
  package let target: CalibrationTarget
  package let simulated: Double

  package init(_ target: CalibrationTarget, _ figures: [CampaignFigures]) {
    self.target = target
    simulated = target.simulated(in: figures)
  }

  package var distance: Double { simulated - target.value }
  package var isWithin: Bool {
    distance.magnitude <= target.metric.tolerance || target.interval?.contains(simulated) == true
  }
}
