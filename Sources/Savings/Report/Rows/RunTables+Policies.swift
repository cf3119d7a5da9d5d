extension RunTables {
  /// One row a policy: means and ranges over its worlds, and how far win-win is ahead.
  package var policies: ReportRows {
    let figures = PolicyComparison(run).figures
    let points = ["mean", "p10", "p50", "p90"]
    func each(_ prefix: String, _ suffixes: [String]) -> [String] {
      suffixes.map { "\(prefix)_\($0)" }
    }
    var names = [
      "policy", "title", "worlds", "approached", "approached_spend", "agreed", "agreed_spend",
      "agreement_rate", "agreement_rate_p10", "agreement_rate_p50", "agreement_rate_p90", "cut",
    ]
    for measure in PolicyMeasure.allCases { names += each(measure.rawValue, points) }
    names += [
      "joint_share", "supplier_better_off", "clawback", "switched", "switching", "escalated",
    ]
    names += each("paid", points)
    names += ["rises", "cost", "rounds", "days", "unreciprocated"]
    for measure in PolicyMeasure.allCases {
      names += each("win_win_less_\(measure.rawValue)", points + ["ahead", "behind"])
    }
    return ReportRows(names, texts: ["policy", "title"], count: figures.count) { index in
      let entry = figures[index]
      return reach(entry) + amounts(entry) + rest(entry) + differences(entry)
    }
  }

  private func reach(_ entry: PolicyFigures) -> [ReportCell] {
    let mean = entry.mean
    let rates: [ReportCell] =
      mean.approached.deals == 0
      ? Array(repeating: .empty, count: 4)
      : [
        .percent(entry.agreed), .percent(entry.agreementRate.p10),
        .percent(entry.agreementRate.p50), .percent(entry.agreementRate.p90),
      ]
    return [
      .text(entry.policy.rawValue), .text(entry.policy.title), .count(entry.worlds),
      .count(mean.approached.deals), .money(mean.approached.spend), .count(mean.agreed.deals),
      .money(mean.agreed.spend),
    ] + rates + [
      mean.agreed.spend == .zero ? .empty : .percent(mean.hard.share(of: mean.agreed.spend))
    ]
  }

  private func amounts(_ entry: PolicyFigures) -> [ReportCell] {
    PolicyMeasure.allCases.flatMap { measure -> [ReportCell] in
      let range = entry.ranges[measure]
      return [.money(measure.amount(entry.mean))]
        + [range?.p10, range?.p50, range?.p90].map { .money($0 ?? .zero) }
    }
  }

  private func rest(_ entry: PolicyFigures) -> [ReportCell] {
    let mean = entry.mean
    let agreed = mean.agreed.deals
    func each(_ count: Int) -> ReportCell {
      agreed == 0 ? .empty : .number(Double(count) / Double(agreed), decimals: 1)
    }
    return [
      mean.potential == .zero ? .empty : .percent(mean.jointSurplus.share(of: mean.potential)),
      agreed == 0 ? .empty : .percent(Double(mean.supplierBetterOff) / Double(agreed)),
      .money(mean.clawback), .count(mean.switched.deals), .money(mean.switching),
      .count(mean.escalated.deals), .money(entry.paid), .money(entry.paidRange.p10),
      .money(entry.paidRange.p50), .money(entry.paidRange.p90), .money(mean.rises),
      .money(entry.cost), each(mean.rounds), each(mean.days), .count(mean.unreciprocated),
    ]
  }

  private func differences(_ entry: PolicyFigures) -> [ReportCell] {
    PolicyMeasure.allCases.flatMap { measure -> [ReportCell] in
      guard let found = entry.difference(measure) else { return Array(repeating: .empty, count: 6) }
      return [
        .money(found.mean), .money(found.range.p10), .money(found.range.p50),
        .money(found.range.p90), .percent(found.better), .percent(found.worse),
      ]
    }
  }

  /// One row a deal, by what is left of the first year after the cost of finding a supplier.
  package var secondQuotes: ReportRows {
    let quotes = run.secondQuotes
    return ReportRows(
      [
        "rank", "deal", "supplier_key", "supplier", "category", "tier", "eligibility", "baseline",
        "batna", "alternatives", "worlds", "gain", "gain_error", "gain_p10", "gain_p50",
        "gain_p90", "gains_in", "loses_in", "hard_gain", "realisation", "cost_once",
        "net_first_year", "how_sure",
      ],
      texts: [
        "deal", "supplier_key", "supplier", "category", "tier", "eligibility", "batna", "how_sure",
      ], count: quotes.count
    ) { rank, row in
      let quote = quotes[rank]
      let (deal, gain) = (quote.deal, quote.gain)
      row += [
        .count(rank + 1), .text(deal.id), .text(deal.supplierKey), .text(deal.supplierName),
        .text(deal.category), .text(deal.tier.rawValue), .text(deal.eligibility.rawValue),
        .money(deal.baseline), .text(deal.batna.strength.rawValue),
        .number(deal.batna.alternatives, decimals: 1), .count(gain.worlds), .money(gain.mean),
        .money(gain.error), .money(gain.range.p10), .money(gain.range.p50),
        .money(gain.range.p90), .percent(gain.better), .percent(gain.worse), .money(gain.hard),
        .percent(quote.realisation), .money(quote.cost), .money(quote.net), .text(quote.howSure),
      ]
    }
  }
}
