extension RunTables {
  /// The win-win ledger: a row for each thing the buyer gives in the typical agreement of a deal,
  /// with what the supplier paid for it; and one for what the supplier conceded to keep the account,
  /// where its gains do not cover its concessions.
  ///
  /// Net columns add up to the buyer's linear worth and to the supplier's surplus of the agreement.
  package var winWinLedger: ReportRows {
    let results = run.simulation.deals
    let agreed = agreements
    return ReportRows(
      [
        "deal", "supplier", "category", "world", "we_give", "extent", "unit", "cost_to_us",
        "worth_to_them", "we_get", "worth_to_us", "cost_to_them", "net_to_us", "net_to_them",
        "label",
      ],
      texts: ["deal", "supplier", "category", "we_give", "unit", "we_get", "label"],
      count: agreed.count
    ) { index, rows in
      let result = results[agreed[index]]
      guard let typical = result.typical else { return }
      let gets = typical.exchange.entries.filter { !$0.isGive }.map(\.lever.name)
        .joined(separator: ", ")
      for pair in typical.exchange.pairs {
        RunTables.add(pair, of: result, typical.outcome.terms, gets, to: &rows)
      }
    }
  }

  private static func add(
    _ pair: Exchange.Pair, of result: DealResult, _ terms: AgreedTerms, _ gets: String,
    to rows: inout [ReportCell]
  ) {
    let extent = pair.give.map { terms.extent(of: $0) }
    rows += [
      .text(result.deal.id), .text(result.deal.supplierName), .text(result.deal.category),
      .count(result.of(.winWin).typicalWorld ?? 0),
      .text(pair.give?.name ?? "nothing: the account is kept"),
      extent.map { .number($0.amount, decimals: 1) } ?? .empty, .text(extent?.unit ?? ""),
      .money(pair.cost), .money(pair.worthToSupplier), .text(gets), .money(pair.got),
      .money(pair.costToSupplier), .money(pair.netToBuyer), .money(pair.netToSupplier),
      .text("simulated"),
    ]
  }
}

extension AgreedTerms {
  /// How far a lever moved, in the unit of a term sheet.
  package func extent(of lever: Lever) -> (amount: Double, unit: String) {
    switch lever {
    case .price: (Double(priceCutBasisPoints) / 100, "% off the price")
    case .terms: (Double(paymentDays), "days later (negative: earlier)")
    case .volume: (Double(volumePercent), "% of the forecast")
    case .length: (Double(extraMonths), "months")
    case .leadTime: (Double(leadTimeDays), "days of lead time")
    case .risk: (Double(indexSharePercent), "% of the price")
    case .forecast: (sharesForecast ? 1 : 0, "forecast shared")
    case .service: (Double(serviceTenths) / 10, "OTIF points")
    }
  }
}
