/// The share of agreed savings that reached invoices, of one tier or category.
///
/// Each agreement counts by its agreed saving. The next run's default is that share and the model's
/// own, weighed by Bühlmann's credibility `Z = n ÷ (n + within ÷ between)`: n is the number of
/// agreements that weigh as much (Kish, `(Σw)² ÷ Σw²`), within their variance (that of a yes or no
/// where there are fewer than five), between the variance of the model's own range, a sixth of it
/// squared. The range around it shrinks with √(1 − Z).
package struct RealisationRate: Sendable, Equatable {
  package let group: String
  package let tier: Tier?
  /// Agreements with a measurable saving.
  package let agreements: Int
  package let agreed: Money
  package let realised: Money
  /// Spend whose prices were compared.
  package let spend: Money
  package let model: ThreePoint
  /// Weight of the own rate, from 0 to 1.
  package let weight: Double
  package let next: ThreePoint

  /// Realised ÷ agreed; nil where nothing was measurable. Below 0 or above 1 where it was.
  package var own: Double? { agreed > .zero ? realised.share(of: agreed) : nil }

  init(_ group: String, tier: Tier?, _ tracked: [TrackedAgreement], model: ThreePoint) {
    let lines = tracked.filter { $0.rate != nil }
    self.group = group
    self.tier = tier
    self.model = model
    agreements = lines.count
    agreed = lines.reduce(.zero) { $0 + $1.bridge.measurable }
    realised = lines.reduce(.zero) { $0 + $1.bridge.realised }
    spend = lines.reduce(.zero) { $0 + $1.spend }
    guard agreed > .zero else {
      (weight, next) = (0, model)
      return
    }
    let own = realised.share(of: agreed)
    let weights = lines.map { Double($0.bridge.measurable.minor) }
    let sum = weights.reduce(0, +)
    let effective = sum * sum / weights.reduce(0) { $0 + $1 * $1 }
    let spread = zip(lines, weights).reduce(0) { total, line in
      let gap = (line.0.rate ?? own) - own
      return total + line.1 / sum * gap * gap
    }
    let few = model.typical * (1 - model.typical)
    let within =
      lines.count < RealisationRate.fewest
      ? max(few, spread) : spread * effective / max(1, effective - 1)
    weight = Credibility.weight(
      rows: effective, within: within,
      between: Credibility.variance(from: model.low, to: model.high))
    let typical = min(1, max(0, weight * own + (1 - weight) * model.typical))
    let width = max(0, 1 - weight).squareRoot()
    func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
    next = ThreePoint(
      rounded(max(0, typical - (model.typical - model.low) * width)), rounded(typical),
      rounded(min(1, typical + (model.high - model.typical) * width)))
  }

  /// Below so many agreements their own spread says nothing.
  package static let fewest = 5
}

extension ModelSettings {
  /// The model's own share of agreed savings that reaches invoices.
  package func realisation(_ tier: Tier) -> ThreePoint {
    switch tier {
    case .tail: realisationTail
    case .midTier: realisationMidTier
    case .strategic: realisationStrategic
    }
  }
}
