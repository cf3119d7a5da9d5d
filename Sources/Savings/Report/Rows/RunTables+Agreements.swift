extension RunTables {
  /// The typical agreement of every automated deal that agrees in some world.
  package var termSheets: ReportRows {
    let results = run.simulation.deals
    let agreed = agreements
    return ReportRows(
      [
        "deal", "supplier", "category", "world", "spend_before", "price_cut", "spend_after",
        "terms_before", "terms_after", "volume_percent", "extra_months", "lead_time_days",
        "index_percent", "forecast", "otif_points", "we_get", "we_give", "hard", "avoidance",
        "cash_once", "carrying", "other_levers", "clawback", "linearisation_error",
        "supplier_surplus", "joint_surplus", "rounds", "days", "agreed_share", "label",
      ],
      texts: ["deal", "supplier", "category", "forecast", "we_get", "we_give", "label"],
      count: agreed.count
    ) { index, row in
      let result = results[agreed[index]]
      guard let outcome = result.typical?.outcome else { return }
      RunTables.add(termsOf: result, outcome, to: &row)
      RunTables.add(worthOf: result, outcome, to: &row)
    }
  }

  /// The automated deals that agree in some world.
  var agreements: [Int] {
    let results = run.simulation.deals
    return results.indices.filter {
      results[$0].deal.eligibility == .automated && results[$0].typical != nil
    }
  }

  private static func add(
    termsOf result: DealResult, _ outcome: DealOutcome, to row: inout [ReportCell]
  ) {
    let deal = result.deal
    let terms = outcome.terms
    row += [
      .text(deal.id), .text(deal.supplierName), .text(deal.category),
      .count(result.of(.winWin).typicalWorld ?? 0), .money(deal.baseline), .percent(terms.priceCut),
      .money(deal.baseline - outcome.booking.hard), .count(deal.terms),
      .count(deal.terms + terms.paymentDays), .count(terms.volumePercent),
      .count(terms.extraMonths), .count(terms.leadTimeDays), .count(terms.indexSharePercent),
      .text(terms.sharesForecast ? "yes" : "no"),
      .number(Double(terms.serviceTenths) / 10, decimals: 1),
      .text(terms.asks(today: deal.terms).joined(separator: "; ")),
      .text(terms.gives(today: deal.terms).joined(separator: "; ")),
    ]
  }

  private static func add(
    worthOf result: DealResult, _ outcome: DealOutcome, to row: inout [ReportCell]
  ) {
    let booking = outcome.booking
    row += [
      .money(booking.hard), .money(booking.avoidance), .money(booking.cash),
      .money(booking.carrying), .money(booking.otherLevers), .money(booking.clawback),
      .money(booking.linearisationError), .money(outcome.supplierSurplus),
      .money(outcome.jointSurplus), .count(outcome.rounds), .count(outcome.days),
      .percent(result.of(.winWin).agreementRate), .text("simulated"),
    ]
  }
}
