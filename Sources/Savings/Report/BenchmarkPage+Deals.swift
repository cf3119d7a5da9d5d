extension BenchmarkPage {
  var shown: Int { run.settings.output.dealsShown }

  /// Deals by what they are worth, with their zone.
  private func ranked(_ worth: (Int) -> Money) -> [Int] {
    let deals = run.deals
    return Ranking.places(deals.indices.map(worth)) { deals[$0].id }
  }

  var dealColumns: [ReportTable.Column] {
    [
      .init("Deal", name: "deal"), .init("Supplier", name: "supplier"),
      .init("Category", name: "category"), .init("Tier", name: "tier"),
      .init("Baseline", name: "baseline", numeric: true),
    ]
  }

  var withoutZone: ReportSection {
    let closed = run.deals.indices.filter { !zones[$0].existsOnPrice }
    let opened = closed.filter { zones[$0].exists }
    let never = closed.filter { !zones[$0].exists && !zones[$0].existsWithOneMore }
    let rows: [[ReportCell]] = ranked { run.deals[$0].baseline }
      .filter { !zones[$0].existsOnPrice }.prefix(min(20, shown)).map { index in
        let deal = run.deals[index]
        return [
          .text(deal.id), .text(deal.supplierName), .text(deal.category), .text(deal.tier.rawValue),
          .money(deal.baseline), .text(zones[index].finding),
        ]
      }
    return ReportSection(
      id: "no-zone", heading: "Deals without a zone of agreement on price",
      blocks: [
        .paragraph(
          "\(closed.count) of \(run.deals.count) deals have no zone on the price alone at the typical supplier. Other levers open \(opened.count) of them; \(never.count) stay closed even with one more supplier, and are better left alone or moved."
        ),
        .table(zoneTable), .table(impasseTable),
        .table(
          ReportTable(
            id: "no-zone", caption: "The largest of them, as simulated, and what would open one",
            columns: dealColumns + [.init("Finding", name: "finding")], rows: rows)),
      ])
  }

  var topDeals: ReportSection {
    let statistics = run.simulation.deals.map { $0.of(.winWin) }
    let linked = Set(pages.all)
    let best = ranked { index in
      run.deals[index].eligibility == .automated ? statistics[index].expectedHard : Money(minor: -1)
    }.filter { run.deals[$0].eligibility == .automated }.prefix(shown)
    let rows: [[ReportCell]] = best.map { index in
      let deal = run.deals[index]
      let result = statistics[index]
      return [
        reference(index, in: linked), .text(deal.supplierName), .text(deal.category),
        .text(deal.tier.rawValue),
        .money(deal.baseline), .percent(result.agreementRate),
        .percent(Double(result.cutP50) / 10_000), .money(result.expectedHard),
        .money(result.hardP10), .money(result.hardP90), .percent(result.supplierBetterOff),
        .text(deal.quality.grade.rawValue),
      ]
    }
    return ReportSection(
      id: "push-first", heading: "Where to push first",
      blocks: [
        .table(
          ReportTable(
            id: "push-first",
            caption:
              "Automated deals by expected hard saving. A deal’s id leads to its preparation and its simulated talks, where it has a page; deals.csv has all deals, savings explain DEAL the page of any",
            columns: dealColumns + [
              .init("Agrees in", name: "agreement_rate", numeric: true),
              .init("Typical cut", name: "cut_p50", numeric: true),
              .init("Expected saving", name: "expected_hard", numeric: true),
              .init("P10", name: "hard_p10", numeric: true),
              .init("P90", name: "hard_p90", numeric: true),
              .init("Supplier better off", name: "supplier_better_off", numeric: true),
              .init("Data grade", name: "grade"),
            ], rows: rows))
      ])
  }

  var eligibility: ReportSection {
    let rows: [[ReportCell]] = Eligibility.allCases.compactMap { reason in
      let deals = run.deals.indices.filter { run.deals[$0].eligibility == reason }
      guard !deals.isEmpty else { return nil }
      return [
        .text(reason.rawValue), .text(reason.reason), .count(deals.count),
        .money(deals.reduce(.zero) { $0 + run.deals[$1].baseline }),
      ]
    }
    let total = run.deals.reduce(Money.zero) { $0 + $1.baseline }
    return ReportSection(
      id: "escalations", heading: "Who leads which deal, and escalations",
      blocks: [
        .table(
          ReportTable(
            id: "eligibility", caption: "Deals by who leads them",
            columns: [
              .init("Code", name: "code"), .init("Reason", name: "reason"),
              .init("Deals", name: "deals", numeric: true),
              .init("Spend", name: "spend", numeric: true),
            ], rows: rows,
            totals: [[.text("All deals"), .empty, .count(run.deals.count), .money(total)]])),
        .table(escalationTable),
        .paragraph(
          "Of the approached deals, \(mean.escalated.deals) end in a deadlock near an agreement and go to a person, and \(mean.switched.deals) end without one while the alternative is better, worth \(words(mean.switching)) a year net of switching; that is in no headline."
        ),
      ] + (findings.isEmpty ? [] : [.bullets(findings)]))
  }
}
