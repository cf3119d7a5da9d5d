extension ActualsPage {
  private var shown: Int { actuals.settings.output.dealsShown }

  /// The running sums of the largest class.
  var months: ReportSection? {
    guard let kind = actuals.classes.first else { return nil }
    let lines = actuals.tracked.filter { $0.savingClass == kind }
    var sums: [Int32: LeakageBridge] = [:]
    for line in lines {
      for (month, bridge) in line.months {
        sums[month] = (sums[month] ?? LeakageBridge()) + bridge
      }
    }
    var running = LeakageBridge()
    let rows = sums.keys.sorted().map { month in
      let own = sums[month] ?? LeakageBridge()
      running = running + own
      return (month: month, own: own, running: running)
    }
    guard !rows.isEmpty else { return nil }
    let major = Double(currency.minorPerMajor)
    return ReportSection(
      id: "months", heading: "Month by month",
      blocks: [
        .chart(
          ReportChart(
            id: "months-chart", title: "\(kind.title) of each month",
            summary:
              "Agreed and realised by month; what is not measurable is left out of both.",
            unit: currency.code,
            kind: .bars(
              series: ["Agreed, measurable", "Realised"],
              groups: rows.map {
                (
                  label: ActualsTables.month($0.month),
                  values: [
                    Double($0.own.measurable.minor) / major, Double($0.own.realised.minor) / major,
                  ]
                )
              }),
            table: ReportTable(
              id: "months_table",
              caption: "\(kind.title) by month and so far, \(currency.code)",
              columns: [
                .init("Month", name: "month"),
                .init("Agreed, measurable", name: "agreed", numeric: true),
                .init("Realised", name: "realised", numeric: true),
                .init("Agreed so far", name: "agreed_so_far", numeric: true),
                .init("Realised so far", name: "realised_so_far", numeric: true),
              ],
              rows: rows.map {
                [
                  .text(ActualsTables.month($0.month)), .money($0.own.measurable),
                  .money($0.own.realised), .money($0.running.measurable),
                  .money($0.running.realised),
                ]
              })))
      ])
  }

  var leaks: ReportSection {
    let all = ActualsTables(actuals).leaks.filter {
      $0.cause != .notMeasurable && $0.line.bridge[$0.cause] > .zero
    }
    return ReportSection(
      id: "leaks", heading: "Where to look first",
      blocks: all.isEmpty
        ? [.paragraph("Nothing leaked that can be measured.")]
        : [
          .paragraph(
            "The largest of \(Digits.counted(all.count, "leak")), which leakage.csv lists with those below zero."
          ),
          .table(
            ReportTable(
              id: "leaks_table", caption: "Largest leaks, \(currency.code)",
              columns: [
                .init("Agreement", name: "agreement"), .init("Supplier", name: "supplier"),
                .init("Class", name: "class"), .init("Cause", name: "cause"),
                .init("Amount", name: "amount", numeric: true),
                .init("Share of agreed", name: "share", numeric: true),
                .init("Bought of", name: "bought_from"),
              ],
              rows: all.prefix(min(25, shown)).map { line, cause in
                [
                  .text(line.agreement.name), .text(line.agreement.supplier),
                  .text(line.savingClass.title), .text(cause.title), .money(line.bridge[cause]),
                  .percent(line.bridge[cause].share(of: line.bridge.agreed)),
                  .text(
                    cause == .maverick
                      ? line.elsewhere.prefix(3).map(\.supplier).joined(separator: "; ") : ""),
                ]
              })),
        ])
  }

  var measurability: ReportSection {
    let blind = actuals.tracked.filter { !$0.isMeasurable }
    let reasons = Dictionary(grouping: blind, by: \.obstacle)
    let rest = actuals.tracked.filter(\.isMeasurable)
    let unpriced = rest.reduce(Money.zero) { $0 + $1.unmeasuredSpend }
    return ReportSection(
      id: "measurable", heading: "What can be told, and what cannot",
      blocks: [
        .paragraph(
          "\(rest.count) of \(Digits.counted(actuals.tracked.count, "agreement")) can be measured: prices of \(Digits.counted(rest.reduce(0) { $0 + $1.measuredRows }, "row")) were compared, worth \(words(rest.reduce(.zero) { $0 + $1.spend })). \(Digits.counted(rest.reduce(0) { $0 + $1.unmeasuredRows }, "row")) of the same suppliers, worth \(words(unpriced)), have no price to compare: no quantity, or an item without an old price."
        ),
        .table(
          ReportTable(
            id: "not_measurable", caption: "Agreements that cannot be measured, \(currency.code)",
            columns: [
              .init("Why", name: "why"), .init("Agreements", name: "agreements", numeric: true),
              .init("Agreed to date", name: "agreed", numeric: true),
              .init("Spend since", name: "spend", numeric: true),
            ],
            rows: reasons.keys.sorted().map { reason in
              let lines = reasons[reason] ?? []
              return [
                .text(reason), .count(lines.count),
                .money(lines.reduce(.zero) { $0 + $1.bridge.agreed }),
                .money(lines.reduce(.zero) { $0 + $1.unmeasuredSpend }),
              ]
            })),
      ])
  }

  var terms: ReportSection? {
    let lines = actuals.tracked.filter { $0.terms != nil }
    guard !lines.isEmpty else { return nil }
    let seen = lines.filter { $0.terms?.seen != nil }
    return ReportSection(
      id: "terms", heading: "Payment terms",
      blocks: [
        .paragraph(
          "\(seen.count) of \(Digits.counted(lines.count, "change")) of terms can be seen in the ledgers. Cash released once is no saving and is added to none."
        ),
        .table(
          ReportTable(
            id: "terms_table", caption: "Terms as agreed and as invoiced, \(currency.code)",
            columns: [
              .init("Agreement", name: "agreement"), .init("Supplier", name: "supplier"),
              .init("Before", name: "before", numeric: true),
              .init("Agreed", name: "agreed", numeric: true),
              .init("Seen", name: "seen", numeric: true),
              .init("Cash agreed", name: "cash_agreed", numeric: true),
              .init("Cash realised", name: "cash_realised", numeric: true),
            ],
            rows: lines.prefix(shown).map { line in
              let terms = line.terms
              return [
                .text(line.agreement.name), .text(line.agreement.supplier),
                terms.map { .count($0.before) } ?? .empty,
                terms.map { .count($0.agreed) } ?? .empty,
                terms?.seen.map { .number($0, decimals: 1) } ?? .text("not measurable"),
                terms.map { .money($0.cashAgreed.money) } ?? .empty,
                terms?.cashRealised.map { .money($0.money) } ?? .text("not measurable"),
              ]
            })),
      ])
  }
}
