extension FigureCatalog {
  /// Problems of the ledger and what they do to tiers: `data_quality.*`.
  func quality(_ rest: [String], _ path: String) -> FigureDraft? {
    switch rest.first {
    case "problems": problem(rest, path)
    case "rounding": rounding(rest, path)
    case "tiers": tierEffect(rest, path)
    default: nil
    }
  }

  private func problem(_ rest: [String], _ path: String) -> FigureDraft? {
    guard rest.count == 3, let place = Int(rest[1]), run.quality.lines.indices.contains(place)
    else { return nil }
    let line = run.quality.lines[place]
    let source =
      files { "\($0.control.records) records" } + [
        Figure.Input("effect", line.effect.rawValue, line.advice)
      ]
    switch rest[2] {
    case "rows":
      return line.rows.map {
        known(path, "\(line.title): rows", .count($0), "rows with the problem", source)
      }
    case "amount":
      return line.amount.map {
        known(
          path, "\(line.title): amount", .money($0), "Σ amounts of these rows that have one",
          source, [Line(label: line.title, amount: $0)])
      }
    case "share":
      return line.share.map {
        known(
          path, "\(line.title): share of spend", .share($0), "amount ÷ spend read and used",
          source + [amount("amount", line.amount ?? .zero, "data_quality.problems.\(place).amount")]
        )
      }
    default: return nil
    }
  }

  private func rounding(_ rest: [String], _ path: String) -> FigureDraft? {
    let rounding = run.quality.rounding
    switch rest.last {
    case "total":
      return known(
        path, "What rounding makes", .plain(rounding.totalText),
        "the reported total − the exact sum of the used amounts",
        files { $0.control.amountUsed.text })
    case "groups":
      return known(
        path, "What rounding each group makes", .money(rounding.groups),
        "Σ groups of supplier and category, each rounded once − their sum rounded once",
        files { $0.control.amountUsed.text },
        [Line(label: "Rounding", amount: rounding.groups)])
    default: return nil
    }
  }

  private func tierEffect(_ rest: [String], _ path: String) -> FigureDraft? {
    guard rest.count == 4 else { return nil }
    let effect = run.quality.effects.first { $0.change.rawValue == rest[1] }
    let tiers = rest[1] == "as-reported" ? run.quality.reported : effect?.tiers
    let count: TierEffect.Count? =
      rest[2] == "moved"
      ? effect?.moved : Tier(rawValue: rest[2]).flatMap { tier in tiers.map { $0[tier.index] } }
    guard let count else { return nil }
    let title =
      rest[2] == "moved"
      ? "Suppliers in another tier, \(rest[1])" : "Suppliers of the \(rest[2]), \(rest[1])"
    let formula = "the portfolio placed again by the same rule, \(rest[1]); tier-effects.csv"
    let source = [setting("tiers.mid_tier_cut")] + files { "\($0.control.used) rows" }
    return rest[3] == "suppliers"
      ? known(path, title, .count(count.suppliers), formula, source)
      : known(
        path, "\(title): spend", .money(count.spend), formula, source,
        [Line(label: title, amount: count.spend)])
  }
}
