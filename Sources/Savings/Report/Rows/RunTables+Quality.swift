extension RunTables {
  /// The problems of the ledger with the money at stake, and what rounding did.
  package var dataQuality: ReportRows {
    let lines = run.quality.lines
    let rounding = run.quality.rounding
    return ReportRows(
      ["problem", "title", "effect", "rows", "amount", "share_of_spend", "what_to_do"],
      texts: ["problem", "title", "effect", "what_to_do"], count: lines.count + 1
    ) { index in
      guard index < lines.count else {
        return [
          .text("rounding"), .text("Rounding of groups to the minor unit"), .text("used"), .empty,
          .money(rounding.groups), .empty,
          .text("Nothing: the total is \(rounding.totalText) from the exact sum"),
        ]
      }
      let line = lines[index]
      return [
        .text(line.id), .text(line.title), .text(line.effect.rawValue),
        line.rows.map { .count($0) } ?? .empty, line.amount.map { .money($0) } ?? .empty,
        line.share.map { .percent($0) } ?? .empty, .text(line.advice),
      ]
    }
  }

  /// By change and tier: what duplicates and merges do to tiers.
  package var tierEffects: ReportRows {
    let quality = run.quality
    let rows =
      [("as-reported", quality.reported, TierEffect.Count?.none)]
      + quality.effects.map { ($0.change.rawValue, $0.tiers, $0.moved) }
    let tiers = Tier.allCases
    return ReportRows(
      ["change", "tier", "suppliers", "spend", "moved", "moved_spend"], texts: ["change", "tier"],
      count: rows.count * tiers.count
    ) { index in
      let (change, counts, moved) = rows[index / tiers.count]
      let tier = tiers[tiers.count - 1 - index % tiers.count]
      return [
        .text(change), .text(tier.rawValue), .count(counts[tier.index].suppliers),
        .money(counts[tier.index].spend), moved.map { .count($0.suppliers) } ?? .empty,
        moved.map { .money($0.spend) } ?? .empty,
      ]
    }
  }
}
