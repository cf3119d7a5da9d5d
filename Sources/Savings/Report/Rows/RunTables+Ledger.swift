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

  /// Spellings of the ledger and the supplier each was resolved to.
  package var aliases: ReportRows {
    let resolution = run.portfolio.resolution
    let aliases = resolution.aliases
    return ReportRows(
      ["raw_id", "raw_name", "supplier_key", "supplier", "rule"],
      texts: ["raw_id", "raw_name", "supplier_key", "supplier", "rule"],
      count: resolution.of.count
    ) { index in
      let alias = aliases[index]
      let supplier = resolution.suppliers[alias.supplier]
      return [
        .text(alias.raw.id), .text(alias.raw.name), .text(supplier.key), .text(supplier.name),
        .text(alias.rule),
      ]
    }
  }

  /// Records that were rejected, set aside, or used in part.
  package var rejects: ReportRows {
    let rejects = run.ledger.rejects
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
