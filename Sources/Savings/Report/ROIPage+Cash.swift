extension ROIPageContent {
  var cash: ReportSection {
    ReportSection(
      id: "cash", heading: "Cash, month by month",
      blocks: [
        .chart(cumulative),
        .table(years),
        .details("Every month", [.table(monthly)]),
      ])
  }

  private var cumulative: ReportChart {
    let later = result.cumulative.dropFirst()
    let lowest = result.expected.cumulative.min() ?? .zero
    return ReportChart(
      id: "cumulative-cash", title: "Running net position",
      summary:
        "The net position so far at the end of each month: the middle world, and the band that 80 % of worlds lie in. On average at most \(words(lowest.isNegative ? -lowest : .zero)) are out of pocket.",
      unit: currency.code,
      kind: .band(
        months: Array(1...max(1, later.count)), low: later.map { major($0.p10) },
        middle: later.map { major($0.p50) }, high: later.map { major($0.p90) }),
      table: ReportTable(
        id: "cumulative_cash", caption: "Running net position, \(currency.code)",
        columns: [
          .init("Month", name: "month", numeric: true),
          .init("Expected", name: "expected", numeric: true),
          .init("P10", name: "p10", numeric: true), .init("P50", name: "p50", numeric: true),
          .init("P90", name: "p90", numeric: true),
        ],
        rows: zip(result.expected.cumulative, result.cumulative).enumerated().map { month, pair in
          [
            .count(month), .money(pair.0), .money(pair.1.p10), .money(pair.1.p50),
            .money(pair.1.p90),
          ]
        }))
  }

  /// Lines that make the net position, with their sign.
  private var netLines: [(line: CashLine, sign: Int64)] {
    CashLine.tiers.map { (.benefit(.hard, $0), 1) }
      + ProgrammeCost.allCases.map { (.cost($0), -1) }
  }

  /// Start and years as columns, lines as rows; the totals sum the rows above them.
  private var years: ReportTable {
    let flow = result.expected
    let count = (flow.months + 11) / 12
    func byYear(_ amounts: [Money], sign: Int64) -> [ReportCell] {
      var sums = [amounts[0]]
      for year in 0..<count {
        sums.append(amounts.dropFirst(1 + 12 * year).prefix(12).reduce(.zero, +))
      }
      return (sums + [sums.reduce(.zero, +)]).map { .money(Money(minor: sign * $0.minor)) }
    }
    return ReportTable(
      id: "cash_by_year",
      caption:
        "Expected cash by line, \(currency.code); costs are negative. Start is month 0, year 1 is months 1 to 12.",
      columns: [.init("Line", name: "line"), .init("Start", name: "start", numeric: true)]
        + (0..<count).map { .init("Year \($0 + 1)", name: "year_\($0 + 1)", numeric: true) }
        + [.init("Sum", name: "sum", numeric: true)],
      rows: netLines.map { [.text($0.line.title)] + byYear(flow[$0.line], sign: $0.sign) },
      totals: [[.text("Net position")] + byYear(flow.net, sign: 1)])
  }

  private var monthly: ReportTable {
    let flow = result.expected
    return ReportTable(
      id: "cash_by_month", caption: "Expected cash by month, \(currency.code)",
      columns: [.init("Month", name: "month", numeric: true)]
        + netLines.map { .init($0.line.title, name: $0.line.name, numeric: true) }
        + [
          .init("Net", name: "net", numeric: true),
          .init("Running net position", name: "cumulative", numeric: true),
        ],
      rows: (0...flow.months).map { month in
        [.count(month)]
          + netLines.map { .money(Money(minor: $0.sign * flow[$0.line, month].minor)) }
          + [.money(flow.net[month]), .money(flow.cumulative[month])]
      },
      totals: [
        [.text("Sum")]
          + netLines.map { .money(Money(minor: $0.sign * flow.total($0.line).minor)) }
          + [.money(result.figures.netPosition), .empty]
      ])
  }

  /// The steps from agreed saving to what is left beyond the human team; a total repeats the sum of
  /// the steps above it.
  var bars: [(label: String, amount: Money, isTotal: Bool)] {
    let figures = result.figures
    var bars: [(label: String, amount: Money, isTotal: Bool)] = result.steps.changes.map {
      ($0.level.loss, $0.amount, $0.level == .agreed)
    }
    bars.append(("Hard saving in the books", figures.hard, true))
    for cost in ProgrammeCost.allCases {
      bars.append((cost.title, -result.expected.total(.cost(cost)), false))
    }
    bars.append(("Net position", figures.netPosition, true))
    let anyway = result.expected.anyway.reduce(.zero, +)
    bars.append(("Human team anyway", -anyway, false))
    bars.append(("Beyond the human team", figures.incremental, true))
    return bars
  }

  var waterfall: ReportSection {
    ReportSection(
      id: "waterfall", heading: "From agreed saving to money in the books",
      blocks: [
        .chart(
          ReportChart(
            id: "waterfall-chart", title: "From agreed saving to net position",
            summary:
              "Of \(words(result.steps[.agreed])) that deals at full run rate would bring in \(horizon), \(words(result.figures.hard)) reach the books and \(words(result.figures.netPosition)) are left after costs.",
            unit: currency.code,
            kind: .waterfall(
              bars.map { .init(label: $0.label, value: major($0.amount), isTotal: $0.isTotal) }),
            table: ReportTable(
              id: "waterfall_steps",
              caption:
                "Expected steps in \(currency.code); every total is the sum of the steps before it",
              columns: [
                .init("Step", name: "step"), .init("Change", name: "change", numeric: true),
                .init("Sum so far", name: "sum", numeric: true),
              ],
              rows: bars.map {
                [
                  .text($0.label), $0.isTotal ? .empty : .money($0.amount),
                  $0.isTotal ? .money($0.amount) : .empty,
                ]
              })))
      ])
  }
}
