extension ROIPageContent {
  /// What each profile makes of the same worlds, and which one this page follows.
  var recognition: ReportSection {
    let profile = input.settings.programme.profile
    return ReportSection(
      id: "recognition", heading: "What counts as a saving",
      blocks: [
        .paragraph(
          "This page follows the profile \(profile.rawValue) (programme.profile). Standard counts every cut below prices that were paid. Strict follows the UK government’s rules of 2010, “Measuring Up”: only against the price paid for the same item, dated and by unit, for at least half of a deal’s spend; without what the category’s price index fell; no counterfactual such as a rise that was due; net of the whole cost of the programme. Avoidance, released cash and labour count under neither."
        ),
        .table(
          ReportTable(
            id: "recognition_table",
            caption:
              "The same worlds under both profiles, expected, \(currency.code). The first four amounts are a year at full run rate, before realisation.",
            columns: [
              .init("Profile", name: "profile"),
              .init("Agreed", name: "agreed", numeric: true),
              .init("No same-item price", name: "unproven", numeric: true),
              .init("Market fell", name: "market", numeric: true),
              .init("Recognised", name: "recognised", numeric: true),
              .init("Hard saving over \(horizon)", name: "hard", numeric: true),
              .init("Net position", name: "net_position", numeric: true),
              .init("Net present value", name: "net_present_value", numeric: true),
              .init("Payback, months", name: "payback_months", numeric: true),
              .init("Worlds that pay", name: "chance", numeric: true),
            ],
            rows: result.recognition.map { entry in
              [
                .text(entry.profile.rawValue + (entry.profile == profile ? ", this page" : "")),
                .money(entry.agreed.money), .money(-entry.unproven.money),
                .money(-entry.marketFall.money), .money(entry.recognised.money),
                .money(entry.figures.hard), .money(entry.figures.netPosition),
                .money(entry.figures.presentValue),
                entry.figures.payback.map { .number($0, decimals: 1) }
                  ?? .text("not within \(horizon)"), .percent(entry.chancePositive),
              ]
            })),
      ])
  }

  /// New agreements by fiscal year, each for its first twelve months; nil without a date to start from.
  var fiscalYears: ReportSection? {
    guard
      let years = FiscalYears(result, settings: input.settings, asOf: input.asOf),
      !years.years.isEmpty
    else { return nil }
    func row(_ label: String, _ agreed: Hard, _ credited: Hard) -> [ReportCell] {
      [.text(label), .money(agreed.money), .money(credited.money)]
    }
    return ReportSection(
      id: "fiscal-years", heading: "By fiscal year, for budgets",
      blocks: [
        .paragraph(
          "A budget may take an agreement’s saving for its first twelve months and no longer, whatever its term; from then on it is the price that is paid. So the years together never exceed what was agreed. This view knows no fading and no renewal, and is in no total of this page."
        ),
        .table(
          ReportTable(
            id: "fiscal_years",
            caption:
              "Hard saving of new agreements, expected, realised and net of clawback, \(currency.code). Agreements of a month take effect in its middle; days of the fiscal year ÷ days of the twelve months.",
            columns: [
              .init("Fiscal year", name: "fiscal_year"),
              .init("Agreed in it, a year", name: "agreed", numeric: true),
              .init("Credited to it", name: "credited", numeric: true),
            ],
            rows: years.years.map { row("FY \($0.label)", $0.agreed, $0.credited) },
            totals: [row("Sum", years.agreed, years.credited)])),
      ])
  }
}
