extension ROIPageContent {
  var otherClasses: ReportSection {
    let flow = result.expected
    func row(_ title: String, _ amounts: [Money], _ gloss: String) -> [ReportCell] {
      [
        .text(title), .money(amounts.dropFirst().suffix(12).reduce(.zero, +)),
        .money(amounts.reduce(.zero, +)), .text(gloss),
      ]
    }
    let classes = SavingClass.allCases.filter { $0 != .hard }
    return ReportSection(
      id: "other-classes", heading: "Other benefits, not added",
      blocks: [
        .note(
          "None of these is in the net position, and they must not be added to it or to each other: each answers a different question."
        ),
        .table(
          ReportTable(
            id: "other_classes",
            caption:
              "Other classes of benefit, expected, \(currency.code), after the ramp and the share that is realised. The table has no total on purpose.",
            columns: [
              .init("Class", name: "class"),
              .init("Last 12 months", name: "last_year", numeric: true),
              .init("Over \(horizon)", name: "horizon", numeric: true),
              .init("What it is", name: "meaning"),
            ],
            rows: classes.map { row($0.title, flow.benefit($0), $0.gloss) } + [
              row(
                "Moved accounts", flow.switching,
                "Saving from moving to another supplier where talks failed, less the cost of moving; it depends on alternatives that nobody has tested."
              )
            ])),
      ])
  }

  var assumptions: ReportSection {
    let defaults = Settings()
    let shown = Setting.all.filter {
      !$0.source.isEmpty || $0.key.hasPrefix("programme.") || $0.key.hasPrefix("model.")
    }
    return ReportSection(
      id: "assumptions", heading: "Assumptions",
      blocks: [
        .paragraph(
          "Every figure the result rests on. Three numbers in a row are the low, the typical and the high end of a range."
        ),
        .details(
          "All \(shown.count) assumptions",
          [
            .table(
              ReportTable(
                id: "assumptions_table", caption: "Assumptions, amounts in \(currency.code)",
                columns: [
                  .init("Setting", name: "setting"), .init("Value", name: "value"),
                  .init("Set by", name: "set_by"), .init("Meaning", name: "meaning"),
                  .init("Source of the default", name: "source"),
                ],
                rows: shown.map { setting in
                  let value = setting.value(in: input.settings)
                  let isDefault = value == setting.value(in: defaults)
                  let measured = input.settings.model.realisationFrom
                  let isMeasured = !measured.isEmpty && Setting.realisation.contains(setting.key)
                  return [
                    .text(setting.key), .text(Self.text(value)),
                    .text(isMeasured ? "actuals: \(measured)" : isDefault ? "default" : "you"),
                    .text(setting.summary),
                    .text(setting.source),
                  ]
                }))
          ]),
      ])
  }

  private static func text(_ value: SettingValue) -> String {
    switch value {
    case .text(let text): text
    case .list(let list): list.joined(separator: ", ")
    case .table(let table): "\(table.count) entries"
    case .none: ""
    }
  }

  var reconciliation: ReportSection? {
    input.reconciliation.map {
      ReportSection(
        id: "reconciliation", heading: "Reconciliation",
        blocks: [
          .paragraph(
            "These totals tie the page to the savings benchmark and to the input files, to the minor unit."
          ), .table($0),
        ])
    }
  }

  var methods: ReportSection {
    ReportSection(
      id: "methods", heading: "How it is computed",
      blocks: [
        .bullets([
          "Hard saving of a month, by tier = agreed saving a year ÷ 12 × coverage × deals in effect × what has not faded × realisation × (1 − clawback). Clawback is what suppliers win back in quality and service. Strategic deals stay with people and add nothing.",
          "Deals in effect at the end of month t = ramp(t) × min(1, t ÷ (12 × years between renewals)): the programme must have reached the deal, and its contract must have come up. The ramp is the share of deals that a young programme gets to, month by month. A month's new deals count for half of that month.",
          "Fading: an agreed price loses half of its advantage every \(Digits.shortest(result.plan.halfLifeMonths)) months, until the next renewal restores it (0: never). Fading follows the Iowa State study for C.H. Robinson: the gain of a first re-bid shrank within a year.",
          "Costs: licence in monthly parts, dearer each year (paid a year ahead, it would lower the net present value by \(words(result.costOfPayingAhead))); on top what the quote leaves out (licence × (multiplier − 1)); start costs in month 0; own staff monthly; usage for each negotiation, renewals included; each deal that a person has to finish.",
          "Abandoned worlds: from that month on no deal is agreed or renewed, agreed prices fade, and the licence runs to the end of its contract year.",
          "Net position = hard saving − costs over \(horizon), not discounted. Return on investment = net position ÷ costs.",
          "Net present value = Σ net cash of month t ÷ (1 + m)^t, with m = (1 + \(Digits.percent(result.plan.discountRate)))^(1/12) − 1; month 0 is not discounted, later flows fall on month ends.",
          "Internal rate of return: the yearly rate at which the net present value is 0. It exists only where cash changes sign exactly once, and is not defined otherwise; the modified rate finances outflows and reinvests inflows at the discount rate.",
          "Payback: months until the running net position is no longer negative and stays so, straight within a month; discounted payback does the same on discounted cash.",
          "Benefits per unit of cost = present value of hard savings ÷ present value of costs.",
          "Break-even: the one driver is changed until the net present value of the expected cash is 0. Close rate, saving and realisation act on the benefit alone; coverage also on the cost of negotiations.",
          "P10, P50, P90: nearest rank. Of n worlds in rising order, P10 is number ⌈0.1 × n⌉. Nothing is smoothed.",
          "Expected figures are means over worlds, line by line and month by month, each rounded once to the minor unit; all totals are sums of what is shown.",
        ])
      ])
  }
}
