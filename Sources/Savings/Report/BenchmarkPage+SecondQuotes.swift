extension BenchmarkPage {
  var secondQuotes: ReportSection {
    let quotes = run.secondQuotes
    guard !quotes.isEmpty else {
      return ReportSection(
        id: "second-quotes", heading: "Where a second quote pays",
        blocks: [
          .paragraph(
            "Not simulated: compare.policies leaves out one-more, or there is nothing to gain.")
        ])
    }
    let clear = quotes.filter(\.isClear)
    let cost = clear.reduce(Money.zero) { $0 + $1.cost }
    let gain = clear.reduce(Money.zero) { $0 + $1.realised }
    let finding =
      clear.isEmpty
      ? "For none of \(Digits.counted(quotes.count, "deal")) is the gain surely above that cost."
      : "For \(clear.count) of \(Digits.counted(quotes.count, "deal")) the gain is above that cost by more than the simulation’s own error: together \(words(cost)) once for \(words(gain)) a year."
    return ReportSection(
      id: "second-quotes", heading: "Where a second quote pays",
      blocks: [
        .paragraph(
          "Each deal was played again with one more qualified supplier, in the same worlds and on the same draws: a better alternative for us, and more to fear for the incumbent. The gain is what the deal is worth to us more, of the agreement or of moving the account net of its cost. \(finding) second-quotes.csv has all deals. A BATNA is built before the talks, not in them."
        ),
        .table(
          ReportTable(
            id: "second-quotes",
            caption:
              "Deals that gain most from one more qualified supplier, by what is left of the first year after the cost of finding it",
            columns: dealColumns + [
              .init("BATNA today", name: "batna"),
              .init("Alternatives", name: "alternatives", numeric: true),
              .init("Gain a year", name: "gain", numeric: true),
              .init("Error ±", name: "error", numeric: true),
              .init("P10", name: "p10", numeric: true), .init("P90", name: "p90", numeric: true),
              .init("Gains in", name: "gains_in", numeric: true),
              .init("Cost once", name: "cost", numeric: true),
              .init("Net, first year", name: "net", numeric: true),
              .init("How sure", name: "how_sure"),
            ],
            rows: quotes.prefix(min(15, shown)).map { quote in
              let deal = quote.deal
              return [
                .text(deal.id), .text(deal.supplierName), .text(deal.category),
                .text(deal.tier.rawValue), .money(deal.baseline),
                .text(deal.batna.strength.rawValue),
                .number(
                  deal.batna.alternatives, decimals: deal.batna.alternativesKnown ? 0 : 1),
                .money(quote.gain.mean), .money(quote.gain.error), .money(quote.gain.range.p10),
                .money(quote.gain.range.p90), .percent(quote.gain.better), .money(quote.cost),
                .money(quote.net), .text(quote.howSure),
              ]
            })),
      ])
  }
}
