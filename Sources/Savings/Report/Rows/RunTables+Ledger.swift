extension RunTables {
  package var suppliers: ReportRows {
    let suppliers = run.portfolio.suppliers
    return ReportRows(
      [
        "rank", "supplier_key", "supplier", "spend", "share_before", "tier", "sub_tier", "rule",
        "value", "threshold", "margin", "reason", "deals", "in_master", "flag",
      ],
      texts: [
        "supplier_key", "supplier", "tier", "sub_tier", "rule", "value", "threshold", "reason",
        "in_master", "flag",
      ], count: suppliers.count
    ) { rank in
      let supplier = suppliers[rank]
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
  }

  /// Spellings of the ledger, the supplier each was resolved to, and by which rule.
  package var aliases: ReportRows {
    let resolution = run.portfolio.resolution
    let aliases = resolution.aliases
    let base = run.portfolio.base
    var rows = [Int](repeating: 0, count: aliases.count)
    var exact = [Int128](repeating: 0, count: aliases.count)
    for cell in run.ledger.cube.cells {
      rows[Int(cell.supplier)] += Int(cell.rows)
      exact[Int(cell.supplier)] += base.exact(micros: cell.amount, currency: cell.currency)
    }
    return ReportRows(
      ["raw_id", "raw_name", "supplier_key", "supplier", "rule", "rows", "spend"],
      texts: ["raw_id", "raw_name", "supplier_key", "supplier", "rule"],
      count: resolution.of.count
    ) { [rows, exact] index in
      let alias = aliases[index]
      let supplier = resolution.suppliers[alias.supplier]
      return [
        .text(alias.raw.id), .text(alias.raw.name), .text(supplier.key), .text(supplier.name),
        .text(alias.rule), .count(rows[index]), .money(base.money(exact[index])),
      ]
    }
  }

  /// Suppliers that look alike, in the form of an alias file: fill in the decision and give the file
  /// to `suppliers.aliases`.
  package var candidates: ReportRows {
    let review = run.review
    let suppliers = run.portfolio.resolution.suppliers
    // An id is sure; a name may be that of two.
    @Sendable func handle(_ supplier: ResolvedSupplier) -> String {
      supplier.key.hasPrefix("id:") ? supplier.key : supplier.name
    }
    return ReportRows(
      [
        "alias", "supplier", "decision", "score", "spend", "supplier_spend", "alias_name",
        "supplier_name", "alias_words", "supplier_words",
      ],
      texts: [
        "alias", "supplier", "decision", "alias_name", "supplier_name", "alias_words",
        "supplier_words",
      ], count: review.lookalikes.count
    ) { index in
      let pair = review.lookalikes[index]
      let (alias, supplier) = (suppliers[pair.alias], suppliers[pair.supplier])
      return [
        .text(handle(alias)), .text(handle(supplier)), .text(""), .number(pair.score, decimals: 3),
        .money(review.spend[pair.alias] ?? .zero), .money(review.spend[pair.supplier] ?? .zero),
        .text(alias.name), .text(supplier.name), .text(pair.aliasName), .text(pair.supplierName),
      ]
    }
  }

  /// Records that were rejected, set aside, or used in part.
  package var rejects: ReportRows { RunTables.rejects(run.ledger) }

  package static func rejects(_ ledger: Ledger) -> ReportRows {
    let rejects = ledger.rejects
    return ReportRows(
      [
        "file", "line", "record", "column", "column_name", "code", "action", "value", "message",
        "raw",
      ], texts: ["file", "column_name", "code", "action", "value", "message", "raw"],
      count: rejects.count
    ) { index in
      let reject = rejects[index]
      return [
        .text(reject.file), .count(reject.line), .count(reject.record), .count(reject.column),
        .text(reject.columnName), .text(reject.code.rawValue), .text(reject.action.rawValue),
        .text(reject.value), .text(reject.message), .text(reject.raw),
      ]
    }
  }
}
