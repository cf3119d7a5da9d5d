/// The programme with every uncertain quantity at its typical value and the deals at the mean of
/// the worlds: the base that single drivers and scenarios start from.
///
/// Its net present value is not the mean over worlds: the three-point settings are skewed, so their
/// typical value is not their mean.
package struct TypicalProgramme: Sendable {
  package let base: ProgrammeCase
  package let settings: Settings
  /// P10 and P90 of the worlds' hard saving, as multiples of its mean.
  package let hardLow: Double
  package let hardHigh: Double
  /// Clawback share of the worlds over the mean of the clawback settings, by ``Tier/index``.
  private let clawbackScale: [Double]

  package init(_ worlds: [ProgrammeWorld], plan: ProgrammePlan, settings: Settings) {
    self.settings = settings
    let tiers = worlds.map(\.totals.count).min() ?? 0
    let years = (0..<tiers).map { tier in DealYear(meanOf: worlds.map { $0.totals[tier] }) }
    let clawback = [
      settings.model.clawbackTail, settings.model.clawbackMidTier, settings.model.clawbackStrategic,
    ]
    clawbackScale = zip(years, clawback).map { year, setting in
      setting.mean > 0 ? year.clawbackShare / setting.mean : 0
    }
    let programme = settings.programme
    base = ProgrammeCase(
      plan: plan, years: years, realisation: Self.realisation(settings) { $0.typical },
      rampShift: programme.rampShift.typical, hiddenCost: programme.hiddenCost.typical,
      costPerNegotiation: programme.costPerNegotiation.typical
    ).withClawback(clawback.map(\.typical), scale: clawbackScale)
    let hard = worlds.map { world in
      CashLine.tiers.reduce(Money.zero) { $0 + world.totals[$1.index].hard }
    }
    let mean = CashLine.tiers.reduce(0) { $0 + years[$1.index].hard }
    let range = WorldRange(hard)
    hardLow = mean > 0 ? range.map { Double($0.p10.minor) / mean } ?? 1 : 1
    hardHigh = mean > 0 ? range.map { Double($0.p90.minor) / mean } ?? 1 : 1
  }

  /// The base with some quantities changed.
  package func changed(_ change: (inout ProgrammeCase) -> Void) -> ProgrammeCase {
    var result = base
    change(&result)
    return result
  }

  package func realisation(_ point: (ThreePoint) -> Double) -> [Double] {
    Self.realisation(settings, point)
  }

  private static func realisation(
    _ settings: Settings, _ point: (ThreePoint) -> Double
  ) -> [Double] {
    let model = settings.model
    return [model.realisationTail, model.realisationMidTier, model.realisationStrategic].map(point)
  }

  /// The case with the clawback settings at one of their points; the worlds' own convexity in the
  /// price cut is kept.
  package func withClawback(_ base: ProgrammeCase, _ point: (ThreePoint) -> Double) -> ProgrammeCase
  {
    let model = settings.model
    let points = [model.clawbackTail, model.clawbackMidTier, model.clawbackStrategic].map(point)
    return base.withClawback(points, scale: clawbackScale)
  }
}

extension ProgrammeCase {
  func withClawback(_ points: [Double], scale: [Double]) -> ProgrammeCase {
    var result = self
    for tier in result.years.indices where tier < min(points.count, scale.count) {
      result.years[tier].clawbackShare = min(1, points[tier] * scale[tier])
    }
    return result
  }

  mutating func scaleSavings(by factor: Double) { years = years.map { $0.scaled(by: factor) } }

  /// Net present value of the flow weighted with the chance of abandonment.
  var expectedValue: Money {
    FlowFigures(expected(), discountRate: plan.discountRate).presentValue
  }
}

extension ThreePoint {
  /// Mean of the PERT distribution: `(low + 4 × typical + high) ÷ 6`.
  package var mean: Double { (low + 4 * typical + high) / 6 }
}
