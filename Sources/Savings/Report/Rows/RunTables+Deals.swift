extension RunTables {
  package var deals: ReportRows {
    let results = run.simulation.deals
    let zones = run.zones
    let fingerprints = run.baselines.fingerprints
    let currency = run.portfolio.base.currency
    return ReportRows(
      [
        "deal", "supplier_key", "supplier", "category", "tier", "style", "eligibility", "baseline",
        "baseline_method", "baseline_from", "baseline_through", "baseline_rows", "market_ratio",
        "currency", "assurance", "baseline_sha256", "terms_days", "batna", "batna_source",
        "batna_net", "alternatives",
        "batna_evidence", "anchor_cut", "anchor_evidence", "buyer_reservation", "zopa_price_only",
        "zopa_all_levers", "zopa_one_more", "zopa_finding", "engaged_share", "agreed_share",
        "cut_p10", "cut_p50", "cut_p90", "hard_expected", "hard_p10", "hard_p50", "hard_p90",
        "cash_once", "carrying", "other_levers", "supplier_surplus", "joint_surplus",
        "supplier_better_off", "joint_share", "days", "price_only_agreed_share",
        "price_only_hard_expected", "price_zone_share", "zone_share", "one_more_zone_share",
        "pareto_gap", "our_part_of_gains", "no_zone_share", "left_share", "deadline_share",
        "deadlock_share", "data_grade", "proxies", "conflicts", "days_beyond_cap",
        "typical_terms_days", "typical_cut", "status", "reason", "escalation",
      ],
      texts: [
        "deal", "supplier_key", "supplier", "category", "tier", "style", "eligibility",
        "baseline_method", "baseline_from", "baseline_through", "currency", "assurance",
        "baseline_sha256", "batna", "batna_source", "batna_evidence", "anchor_evidence",
        "zopa_finding", "data_grade", "proxies", "conflicts", "status", "reason", "escalation",
      ], count: results.count
    ) { index, row in
      let result = results[index]
      let zone = zones[index]
      RunTables.add(identityOf: result.deal, fingerprints[index], currency, to: &row)
      RunTables.add(preparationOf: result.deal, zone, to: &row)
      RunTables.add(talksOf: result, to: &row)
      RunTables.add(result.yardsticks, to: &row)
      RunTables.add(basisOf: result, zone, to: &row)
    }
  }

  private static func add(
    identityOf deal: Deal, _ fingerprint: String, _ currency: Currency, to row: inout [ReportCell]
  ) {
    let basis = deal.basis
    row += [
      .text(deal.id), .text(deal.supplierKey), .text(deal.supplierName), .text(deal.category),
      .text(deal.tier.rawValue), .text(deal.style), .text(deal.eligibility.rawValue),
      .money(deal.baseline), .text(basis.method.rawValue),
      .text(basis.from?.iso ?? ""), .text(basis.through?.iso ?? ""), .count(basis.rows),
      basis.marketRatio.map { .number($0.value, decimals: 6) } ?? .empty,
      .text(currency.code), .text(basis.assurance.rawValue),
      .text(fingerprint), .count(deal.terms),
    ]
  }

  private static func add(
    preparationOf deal: Deal, _ zone: ZoneOfAgreement, to row: inout [ReportCell]
  ) {
    row += [
      .text(deal.batna.strength.rawValue), .text(deal.batna.source.rawValue),
      .percent(deal.batna.expectedNet), .number(deal.batna.alternatives, decimals: 1),
      .text(deal.batna.evidence), .percent(deal.anchor.cut), .text(deal.anchor.evidence),
      .percent(zone.buyerReservation), .percent(zone.priceOnly), .percent(zone.allLevers),
      .percent(zone.oneMore), .text(zone.finding),
    ]
  }

  private static func add(talksOf result: DealResult, to row: inout [ReportCell]) {
    let traded = result.of(.winWin)
    let haggled = result.of(.priceOnly)
    func cut(_ basisPoints: Int) -> ReportCell { .percent(Double(basisPoints) / 10_000) }
    row += [
      .percent(Double(traded.engaged) / Double(max(1, traded.worlds))),
      .percent(traded.agreementRate), cut(traded.cutP10), cut(traded.cutP50), cut(traded.cutP90),
      .money(traded.expectedHard), .money(traded.hardP10), .money(traded.hardP50),
      .money(traded.hardP90), .money(traded.cash), .money(traded.carrying),
      .money(traded.otherLevers), .money(traded.supplierSurplus), .money(traded.jointSurplus),
      .percent(traded.supplierBetterOff), .percent(traded.jointShare),
      .number(traded.days, decimals: 1), .percent(haggled.agreementRate),
      .money(haggled.expectedHard),
    ]
  }

  /// Shares of the first worlds, whether the supplier engages or not.
  private static func add(_ found: DealYardsticks, to row: inout [ReportCell]) {
    row += [
      .percent(found.share(found.zonesOnPrice)), .percent(found.share(found.zones)),
      .percent(found.share(found.zonesWithOneMore)), .percent(found.mean(found.paretoGap)),
      .percent(found.mean(found.buyerSplit)),
    ]
    for impasse in Impasse.allCases {
      row.append(.percent(found.share(found.impasses[impasse.rawValue])))
    }
  }

  private static func add(
    basisOf result: DealResult, _ zone: ZoneOfAgreement, to row: inout [ReportCell]
  ) {
    let deal = result.deal
    let typical = result.typical?.outcome.terms
    row += [
      .text(deal.quality.grade.rawValue), .text(deal.quality.flags.joined(separator: "; ")),
      .text(deal.conflicts.joined(separator: "; ")), .count(deal.daysBeyondCap),
      typical.map { .count(deal.terms + $0.paymentDays) } ?? .empty,
      typical.map { .percent($0.priceCut) } ?? .empty, .text(status(result)),
      .text(deal.eligibility.reason),
      .text(deal.escalation(zone)?.rawValue ?? ""),
    ]
  }

  /// Whether the deal agrees in more worlds than not, where the agent leads it.
  private static func status(_ result: DealResult) -> String {
    guard result.deal.eligibility == .automated else { return "prepared" }
    return result.of(.winWin).agreementRate >= 0.5 ? "likely" : "unlikely"
  }
}
