/// The CSV files of a run as tables: one row a deal, a supplier, an agreement, a spelling, a reject.
package struct RunTables: Sendable {
  let run: SavingsRun

  package init(_ run: SavingsRun) { self.run = run }

  package var deals: ReportTable {
    var rows: [[ReportCell]] = []
    rows.reserveCapacity(run.deals.count)
    for result in run.simulation.deals {
      let deal = result.deal
      let traded = result.of(.winWin)
      let haggled = result.of(.priceOnly)
      let zone = ZoneOfAgreement(deal, settings: run.settings)
      let isAgreed = traded.typical != nil
      let terms = traded.typical?.terms ?? AgreedTerms()
      rows.append([
        .text(deal.id), .text(deal.supplierKey), .text(deal.supplierName), .text(deal.category),
        .text(deal.tier.rawValue), .text(deal.style), .text(deal.eligibility.rawValue),
        .money(deal.baseline), .text(deal.baselineMethod), .count(deal.terms),
        .text(deal.batna.strength.rawValue), .text(deal.batna.source.rawValue),
        .percent(deal.batna.expectedNet), .number(deal.batna.alternatives, decimals: 1),
        .text(deal.batna.evidence), .percent(deal.anchor.cut), .text(deal.anchor.evidence),
        .percent(zone.buyerReservation), .percent(zone.priceOnly), .percent(zone.allLevers),
        .percent(zone.oneMore), .text(zone.finding(terms: "")),
        .percent(Double(traded.engaged) / Double(max(1, traded.worlds))),
        .percent(traded.agreementRate), .percent(Double(traded.cutP10) / 10_000),
        .percent(Double(traded.cutP50) / 10_000), .percent(Double(traded.cutP90) / 10_000),
        .money(traded.expectedHard), .money(traded.hardP10), .money(traded.hardP50),
        .money(traded.hardP90), .money(traded.cash), .money(traded.carrying),
        .money(traded.otherLevers), .money(traded.supplierSurplus), .money(traded.jointSurplus),
        .percent(traded.supplierBetterOff), .percent(traded.jointShare),
        .number(traded.days, decimals: 1), .percent(haggled.agreementRate),
        .money(haggled.expectedHard), .percent(result.priceZone), .text(deal.quality.grade),
        .text(deal.quality.proxies.joined(separator: "; ")),
        isAgreed ? .count(deal.terms + terms.paymentDays) : .empty,
        isAgreed ? .percent(terms.priceCut) : .empty,
        .text(status(deal, traded)), .text(deal.eligibility.reason),
      ])
    }
    return ReportTable(
      id: "deals", caption: "Deals", columns: RunTables.dealColumns, rows: rows)
  }

  private func status(_ deal: Deal, _ statistics: DealStatistics) -> String {
    guard deal.eligibility == .automated else { return "prepared" }
    return statistics.agreed * 2 >= max(1, statistics.worlds) ? "likely" : "unlikely"
  }

  private static let dealColumns: [ReportTable.Column] = {
    let texts: Set<String> = [
      "deal", "supplier_key", "supplier", "category", "tier", "style", "eligibility",
      "baseline_method", "batna", "batna_source", "batna_evidence", "anchor_evidence",
      "zopa_finding",
      "data_grade", "proxies", "status", "reason",
    ]
    let names = [
      "deal", "supplier_key", "supplier", "category", "tier", "style", "eligibility", "baseline",
      "baseline_method", "terms_days", "batna", "batna_source", "batna_net", "alternatives",
      "batna_evidence", "anchor_cut", "anchor_evidence", "buyer_reservation", "zopa_price_only",
      "zopa_all_levers", "zopa_one_more", "zopa_finding", "engaged_share", "agreed_share",
      "cut_p10",
      "cut_p50", "cut_p90", "hard_expected", "hard_p10", "hard_p50", "hard_p90", "cash_once",
      "carrying", "other_levers", "supplier_surplus", "joint_surplus", "supplier_better_off",
      "joint_share", "days", "price_only_agreed_share", "price_only_hard_expected",
      "price_zone_share", "data_grade", "proxies", "typical_terms_days", "typical_cut", "status",
      "reason",
    ]
    return names.map { .init($0, name: $0, numeric: !texts.contains($0)) }
  }()

  package var suppliers: ReportTable {
    let rows: [[ReportCell]] = run.portfolio.suppliers.enumerated().map { rank, supplier in
      let placement = supplier.placement
      return [
        .count(rank + 1), .text(supplier.supplier.key), .text(supplier.supplier.name),
        .money(supplier.spend), .percent(supplier.before), .text(placement.tier.rawValue),
        .text(placement.subTier), .text(placement.rule.rawValue), .text(placement.value),
        .text(placement.threshold), placement.margin.map { .percent($0) } ?? .empty,
        .text(placement.reason), .count(supplier.groups.count),
        .text(supplier.supplier.isInMaster ? "yes" : "no"),
        .text(placement.isLeverage ? "leverage" : placement.isHumanLed ? "bottleneck" : ""),
      ]
    }
    return ReportTable(
      id: "suppliers", caption: "Suppliers",
      columns: [
        .init("Rank", name: "rank", numeric: true), .init("Key", name: "supplier_key"),
        .init("Supplier", name: "supplier"), .init("Spend", name: "spend", numeric: true),
        .init("Share before", name: "share_before", numeric: true), .init("Tier", name: "tier"),
        .init("Sub-tier", name: "sub_tier"), .init("Rule", name: "rule"),
        .init("Value", name: "value"), .init("Threshold", name: "threshold"),
        .init("Margin to the next tier", name: "margin", numeric: true),
        .init("Reason", name: "reason"), .init("Deals", name: "deals", numeric: true),
        .init("In master", name: "in_master"), .init("Flag", name: "flag"),
      ], rows: rows)
  }

  /// The typical agreement of every automated deal that agrees in some world.
  package var termSheets: ReportTable {
    var rows: [[ReportCell]] = []
    for result in run.simulation.deals where result.deal.eligibility == .automated {
      let statistics = result.of(.winWin)
      guard let outcome = statistics.typical, let world = statistics.typicalWorld else { continue }
      let deal = result.deal
      let terms = outcome.terms
      rows.append([
        .text(deal.id), .text(deal.supplierName), .text(deal.category), .count(world),
        .money(deal.baseline), .percent(terms.priceCut),
        .money(deal.baseline - outcome.booking.hard),
        .count(deal.terms), .count(deal.terms + terms.paymentDays), .count(terms.volumePercent),
        .count(terms.extraMonths), .count(terms.leadTimeDays), .count(terms.indexSharePercent),
        .text(terms.sharesForecast ? "yes" : "no"),
        .number(Double(terms.serviceTenths) / 10, decimals: 1),
        .text(terms.asks(today: deal.terms).joined(separator: "; ")),
        .text(terms.gives(today: deal.terms).joined(separator: "; ")),
        .money(outcome.booking.hard), .money(outcome.booking.avoidance),
        .money(outcome.booking.cash), .money(outcome.booking.carrying),
        .money(outcome.booking.otherLevers), .money(outcome.booking.clawback),
        .money(outcome.booking.linearisationError), .money(outcome.supplierSurplus),
        .money(outcome.jointSurplus), .count(outcome.rounds), .count(outcome.days),
        .percent(statistics.agreementRate), .text("simulated"),
      ])
    }
    let texts: Set<String> = [
      "deal", "supplier", "category", "forecast", "we_get", "we_give", "label",
    ]
    let names = [
      "deal", "supplier", "category", "world", "spend_before", "price_cut", "spend_after",
      "terms_before", "terms_after", "volume_percent", "extra_months", "lead_time_days",
      "index_percent", "forecast", "otif_points", "we_get", "we_give", "hard", "avoidance",
      "cash_once", "carrying", "other_levers", "clawback", "linearisation_error",
      "supplier_surplus", "joint_surplus", "rounds", "days", "agreed_share", "label",
    ]
    return ReportTable(
      id: "term-sheets", caption: "Typical agreements, simulated",
      columns: names.map { .init($0, name: $0, numeric: !texts.contains($0)) }, rows: rows)
  }

  package var aliases: ReportTable {
    let resolution = run.portfolio.resolution
    return ReportTable(
      id: "aliases", caption: "Spellings of the ledger and the supplier each was resolved to",
      columns: [
        .init("Raw id", name: "raw_id"), .init("Raw name", name: "raw_name"),
        .init("Supplier key", name: "supplier_key"), .init("Supplier", name: "supplier"),
        .init("Rule", name: "rule"),
      ],
      rows: resolution.aliases.map { alias in
        let supplier = resolution.suppliers[alias.supplier]
        return [
          .text(alias.raw.id), .text(alias.raw.name), .text(supplier.key), .text(supplier.name),
          .text(alias.rule),
        ]
      })
  }

  package static func rejects(_ rejects: [Reject]) -> ReportTable {
    ReportTable(
      id: "rejects", caption: "Records that were rejected, set aside, or used in part",
      columns: [
        .init("File", name: "file"), .init("Line", name: "line", numeric: true),
        .init("Record", name: "record", numeric: true),
        .init("Column", name: "column", numeric: true), .init("Column name", name: "column_name"),
        .init("Code", name: "code"), .init("Action", name: "action"), .init("Value", name: "value"),
        .init("Message", name: "message"), .init("Raw record", name: "raw"),
      ],
      rows: rejects.map { reject in
        [
          .text(reject.file), .count(reject.line), .count(reject.record), .count(reject.column),
          .text(reject.columnName), .text(reject.code.rawValue), .text(reject.action.rawValue),
          .text(reject.value), .text(reject.message), .text(reject.raw),
        ]
      })
  }
}
