/// What the benchmark page and the reconciliation of both pages are made of.
package struct BenchmarkPage: Sendable {
  let run: SavingsRun
  let figures: BenchmarkFigures
  /// The deals that have a page of their own.
  package let pages: DealPages
  let subtitle: String
  let banners: [String]
  let footer: [String]

  package init(
    _ run: SavingsRun, figures: BenchmarkFigures, subtitle: String, banners: [String],
    footer: [String]
  ) {
    self.run = run
    self.figures = figures
    self.subtitle = subtitle
    self.banners = banners
    self.footer = footer
    pages = DealPages(run)
  }

  var currency: Currency { figures.currency }
  var zones: [ZoneOfAgreement] { run.zones }
  var mean: WorldTotals { figures.mean[.winWin] ?? WorldTotals() }

  func words(_ money: Money) -> String { currency.whole(money) + " " + currency.code }
  func major(_ money: Money) -> Double { Double(money.minor) / Double(currency.minorPerMajor) }
  func atLeast(_ range: WorldRange<Money>) -> String {
    "90 % chance of at least \(words(range.p10)), 10 % chance of more than \(words(range.p90))"
  }
  func between(_ range: WorldRange<Double>) -> String {
    "80 % of worlds between \(Digits.percent(range.p10)) and \(Digits.percent(range.p90))"
  }

  package var page: ReportPage {
    ReportPage(
      title: "Savings benchmark of the portfolio", subtitle: subtitle,
      banners: [
        "Simulated: every negotiated figure comes from \(run.settings.worlds) simulated worlds of this portfolio; no supplier has agreed to any of it."
      ] + banners,
      sections: [
        summary, denominators, tiers, categories, policies, winWin, published, calibration,
        secondQuotes, withoutZone, topDeals, preparedDeals, eligibility, dataQuality,
        reconciliationSection, method,
      ], footer: footer)
  }

  var summary: ReportSection {
    let rate = mean.hard.share(of: mean.agreed.spend)
    let agreement =
      mean.approached.deals == 0 ? 0 : Double(mean.agreed.deals) / Double(mean.approached.deals)
    let hard = figures.hard[.winWin] ?? WorldRange(p10: .zero, p50: .zero, p90: .zero)
    return ReportSection(
      id: "summary", heading: "What automated negotiation would deliver",
      blocks: [
        .tiles([
          ReportTile(
            label: "Hard saving agreed, a year at run rate", value: words(mean.hard),
            range: atLeast(hard)),
          ReportTile(
            label: "Of that, reaching invoices", value: words(figures.realisedMean),
            range: atLeast(figures.realised)),
          ReportTile(
            label: "Suppliers that agree, of those approached",
            value: Digits.percent(agreement, 0), range: between(figures.agreementRate)),
          ReportTile(
            label: "Saving on agreed spend", value: Digits.percent(rate, 2),
            range:
              "\(Digits.percent(mean.hard.share(of: mean.approached.spend), 2)) of approached spend"
          ),
        ]),
        .paragraph(
          "\(run.deals.count { $0.eligibility == .automated }) of \(run.deals.count) deals are eligible for the agent, worth \(words(mean.approached.spend)) a year. On average over the worlds \(mean.agreed.deals) agree, worth \(words(mean.agreed.spend)). Trading several levers instead of price alone creates \(words(figures.jointGain.p50)) a year more for both sides together (median of worlds), on the same suppliers and the same draws."
        ),
        .chart(spread(hard)),
      ])
  }

  /// How far apart the worlds are: the range above, with its shape.
  private func spread(_ range: WorldRange<Money>) -> ReportChart {
    .worlds(
      "saving-spread", title: "Hard saving agreed a year, by simulated world",
      summary:
        "In eight of ten of \(run.settings.worlds) simulated worlds it lies between \(words(range.p10)) and \(words(range.p90)).",
      name: "Hard saving agreed a year",
      run.simulation.totals(.winWin).map { $0.reduce(.zero) { $0 + $1.hard } }, range, currency)
  }

  var denominators: ReportSection {
    let flow = run.portfolio.waterfall
    let eligible = run.deals.filter { $0.eligibility == .automated }
    let eligibleSpend = eligible.reduce(Money.zero) { $0 + $1.baseline }
    let used = run.ledger.files.reduce(0) { $0 + $1.control.used }
    typealias Step = (title: String, rows: Int?, deals: Int?, spend: Money, saving: Money?)
    func step(_ title: String, _ funnel: WorldTotals.Funnel, _ saving: Money? = nil) -> Step {
      (title, nil, funnel.deals, funnel.spend, saving)
    }
    let steps: [Step] = [
      ("Total spend of the ledger", used, nil, flow.total, nil),
      ("In scope", used - flow.outOfScopeRows, nil, flow.inScope, nil),
      ("Addressable: in the window, net of credits", nil, run.deals.count, flow.addressable, nil),
      ("Eligible for automation", nil, eligible.count, eligibleSpend, nil),
      step("Approached", mean.approached), step("Engaged", mean.engaged),
      step("Concluded", mean.concluded), step("Agreed", mean.agreed, mean.hard),
      step("Contracted", mean.agreed, mean.hard),
      step("Realised: saving that reaches invoices", mean.agreed, figures.realisedMean),
      step("Sustained: left a year later", mean.agreed, figures.sustainedMean),
    ]
    var rows: [[ReportCell]] = []
    for (index, step) in steps.enumerated() {
      let previous = index == 0 ? step.spend : steps[index - 1].spend
      rows.append([
        .text(step.title), step.rows.map { .count($0) } ?? .empty,
        step.deals.map { .count($0) } ?? .empty, .money(step.spend),
        .percent(step.spend.share(of: previous)), .percent(step.spend.share(of: flow.total)),
        step.saving.map { .money($0) } ?? .empty,
      ])
    }
    let table = ReportTable(
      id: "denominators",
      caption:
        "From total spend to sustained savings (means over worlds from “approached” on). The last three steps are of the deals that agree and their spend; what they lose is saving.",
      columns: [
        .init("Step", name: "step"), .init("Ledger rows", name: "rows", numeric: true),
        .init("Deals", name: "deals", numeric: true),
        .init("Spend a year", name: "spend", numeric: true),
        .init("Of the step before", name: "of_previous", numeric: true),
        .init("Of total spend", name: "of_total", numeric: true),
        .init("Hard saving a year", name: "saving", numeric: true),
      ], rows: rows)
    var bars: [ReportChart.Step] = [
      .init(label: "Total spend", value: major(flow.total), isTotal: true)
    ]
    bars += flow.excluded.map {
      .init(label: "Out: \($0.reason.rawValue)", value: -major($0.amount), isTotal: false)
    }
    bars += [
      // Less the rounding of groups, cents that no bar could show, so that the bars add up.
      .init(
        label: "Outside the window", value: -major(flow.outsideWindow - flow.rounding),
        isTotal: false),
      .init(label: "Net credits", value: -major(flow.netCredits), isTotal: false),
      .init(label: "Addressable", value: major(flow.addressable), isTotal: true),
      .init(
        label: "Not for the agent", value: -major(flow.addressable - eligibleSpend), isTotal: false),
      .init(label: "Approached", value: major(eligibleSpend), isTotal: true),
      .init(
        label: "No answer", value: -major(mean.approached.spend - mean.engaged.spend),
        isTotal: false),
      .init(
        label: "No agreement", value: -major(mean.engaged.spend - mean.agreed.spend), isTotal: false
      ),
      .init(label: "Agreed", value: major(mean.agreed.spend), isTotal: true),
    ]
    bars.removeAll { !$0.isTotal && $0.value == 0 }
    let chart = ReportChart(
      id: "spend-waterfall", title: "Where the spend goes",
      summary:
        "Of \(words(flow.total)) in the ledger, \(words(flow.addressable)) is addressable, \(words(eligibleSpend)) is approached by the agent and \(words(mean.agreed.spend)) ends in agreements.",
      unit: currency.code, kind: .waterfall(bars), table: table)
    return ReportSection(
      id: "denominators", heading: "From total spend to realised savings",
      blocks: [.chart(chart), .table(rates), .table(savingSteps)])
  }

  /// The same saving on each honest base, side by side.
  private var rates: ReportTable {
    func row(_ base: String, _ spend: Money, _ range: WorldRange<Double>) -> [ReportCell] {
      [
        .text(base), .money(spend), .percent(mean.hard.share(of: spend)), .percent(range.p10),
        .percent(range.p50), .percent(range.p90),
      ]
    }
    return ReportTable(
      id: "savings-rates",
      caption: "One saving on three bases, means over worlds: a rate without its base says nothing",
      columns: [
        .init("Saving as a share of", name: "base"), .init("Spend", name: "spend", numeric: true),
        .init("Mean", name: "mean", numeric: true), .init("P10", name: "p10", numeric: true),
        .init("P50", name: "p50", numeric: true), .init("P90", name: "p90", numeric: true),
      ],
      rows: [
        row("agreed spend", mean.agreed.spend, figures.rateOnAgreed),
        row("concluded spend", mean.concluded.spend, figures.rateOnConcluded),
        row("approached spend", mean.approached.spend, figures.rateOnApproached),
      ])
  }

  private var savingSteps: ReportTable {
    let steps: [(String, Money, String)] = [
      ("Agreed", mean.hard, "price cut on yearly spend, against prices paid"),
      (
        "Contracted", mean.hard,
        "the model takes every agreement into a contract; your own rate belongs here"
      ),
      (
        "Net of clawback", mean.hard - mean.clawback,
        "suppliers win some back in quality and service"
      ),
      ("Realised", figures.realisedMean, "what reaches invoices in a full year"),
      ("Sustained", figures.sustainedMean, "left a year later without renegotiation"),
    ]
    return ReportTable(
      id: "saving-steps",
      caption: "Hard saving a year at run rate, from agreed to sustained (means over worlds)",
      columns: [
        .init("Step", name: "step"), .init("Saving", name: "saving", numeric: true),
        .init("Of agreed", name: "of_agreed", numeric: true), .init("Why", name: "why"),
      ],
      rows: steps.map {
        [.text($0.0), .money($0.1), .percent($0.1.share(of: mean.hard)), .text($0.2)]
      })
  }
}
