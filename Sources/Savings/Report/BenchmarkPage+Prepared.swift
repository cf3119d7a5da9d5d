extension BenchmarkPage {
  /// The deal's id, leading to its page where it has one.
  func reference(_ index: Int, in linked: Set<Int>) -> ReportCell {
    let deal = run.deals[index]
    return linked.contains(index)
      ? .link(ReportLink(deal.id, to: DealPages.path(of: deal))) : .text(deal.id)
  }

  /// The deals that people lead, each with the pack that prepares them.
  var preparedDeals: ReportSection {
    let led = run.deals.indices.filter { DealPages.isPrepared(run.deals[$0]) }
    let spend = led.reduce(Money.zero) { $0 + run.deals[$1].baseline }
    let linked = Set(pages.prepared)
    let rows: [[ReportCell]] = pages.prepared.map { index in
      let deal = run.deals[index]
      let result = run.simulation.deals[index].of(.winWin)
      return [
        reference(index, in: linked), .text(deal.supplierName), .text(deal.category),
        .text(deal.tier.rawValue), .money(deal.baseline), .text(deal.batna.strength.rawValue),
        .percent(deal.anchor.cut), .percent(result.agreementRate),
        .percent(Double(result.cutP50) / 10_000), .text(deal.quality.grade.rawValue),
      ]
    }
    let left = led.count - rows.count
    return ReportSection(
      id: "prepared", heading: "Preparation packs for people",
      blocks: [
        .paragraph(
          "\(Digits.counted(led.count, "deal")), worth \(words(spend)) a year, are led by people. Each has a page to take into the room, two sheets of A4: objectives, BATNA and how to strengthen it, ZOPA, levers, anchor, moves to propose, risks. None of it is counted as a saving of the agent.\(left > 0 ? " The \(rows.count) largest are listed; savings explain DEAL writes the rest (output.prepared_pages)." : "")"
        ),
        .table(
          ReportTable(
            id: "prepared",
            caption: "Deals that people lead, largest first. The id leads to the pack",
            columns: dealColumns + [
              .init("BATNA", name: "batna"), .init("Open with", name: "anchor", numeric: true),
              .init("Would agree in", name: "agreement_rate", numeric: true),
              .init("Typical cut", name: "cut_p50", numeric: true),
              .init("Data grade", name: "grade"),
            ], rows: rows)),
      ])
  }
}
