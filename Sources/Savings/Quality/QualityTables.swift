/// The tables on data quality that the page and `savings check` show; the CSVs hold the same lines.
package struct QualityTables: Sendable {
  private let quality: LedgerQuality
  private let currency: Currency

  package init(_ quality: LedgerQuality, currency: Currency) {
    self.quality = quality
    self.currency = currency
  }

  package var blocks: [ReportBlock] {
    [.table(lines), .bullets([rounding]), .table(effects)]
  }

  /// The problems with the money at stake.
  ///
  /// - Parameter isShort: leaves out what to do, for a terminal.
  package func lines(isShort: Bool) -> ReportTable {
    var table = lines
    guard isShort else { return table }
    table.columns.removeLast()
    table.rows = table.rows.map { Array($0.dropLast()) }
    return table
  }

  private var lines: ReportTable {
    ReportTable(
      id: "data-problems",
      caption:
        "Money at stake by problem. A used row may have several problems; shares are of all spend that was read and used.",
      columns: [
        .init("Problem", name: "problem"), .init("Rows are", name: "effect"),
        .init("Rows", name: "rows", numeric: true),
        .init("Amount", name: "amount", numeric: true),
        .init("Of spend", name: "share", numeric: true), .init("What to do", name: "advice"),
      ],
      rows: quality.lines.map { line in
        [
          .text(line.title), .text(line.effect.rawValue), line.rows.map { .count($0) } ?? .empty,
          line.amount.map { .money($0) } ?? .empty, line.share.map { .percent($0) } ?? .empty,
          .text(line.advice),
        ]
      })
  }

  /// What rounding did, in words.
  package var rounding: String {
    let found = quality.rounding
    let groups = currency.plain(found.groups)
    return
      "Amounts are summed exactly and rounded once: the total is \(found.totalText) \(currency.code) from the exact sum of the files, and the groups of supplier and category, each rounded, come to \(groups) \(currency.code) more than their sum."
  }

  package var effects: ReportTable {
    func row(_ title: String, _ tiers: [TierEffect.Count], _ moved: TierEffect.Count?)
      -> [ReportCell]
    {
      [.text(title)] + Tier.allCases.reversed().map { .count(tiers[$0.index].suppliers) }
        + [moved.map { .count($0.suppliers) } ?? .empty, moved.map { .money($0.spend) } ?? .empty]
    }
    return ReportTable(
      id: "tier-effects",
      caption:
        "Effect of duplicates and merges on tiers: suppliers in each, and those that would stand in another. Invoices are not counted anew.",
      columns: [.init("If", name: "change")]
        + Tier.allCases.reversed().map { .init($0.title, name: $0.rawValue, numeric: true) }
        + [
          .init("In another tier", name: "moved", numeric: true),
          .init("Their spend", name: "moved_spend", numeric: true),
        ],
      rows: [row("As reported", quality.reported, nil)]
        + quality.effects.map { row($0.change.title, $0.tiers, $0.moved) })
  }
}

extension Tier {
  fileprivate var title: String {
    switch self {
    case .tail: "Tail"
    case .midTier: "Mid-tier"
    case .strategic: "Strategic"
    }
  }
}
