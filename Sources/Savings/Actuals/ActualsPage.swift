/// The page of `savings actuals`: what came of what was agreed.
package struct ActualsPage {
  let actuals: SavingsActuals
  private let banners: [String]
  private let footer: [String]

  /// - Parameters:
  ///   - actuals: what the page shows.
  ///   - banners: what is to be said first.
  ///   - footer: where the figures come from.
  package init(_ actuals: SavingsActuals, banners: [String], footer: [String]) {
    self.actuals = actuals
    self.banners = banners
    self.footer = footer
  }

  var currency: Currency { actuals.base.currency }

  func words(_ money: Money) -> String { "\(currency.whole(money)) \(currency.code)" }

  package var page: ReportPage {
    ReportPage(
      title: "Realised savings",
      subtitle:
        "Ledgers to \(actuals.asOf.iso), \(Digits.counted(actuals.tracked.count, "agreement")), amounts in \(currency.code)",
      banners: banners,
      sections: [
        summary, bridges, months, leaks, measurability, rates, ranges, terms, states, method,
      ]
      .compactMap { $0 }, footer: footer)
  }

  private var summary: ReportSection {
    let hard = actuals.total(.hard)
    let rate = hard.measurable > .zero ? hard.realised.share(of: hard.measurable) : nil
    let measured = actuals.tracked.count { $0.isMeasurable }
    let lost = LeakageCause.allCases.dropFirst().filter { hard[$0] > .zero }
      .max { hard[$0] < hard[$1] }
    return ReportSection(
      id: "summary", heading: "What came of it",
      blocks: [
        .tiles([
          ReportTile(
            label: "Hard saving realised", value: words(hard.realised),
            range: "measured on invoices, within the first twelve months of each agreement"),
          ReportTile(
            label: "Agreed to date", value: words(hard.agreed),
            range: "of which \(words(hard[.notMeasurable])) cannot be measured"),
          ReportTile(
            label: "Realisation", value: rate.map { Digits.percent($0, 0) } ?? "not measurable",
            range:
              "of the measurable agreed saving, \(measured) of \(actuals.tracked.count) agreements"),
          ReportTile(
            label: "Largest leak", value: lost?.title ?? "none",
            range: lost.map { "\(words(hard[$0])): \($0.gloss)" } ?? "no cause took anything"),
        ]),
        .note(
          "What cannot be measured is no saving here and no loss: it is shown as it is, and left out of every rate."
        ),
      ])
  }

  private var bridges: ReportSection {
    ReportSection(
      id: "bridge", heading: "From agreed to realised",
      blocks: actuals.classes.flatMap { kind -> [ReportBlock] in
        let bridge = actuals.total(kind)
        let lines = actuals.tracked.filter { $0.savingClass == kind }
        return [.chart(chart(kind, bridge, agreements: lines.count))]
      } + [
        .paragraph(
          "The steps close to the minor unit, for each agreement and in total. \(actuals.classes.count > 1 ? "Classes of saving are never added to each other." : "")"
        )
      ])
  }

  private func chart(
    _ kind: SavingClass, _ bridge: LeakageBridge, agreements: Int
  ) -> ReportChart {
    let major = Double(currency.minorPerMajor)
    func value(_ money: Money) -> Double { Double(money.minor) / major }
    let steps =
      [ReportChart.Step(label: "Agreed to date", value: value(bridge.agreed), isTotal: true)]
      + LeakageCause.allCases.map {
        ReportChart.Step(label: $0.title, value: -value(bridge[$0]), isTotal: false)
      } + [ReportChart.Step(label: "Realised", value: value(bridge.realised), isTotal: true)]
    return ReportChart(
      id: "bridge-\(kind.name.split(separator: "_").joined(separator: "-"))",
      title: "\(kind.title): \(Digits.counted(agreements, "agreement"))",
      summary:
        "Of \(words(bridge.agreed)) agreed to date, \(words(bridge.realised)) are on invoices.",
      unit: currency.code, kind: .waterfall(steps),
      table: ReportTable(
        id: "bridge_\(kind.name)",
        caption: "\(kind.title), from agreed to realised, \(currency.code)",
        columns: [
          .init("Step", name: "step"), .init("Amount", name: "amount", numeric: true),
          .init("Share of agreed", name: "share", numeric: true),
          .init("What it is", name: "meaning"),
        ],
        rows: [
          [
            .text("Agreed to date"), .money(bridge.agreed), .percent(1),
            .text("Agreed saving of a year, for the days since each start, at most twelve months."),
          ]
        ]
          + LeakageCause.allCases.map { cause in
            [
              .text(cause.title), .money(-bridge[cause]),
              .percent((-bridge[cause]).share(of: bridge.agreed)), .text(cause.gloss),
            ]
          },
        totals: [
          [
            .text("Realised"), .money(bridge.realised),
            .percent(bridge.realised.share(of: bridge.agreed)),
            .text("Old prices less what was paid, on the units bought."),
          ]
        ]))
  }
}
