/// What the finance page needs besides the result itself.
package struct ROIPageInput: Sendable {
  package var settings: Settings
  /// Under the title: the ledger's scope and the date the run speaks of.
  package var subtitle: String
  /// Printed first, after the one that says that figures are simulated.
  package var banners: [String]
  /// What ties these figures to the savings benchmark and to the input files.
  package var reconciliation: ReportTable?
  /// By tier, deals that pay for a machine but not for a person.
  package var automation: [(tier: Tier, band: AutomationBand)]
  package var footer: [String]
  /// The date that the run speaks of.
  package var asOf: CalendarDate?
  /// Why spend changed; nil leaves the section out.
  package var bridge: BridgeOutcome?

  package init(
    settings: Settings, subtitle: String = "", banners: [String] = [],
    reconciliation: ReportTable? = nil, automation: [(tier: Tier, band: AutomationBand)] = [],
    footer: [String] = [], asOf: CalendarDate? = nil, bridge: BridgeOutcome? = nil
  ) {
    self.bridge = bridge
    self.asOf = asOf
    self.settings = settings
    self.subtitle = subtitle
    self.banners = banners
    self.reconciliation = reconciliation
    self.automation = automation
    self.footer = footer
  }
}

/// The return on investment for finance readers: net position and payback first, then where they
/// come from, how far they may be off, and on what they rest.
package func roiPage(_ result: ROIResult, _ input: ROIPageInput) -> ReportPage {
  let content = ROIPageContent(result: result, input: input)
  return ReportPage(
    title: "Return on investment of automated negotiation", subtitle: input.subtitle,
    banners: [
      "Simulated: no supplier has agreed to any of this. Savings come from \(result.worlds.count) simulated worlds, costs from the settings."
    ] + input.banners,
    sections: [
      content.summary, content.cash, content.fiscalYears, content.waterfall,
      content.recognition, content.otherClasses, content.scenarios,
      content.tornado, content.breakEvens, content.delay, content.incremental,
      content.assumptions, content.bridge, content.reconciliation, content.methods,
    ].compactMap { $0 },
    footer: input.footer)
}

/// The sections of the page, each a value of the result alone.
struct ROIPageContent {
  let result: ROIResult
  let input: ROIPageInput

  var currency: Currency { result.currency }
  var horizon: String { "\(result.plan.months) months" }

  func words(_ money: Money) -> String { currency.whole(money) + " " + currency.code }
  func major(_ money: Money) -> Double { Double(money.minor) / Double(currency.minorPerMajor) }
  func months(_ value: Double?) -> String {
    value.map { Digits.fixed($0, 1) + " months" } ?? "not within \(horizon)"
  }
  func rate(_ value: Double?) -> ReportCell { value.map { .percent($0) } ?? .text("not defined") }
  func worlds(_ share: Double) -> String {
    let count = Int((share * Double(result.worlds.count)).rounded())
    return "\(count) of \(result.worlds.count) worlds (\(chance(share)))"
  }
  /// A share in whole per cent that says 0 or 100 only where it is.
  func chance(_ share: Double) -> String {
    if share > 0, share < 0.01 { return "under 1 %" }
    if share < 1, share > 0.99 { return "over 99 %" }
    return Digits.percent(share, 0)
  }
  func atLeast(_ range: WorldRange<Money>) -> String {
    "90 % chance of at least \(words(range.p10)), 10 % chance of more than \(words(range.p90))"
  }

  var summary: ReportSection {
    let figures = result.figures
    return ReportSection(
      id: "summary", heading: "Net position and payback",
      blocks: [
        .tiles([
          ReportTile(
            label: "Net position over \(horizon)", value: words(figures.netPosition),
            range: atLeast(result.netPosition)),
          ReportTile(label: "Payback", value: months(figures.payback), range: paybackRange),
          ReportTile(
            label: "Net present value at \(Digits.percent(result.plan.discountRate))",
            value: words(figures.presentValue), range: atLeast(result.presentValue)),
          ReportTile(
            label: "Chance that it pays", value: chance(result.chancePositive),
            range: "net present value above 0 in \(worlds(result.chancePositive))"),
        ]),
        .paragraph(verdict),
        .paragraph(
          "A world is one simulated run of the whole programme, with its own luck and its own values of what nobody knows beforehand. Large figures are means over all worlds; ranges say how far worlds differ. Only hard savings count: invoices below the prices that were actually paid."
        ),
        .chart(spread), .table(headline),
      ])
  }

  /// How far apart the worlds are, and how many lose money.
  private var spread: ReportChart {
    let losing = result.worlds.count { $0.netPosition.isNegative }
    return .worlds(
      "net-spread", title: "Net position over \(horizon), by simulated world",
      summary:
        "In \(losing) of \(result.worlds.count) simulated worlds the programme costs more than it saves (hollow bars); in eight of ten it ends between \(words(result.netPosition.p10)) and \(words(result.netPosition.p90)).",
      name: "Net position over \(horizon)", result.worlds.map(\.netPosition),
      result.netPosition, currency)
  }

  private var verdict: String {
    let figures = result.figures
    let outcome =
      figures.netPosition.isNegative
      ? "On average the programme costs \(words(-figures.netPosition)) more than it saves over \(horizon)."
      : "On average the programme saves \(words(figures.hard)), costs \(words(figures.costs)) and leaves \(words(figures.netPosition)) over \(horizon)."
    return outcome
      + " After what the human team would have got anyway, \(words(figures.incremental)) remain. "
      + "The programme is abandoned in \(worlds(result.chanceAbandoned)); these are part of every figure."
  }

  private var paybackRange: String {
    let back = "back within \(horizon) in \(worlds(result.chancePaidBack))"
    return result.payback.p90.map {
      "90 % chance of at most \(Digits.fixed($0, 1)) months; " + back
    }
      ?? back
  }

  private var headline: ReportTable {
    let figures = result.figures
    func money(_ title: String, _ mean: Money, _ range: WorldRange<Money>) -> [ReportCell] {
      [.text(title), .money(mean), .money(range.p10), .money(range.p50), .money(range.p90)]
    }
    func time(_ title: String, _ mean: Double?, _ range: WorldRange<Double?>) -> [ReportCell] {
      [.text(title)]
        + [mean, range.p10, range.p50, range.p90].map {
          $0.map { .number($0, decimals: 1) } ?? .text("not within \(horizon)")
        }
    }
    let irr = result.internalRate
    return ReportTable(
      id: "headline",
      caption:
        "Headline figures in \(currency.code). P10 is the value that 10 % of worlds lie at or below: a 90 % chance of at least that much. For payback, later is worse: P90 is the month by which 90 % of worlds are paid back.",
      columns: [
        .init("Figure", name: "figure"), .init("Expected", name: "expected", numeric: true),
        .init("P10", name: "p10", numeric: true), .init("P50", name: "p50", numeric: true),
        .init("P90", name: "p90", numeric: true),
      ],
      rows: [
        money("Net position", figures.netPosition, result.netPosition),
        time("Payback, months", figures.payback, result.payback),
        time("Discounted payback, months", figures.discountedPayback, result.discountedPayback),
        money("Net present value", figures.presentValue, result.presentValue),
        money("Net position beyond the human team", figures.incremental, result.incremental),
        [
          .text("Internal rate of return a year (\(result.internalRateWorlds) worlds have one)"),
          rate(figures.internalRate), rate(irr?.p10), rate(irr?.p50), rate(irr?.p90),
        ],
        [
          .text("Modified internal rate of return a year"), rate(figures.modifiedRate),
          rate(result.modifiedRate?.p10), rate(result.modifiedRate?.p50),
          rate(result.modifiedRate?.p90),
        ],
        [.text("Benefits per unit of cost, discounted")]
          + [
            figures.benefitCostRatio, result.benefitCostRatio?.p10, result.benefitCostRatio?.p50,
            result.benefitCostRatio?.p90,
          ].map { $0.map { .number($0, decimals: 2) } ?? .text("not defined") },
        [
          .text("Return on investment"), rate(figures.returnOnInvestment),
          rate(result.returnOnInvestment?.p10), rate(result.returnOnInvestment?.p50),
          rate(result.returnOnInvestment?.p90),
        ],
        money("Cost of a month of delay", result.costOfDelay, result.costOfDelayRange),
      ])
  }
}
