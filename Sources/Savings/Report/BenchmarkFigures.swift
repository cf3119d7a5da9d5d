import Bargaining

/// The figures of the savings benchmark: means over worlds, with ranges from the worlds.
package struct BenchmarkFigures: Sendable {
  package let currency: Currency
  /// Per policy, the mean of each total over the worlds, all tiers together and by tier.
  package let mean: [NegotiationPolicy: WorldTotals]
  package let meanByTier: [NegotiationPolicy: [WorldTotals]]
  /// Hard saving a year at run rate, before realisation.
  package let hard: [NegotiationPolicy: WorldRange<Money>]
  /// Rates of the win-win policy by world.
  package let rateOnAgreed: WorldRange<Double>
  package let rateOnConcluded: WorldRange<Double>
  package let rateOnApproached: WorldRange<Double>
  package let agreementRate: WorldRange<Double>
  /// Hard saving net of clawback that reaches invoices in a full year.
  package let realised: WorldRange<Money>
  package let realisedMean: Money
  /// What is left of it a year later without renegotiation.
  package let sustainedMean: Money
  /// Joint surplus of win-win less price-only, on the same draws.
  package let jointGain: WorldRange<Money>
  package let comparison: PolicyComparison

  package init(_ run: SavingsRun) {
    currency = run.portfolio.base.currency
    var mean: [NegotiationPolicy: WorldTotals] = [:]
    var byTier: [NegotiationPolicy: [WorldTotals]] = [:]
    var hard: [NegotiationPolicy: WorldRange<Money>] = [:]
    for policy in NegotiationPolicy.allCases {
      let worlds = run.simulation.totals(policy)
      guard !worlds.isEmpty else { continue }
      let tiers = (0..<3).map { tier in WorldTotals.mean(of: worlds.map { $0[tier] }) }
      byTier[policy] = tiers
      // The whole is the sum of its tiers, so that the page's totals tie.
      mean[policy] = tiers.reduce(into: WorldTotals()) { $0 += $1 }
      hard[policy] = WorldRange(worlds.map { $0.reduce(.zero) { $0 + $1.hard } })
    }
    self.mean = mean
    meanByTier = byTier
    self.hard = hard

    let worlds = run.simulation.totals(.winWin)
    let all = worlds.map { $0.reduce(into: WorldTotals()) { $0 += $1 } }
    func range(_ value: (WorldTotals) -> Double) -> WorldRange<Double> {
      WorldRange(all.map(value)) ?? WorldRange(p10: 0, p50: 0, p90: 0)
    }
    rateOnAgreed = range { $0.hard.share(of: $0.agreed.spend) }
    rateOnConcluded = range { $0.hard.share(of: $0.concluded.spend) }
    rateOnApproached = range { $0.hard.share(of: $0.approached.spend) }
    agreementRate = range {
      $0.approached.deals == 0 ? 0 : Double($0.agreed.deals) / Double($0.approached.deals)
    }
    let realised = zip(worlds, run.simulation.worlds).map { tiers, draw in
      zip(tiers, draw.realisation).reduce(Money.zero) {
        $0 + ($1.0.hard - $1.0.clawback).scaled(by: $1.1)
      }
    }
    self.realised = WorldRange(realised) ?? WorldRange(p10: .zero, p50: .zero, p90: .zero)
    realisedMean = Money.mean(of: realised)
    let halfLife = run.settings.programme.halfLife
    sustainedMean =
      halfLife > 0 ? realisedMean.scaled(by: Elementary.power(0.5, 12 / halfLife)) : realisedMean
    comparison = PolicyComparison(run)
    jointGain =
      comparison.of(.priceOnly)?.difference(.jointSurplus)?.range
      ?? WorldRange(p10: .zero, p50: .zero, p90: .zero)
  }
}

extension Money {
  /// The mean, rounded once, ties to even; 0 of nothing.
  package static func mean(of amounts: [Money]) -> Money {
    guard !amounts.isEmpty else { return .zero }
    let sum = amounts.reduce(Int128(0)) { $0 + Int128($1.minor) }
    let count = Int128(amounts.count)
    let (quotient, remainder) = sum.quotientAndRemainder(dividingBy: count)
    let twice = remainder.magnitude * 2
    let isUp = twice > count.magnitude || (twice == count.magnitude && quotient & 1 != 0)
    return Money(minor: Int64(quotient + (isUp ? (sum < 0 ? -1 : 1) : 0)))
  }
}

extension WorldTotals {
  /// The mean of worlds, each field rounded once.
  static func mean(of worlds: [WorldTotals]) -> WorldTotals {
    func money(_ path: (WorldTotals) -> Money) -> Money { Money.mean(of: worlds.map(path)) }
    func count(_ path: (WorldTotals) -> Int) -> Int {
      worlds.isEmpty
        ? 0 : Int((Double(worlds.reduce(0) { $0 + path($1) }) / Double(worlds.count)).rounded())
    }
    func funnel(_ path: (WorldTotals) -> Funnel) -> Funnel {
      Funnel(deals: count { path($0).deals }, spend: money { path($0).spend })
    }
    var mean = WorldTotals()
    mean.approached = funnel(\.approached)
    mean.engaged = funnel(\.engaged)
    mean.concluded = funnel(\.concluded)
    mean.agreed = funnel(\.agreed)
    mean.escalated = funnel(\.escalated)
    mean.switched = funnel(\.switched)
    mean.hard = money(\.hard)
    mean.market = money(\.market)
    mean.marketFall = money(\.marketFall)
    mean.unproven = money(\.unproven)
    mean.avoidance = money(\.avoidance)
    mean.cash = money(\.cash)
    mean.carrying = money(\.carrying)
    mean.otherLevers = money(\.otherLevers)
    mean.clawback = money(\.clawback)
    mean.humanHard = money(\.humanHard)
    mean.switching = money(\.switching)
    mean.supplierSurplus = money(\.supplierSurplus)
    mean.jointSurplus = money(\.jointSurplus)
    mean.potential = money(\.potential)
    mean.rises = money(\.rises)
    mean.supplierBetterOff = count(\.supplierBetterOff)
    mean.unreciprocated = count(\.unreciprocated)
    mean.rounds = count(\.rounds)
    mean.days = count(\.days)
    return mean
  }
}
