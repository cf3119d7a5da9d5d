extension ROIPageContent {
  var scenarios: ReportSection {
    ReportSection(
      id: "scenarios", heading: "Conservative, base, optimistic",
      blocks: [
        .paragraph(
          "Here every uncertain quantity takes its bad, typical or good end at the same time. That all of them go wrong together is less likely than one in ten: plan with the ranges above, and use these to see what must be believed. The base takes typical settings; they are not the mean, so it differs from the expected figures above."
        ),
        .table(
          ReportTable(
            id: "scenarios_table", caption: "Scenarios, \(currency.code)",
            columns: [
              .init("Scenario", name: "scenario"),
              .init("Hard saving", name: "hard", numeric: true),
              .init("Costs", name: "costs", numeric: true),
              .init("Net position", name: "net_position", numeric: true),
              .init("Net present value", name: "net_present_value", numeric: true),
              .init("Payback, months", name: "payback_months", numeric: true),
              .init("Return on investment", name: "roi", numeric: true),
              .init("Assumes", name: "assumptions"),
            ],
            rows: result.scenarios.map { scenario in
              let figures = scenario.figures
              return [
                .text(scenario.kind.rawValue), .money(figures.hard), .money(figures.costs),
                .money(figures.netPosition), .money(figures.presentValue),
                figures.payback.map { .number($0, decimals: 1) } ?? .text("not within \(horizon)"),
                rate(figures.returnOnInvestment), .text(scenario.assumptions),
              ]
            })),
      ])
  }

  var tornado: ReportSection {
    let tornado = result.tornado
    let leader = tornado.drivers.first.map { "\($0.title) moves it most. " } ?? ""
    return ReportSection(
      id: "tornado", heading: "What moves the result",
      blocks: [
        .chart(
          ReportChart(
            id: "tornado-chart", title: "Net present value with one driver changed at a time",
            summary:
              "\(leader)Each bar shows the net present value with that driver at its bad and at its good end, all others typical; the base is \(words(tornado.base)).",
            unit: currency.code,
            kind: .tornado(
              base: major(tornado.base),
              tornado.drivers.map {
                .init(label: $0.title, low: major($0.low), high: major($0.high))
              }),
            table: ReportTable(
              id: "tornado_drivers",
              caption: "Expected net present value by driver, \(currency.code)",
              columns: [
                .init("Driver", name: "driver"), .init("Bad end", name: "bad_input"),
                .init("Net present value", name: "bad_value", numeric: true),
                .init("Good end", name: "good_input"),
                .init("Net present value", name: "good_value", numeric: true),
                .init("Width", name: "width", numeric: true),
              ],
              rows: tornado.drivers.map {
                [
                  .text($0.title), .text($0.lowInput), .money($0.low), .text($0.highInput),
                  .money($0.high), .money($0.swing),
                ]
              }))),
        .paragraph(
          "A programme that does not pay for itself loses less when it is abandoned early: the licence ends and agreed prices stay for a while. There the bar of abandonment turns around."
        ),
      ])
  }

  var breakEvens: ReportSection {
    let table = ReportTable(
      id: "break_evens",
      caption:
        "Value at which the net present value is 0, each driver alone. P10 and P90 are of the worlds, each with its own deals and costs: 90 % of them need no more than P90.",
      columns: [
        .init("Driver", name: "driver"), .init("Expected", name: "expected", numeric: true),
        .init("Break-even", name: "break_even", numeric: true),
        .init("P10", name: "p10", numeric: true), .init("P90", name: "p90", numeric: true),
        .init("May fall short by", name: "margin", numeric: true), .init("In words", name: "words"),
      ],
      rows: result.breakEvens.map { point in
        [
          .text(point.driver.title), .percent(point.expected),
          point.needed.map { .percent($0) } ?? .text("none"), needed(point.range?.p10),
          needed(point.range?.p90),
          point.margin.map { .percent($0) } ?? .empty, .text(meaning(of: point)),
        ]
      })
    return ReportSection(
      id: "break-even", heading: "How wrong it may be and still pay",
      blocks: [
        .table(table),
        .paragraph(
          "Close rate, saving and realisation multiply each other, so the same shortfall of any one of them takes the same money; two of them short at once leave less room."
        ),
      ] + automation)
  }

  private func needed(_ share: Double??) -> ReportCell {
    (share ?? nil).map { .percent($0) } ?? .text("none")
  }

  private func meaning(of point: BreakEven) -> String {
    guard let margin = point.margin else { return "no value makes it pay" }
    guard point.isReachable else { return "out of reach: more than the whole would be needed" }
    return margin >= 0
      ? "pays even if it turns out \(Digits.percent(margin, 0)) lower than expected"
      : "must turn out \(Digits.percent(-margin, 0)) higher than expected"
  }

  private var automation: [ReportBlock] {
    guard !input.automation.isEmpty else { return [] }
    return [
      .paragraph(
        "A negotiation pays for itself within a year from a certain size of deal: its cost ÷ (close rate × saving × realisation). P10 and P90 are of the worlds, each with its own rates, realisation and usage cost. Between the machine's size and a person's lie the deals that nobody had a reason to negotiate."
      ),
      .table(
        ReportTable(
          id: "break_even_deal", caption: "Yearly spend of a deal that just pays, \(currency.code)",
          columns: [
            .init("Tier", name: "tier"),
            .init("By machine from", name: "machine_spend", numeric: true),
            .init("P10", name: "machine_p10", numeric: true),
            .init("P90", name: "machine_p90", numeric: true),
            .init("By a person from", name: "human_spend", numeric: true),
            .init("P10", name: "human_p10", numeric: true),
            .init("P90", name: "human_p90", numeric: true),
            .init("Deals between", name: "deals", numeric: true),
            .init("Their spend", name: "spend", numeric: true),
          ],
          rows: input.automation.map { entry in
            func ends(_ range: WorldRange<Money?>?) -> [ReportCell] {
              [range?.p10, range?.p90].map { end in
                range == nil ? .empty : (end ?? nil).map { .money($0) } ?? .text("never")
              }
            }
            return [.text(entry.tier.rawValue), .money(entry.band.machine.spend)]
              + ends(entry.band.machineRange) + [.money(entry.band.human.spend)]
              + ends(entry.band.humanRange)
              + [.count(entry.band.deals), .money(entry.band.spend)]
          })),
    ]
  }

  var delay: ReportSection {
    let delay = result.costOfDelay
    return ReportSection(
      id: "cost-of-delay", heading: "Cost of delay",
      blocks: [
        .paragraph(
          delay.isNegative
            ? "At steady state the programme costs \(words(-delay)) a month more than it saves: waiting costs nothing."
            : "At steady state, the last twelve months of the horizon, the programme brings \(words(delay)) a month after its running costs. Each month of waiting gives up about that much. Waiting also puts off the costs of the start; this figure leaves that out."
        )
      ])
  }

  var incremental: ReportSection {
    let figures = result.figures
    let anyway = result.expected.anyway.reduce(.zero, +)
    return ReportSection(
      id: "incremental", heading: "Beyond the human team",
      blocks: [
        .paragraph(
          "The team already negotiates its largest deals. What it would get on them is counted from the first month, without a ramp and without fading, and taken off: a strict view, against the programme. The cost of that team is not taken off, because it stays."
        ),
        .table(
          ReportTable(
            id: "incremental_view",
            caption:
              "Incremental view over \(horizon), \(currency.code), expected; \(atLeast(result.incremental))",
            columns: [
              .init("Figure", name: "figure"), .init("Amount", name: "amount", numeric: true),
            ],
            rows: [
              [.text("Net position"), .money(figures.netPosition)],
              [.text("Less hard saving of the human team"), .money(-anyway)],
            ],
            totals: [[.text("Beyond the human team"), .money(figures.incremental)]])),
      ])
  }
}
