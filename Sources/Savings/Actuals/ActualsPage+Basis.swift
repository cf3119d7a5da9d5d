extension ActualsPage {
  var rates: ReportSection {
    func rows(_ rates: [RealisationRate]) -> [[ReportCell]] {
      rates.map { rate in
        [
          .text(rate.group), .count(rate.agreements), .money(rate.agreed), .money(rate.spend),
          rate.own.map { .percent($0) } ?? .text("not measurable"),
          .percent(rate.model.typical), .percent(rate.weight), .percent(rate.next.low),
          .percent(rate.next.typical), .percent(rate.next.high),
        ]
      }
    }
    let columns: [ReportTable.Column] = [
      .init("Group", name: "group"), .init("Agreements", name: "agreements", numeric: true),
      .init("Agreed, measurable", name: "agreed", numeric: true),
      .init("Spend compared", name: "spend", numeric: true),
      .init("Own rate", name: "own", numeric: true),
      .init("Model", name: "model", numeric: true),
      .init("Weight of own", name: "weight", numeric: true),
      .init("Next low", name: "low", numeric: true),
      .init("Next typical", name: "typical", numeric: true),
      .init("Next high", name: "high", numeric: true),
    ]
    return ReportSection(
      id: "realisation", heading: "Realisation, and the next run’s default",
      blocks: [
        .paragraph(
          "Hard saving realised ÷ hard saving agreed to date, where it can be measured. Few agreements move the model’s own share little: the weight of the own rate is n ÷ (n + variance within ÷ variance between). realisation.csv has the rates by tier; set model.realisation_from to it and the next run takes them over."
        ),
        .table(
          ReportTable(
            id: "tier_rates", caption: "By tier, \(currency.code)", columns: columns,
            rows: rows(actuals.tierRates))),
        .details(
          "By category",
          [
            .table(
              ReportTable(
                id: "category_rates", caption: "By category of the agreements, \(currency.code)",
                columns: columns, rows: rows(actuals.categoryRates)))
          ]),
      ])
  }

  var ranges: ReportSection? {
    guard let check = actuals.check else { return nil }
    func inside(_ count: Int, _ of: Int) -> String {
      guard let interval = check.interval(count, of: of) else { return "none to compare" }
      return
        "\(count) of \(of) inside, \(Digits.percent(Double(count) / Double(of), 0)) (95 % interval \(Digits.percent(interval.low, 0)) to \(Digits.percent(interval.high, 0)))"
    }
    return ReportSection(
      id: "ranges", heading: "The run’s ranges against what came",
      blocks: [
        .paragraph(
          "Run \(check.runID) gave each deal a range of P10 to P90 for the case that it agrees: 80 % should lie inside. Agreed: \(inside(check.agreedInside, check.lines.count)). Realised, as of a year: \(inside(check.realisedInside, check.measured.count)); a range of what is agreed does not promise what leaks afterwards. \(check.unknown > 0 ? "\(Digits.counted(check.unknown, "agreement")) are no deals of that run." : "")"
        ),
        .table(
          ReportTable(
            id: "ranges_table",
            caption: "Saving of a year: predicted, agreed, realised, \(currency.code)",
            columns: [
              .init("Deal", name: "deal"), .init("P10", name: "p10", numeric: true),
              .init("P50", name: "p50", numeric: true), .init("P90", name: "p90", numeric: true),
              .init("Agrees in", name: "agreed_share", numeric: true),
              .init("Agreed", name: "agreed", numeric: true),
              .init("Inside", name: "agreed_inside"),
              .init("Realised", name: "realised", numeric: true),
              .init("Inside", name: "realised_inside"),
            ],
            rows: check.lines.prefix(actuals.settings.output.dealsShown).map { line in
              [
                .text(line.range.deal), .money(line.range.p10), .money(line.range.p50),
                .money(line.range.p90), .percent(line.range.agreedShare), .money(line.agreed),
                .text(line.range.holds(line.agreed) ? "yes" : "no"),
                line.realised.map { .money($0) } ?? .text("not measurable"),
                .text(line.realised.map { line.range.holds($0) ? "yes" : "no" } ?? ""),
              ]
            })),
      ])
  }

  var states: ReportSection {
    var rows: [[ReportCell]] = []
    for state in SavingsState.allCases {
      for kind in SavingClass.allCases {
        let lines = actuals.tracked.filter { $0.state == state && $0.savingClass == kind }
        let others = actuals.untracked.filter { $0.state == state && $0.savingClass == kind }
        guard !lines.isEmpty || !others.isEmpty else { continue }
        rows.append([
          .text(state.title), .text(kind.title), .count(lines.count + others.count),
          lines.isEmpty ? .empty : .money(lines.reduce(.zero) { $0 + $1.annual }),
          lines.isEmpty ? .empty : .money(lines.reduce(.zero) { $0 + $1.bridge.realised }),
        ])
      }
    }
    let ideas = actuals.journalOnly.count
    return ReportSection(
      id: "states", heading: "States of the savings",
      blocks: [
        .paragraph(
          "By state and class; there is no total over classes. \(ideas > 0 ? "The journal has \(Digits.counted(ideas, "saving")) without a row among the agreements. " : "")A saving is validated by somebody else than who entered it."
        ),
        .table(
          ReportTable(
            id: "states_table", caption: "Agreements by state, \(currency.code)",
            columns: [
              .init("State", name: "state"), .init("Class", name: "class"),
              .init("Agreements", name: "agreements", numeric: true),
              .init("Agreed a year", name: "agreed_year", numeric: true),
              .init("Realised", name: "realised", numeric: true),
            ], rows: rows)),
      ])
  }

  var method: ReportSection {
    ReportSection(
      id: "method", heading: "How it is computed",
      blocks: [
        .bullets([
          "Old price: the agreement’s, or what the supplier was paid for the item in the twelve months before the start, by volume. Agreed price = old price × (1 − cut).",
          "Agreed to date = year’s spend at old prices × cut × days since the start ÷ days of the twelve months; after twelve months it grows no more.",
          "Realised = units bought of the contracted supplier × old price − what was paid for them. Amounts are exact; one rate for each currency, so that exchange rates are nobody’s saving.",
          "Maverick = units bought of suppliers without an agreement × (old − agreed price): of an item of its own, of an exclusive category, or of an item that only the contracted supplier sold before.",
          "Volume = agreed to date − (units bought, here and elsewhere) × (old − agreed price).",
          "Timing, price and reversal = paid − agreed price × units, by month: before the first month whose price is nearer to the agreed one than to the old one; two or more months behind the last such month; all others. Where the agreement has an effective day, that decides timing. Charges for a quantity of 0 are reversals.",
          "Each purchase counts for one agreement: that of its item before that of its category.",
        ])
      ])
  }
}
