import Savings

/// The headline figures of a run with their ranges, for machines.
package struct Headline {
  let figures: BenchmarkFigures
  let roi: ROIResult
  let negotiations: Int
  let deals: [DealResult]
  /// Zones of possible agreement of the deals, before the talks.
  let before: [ZoneOfAgreement]
  let settings: Settings
  let automation: [(tier: Tier, band: AutomationBand)]

  package init(_ run: SavingsRun, figures: BenchmarkFigures) {
    self.figures = figures
    roi = run.roi
    negotiations = run.simulation.negotiations
    deals = run.simulation.deals
    before = run.zones
    settings = run.settings
    automation = AutomationBand.byTier(run)
  }

  /// Amounts are decimal strings of the base currency; rates are shares. P10 is the value that 10 %
  /// of the worlds lie at or below.
  package var json: JSONValue {
    let mean = figures.mean[.winWin] ?? WorldTotals()
    let agreement =
      mean.approached.deals == 0 ? 0 : Double(mean.agreed.deals) / Double(mean.approached.deals)
    return .object(
      [
        ("simulated", .bool(true)), ("negotiations", .integer(negotiations)),
        ("agreement_rate", rates(agreement, figures.agreementRate)),
        ("saving_rate_agreed", rates(mean.hard.share(of: mean.agreed.spend), figures.rateOnAgreed)),
        (
          "saving_rate_concluded",
          rates(mean.hard.share(of: mean.concluded.spend), figures.rateOnConcluded)
        ),
        (
          "saving_rate_approached",
          rates(mean.hard.share(of: mean.approached.spend), figures.rateOnApproached)
        ),
        ("hard_saving_agreed", money(mean.hard, figures.hard[.winWin])),
        ("hard_saving_realised", money(figures.realisedMean, figures.realised)),
        (
          "hard_saving_agreed_price_only",
          money(figures.mean[.priceOnly]?.hard ?? .zero, figures.hard[.priceOnly])
        ),
        ("cost_avoidance", money(mean.avoidance, nil)),
        ("cash_released_once", money(mean.cash, nil)),
        ("carrying_benefit", money(mean.carrying, nil)),
        ("other_levers", money(mean.otherLevers, nil)),
        ("escalations", escalations), ("zones", zones), ("agreements", agreements),
      ] + programme + [
        ("break_even_deal", breakEvenDeals), ("policies", policies), ("claims", claims),
      ])
  }

  /// The return on investment, with its ranges.
  var programme: [(name: String, value: JSONValue)] {
    [
      ("net_position", money(roi.figures.netPosition, roi.netPosition)),
      ("incremental_net_position", money(roi.figures.incremental, roi.incremental)),
      ("npv", money(roi.figures.presentValue, roi.presentValue)),
      (
        "irr",
        .object([
          ("mean", rate(roi.figures.internalRate)), ("p10", rate(roi.internalRate?.p10)),
          ("p50", rate(roi.internalRate?.p50)), ("p90", rate(roi.internalRate?.p90)),
          ("worlds_defined", .integer(roi.internalRateWorlds)),
        ])
      ),
      (
        "payback_months",
        .object([
          ("mean", months(roi.figures.payback)), ("p10", months(roi.payback.p10)),
          ("p50", months(roi.payback.p50)), ("p90", months(roi.payback.p90)),
        ])
      ),
      ("chance_npv_positive", .number(roi.chancePositive, decimals: 6)),
    ]
  }

  func money(_ mean: Money, _ range: WorldRange<Money>?) -> JSONValue {
    let currency = figures.currency
    func text(_ money: Money) -> JSONValue { .string(currency.plain(money)) }
    var members: [(name: String, value: JSONValue)] = [("mean", text(mean))]
    if let range {
      members += [("p10", text(range.p10)), ("p50", text(range.p50)), ("p90", text(range.p90))]
    }
    return .object(members)
  }

  func rates(_ mean: Double, _ range: WorldRange<Double>) -> JSONValue {
    .object([
      ("mean", rate(mean)), ("p10", rate(range.p10)), ("p50", rate(range.p50)),
      ("p90", rate(range.p90)),
    ])
  }

  func rate(_ value: Double?) -> JSONValue {
    value.map { .number($0, decimals: 6) } ?? .null
  }

  private func months(_ value: Double?) -> JSONValue {
    value.map { .number($0, decimals: 2) } ?? .null
  }
}
