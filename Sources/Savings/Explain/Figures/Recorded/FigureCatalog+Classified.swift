extension FigureCatalog {
  /// Suppliers, tiers, categories and baselines, as they were before the talks.
  func classified(_ root: String, _ rest: [String], _ path: String) -> FigureDraft? {
    switch root {
    case "tiers": tier(rest, path)
    case "suppliers": spellings(rest, path)
    case "categories": category(rest, path)
    default: baseline(rest, path)
    }
  }

  private func tier(_ rest: [String], _ path: String) -> FigureDraft? {
    guard rest.count == 2, let tier = Tier(rawValue: rest[0]) else { return nil }
    let members = run.portfolio.suppliers.filter { $0.placement.tier == tier }
    let amount = members.reduce(Money.zero) { $0 + $1.spend }
    let deals = spend("Deals of the tier", of: { $0.tier == tier })
    let rule = ["tiers.strategic_cut", "tiers.mid_tier_cut", "tiers.tail_floor"].map(setting)
    let placed = "suppliers.csv says of each which rule placed it"
    switch rest[1] {
    case "suppliers":
      return known(
        path, "Suppliers of the \(tier.rawValue)", .count(members.count),
        "suppliers with spend in the window that the rule places there; \(placed)", rule, [deals],
        base: "Spend of their deals")
    case "deals":
      return known(
        path, "Deals of the \(tier.rawValue)",
        .count(members.reduce(0) { $0 + $1.dealCount }),
        "categories of the tier's suppliers with net spend above 0", rule, [deals],
        base: "Spend of these deals")
    case "spend":
      let credits = Line(
        label: "Groups whose credits exceed their invoices", amount: amount - deals.amount)
      return known(
        path, "Spend of the \(tier.rawValue)", .money(amount),
        "net spend of the tier's suppliers in the window; \(placed)", rule,
        [deals] + (credits.amount == .zero ? [] : [credits]))
    default: return nil
    }
  }

  private func spellings(_ rest: [String], _ path: String) -> FigureDraft? {
    let effect = run.review.effect
    let review = run.review
    let source = [
      Figure.Input("spellings", "\(run.portfolio.resolution.of.count)", "aliases.csv, a row each"),
      setting("suppliers.aliases"),
    ]
    func count(_ count: Int, _ title: String, _ formula: String) -> FigureDraft {
      known(path, title, .count(count), formula, source)
    }
    func money(_ amount: Money, _ title: String, _ formula: String) -> FigureDraft {
      known(path, title, .money(amount), formula, source, [Line(label: title, amount: amount)])
    }
    switch rest.first {
    case "spellings":
      return count(
        run.portfolio.resolution.of.count, "Spellings of suppliers", "distinct pairs of id and name"
      )
    case "resolved":
      return count(
        run.portfolio.resolution.suppliers.count, "Suppliers", "spellings that a rule joins are one"
      )
    case "merged":
      guard rest.count == 3, let part = effect.parts.first(where: { $0.rule.rawValue == rest[1] })
      else { return nil }
      let formula = "spellings that the rule “\(rest[1])” joins with another; aliases.csv has each"
      return switch rest[2] {
      case "spellings": count(part.spellings, "Spellings merged: \(rest[1])", formula)
      case "rows": count(part.rows, "Rows of spellings merged: \(rest[1])", formula)
      case "spend": money(part.spend, "Spend of spellings merged: \(rest[1])", formula)
      default: nil
      }
    case "with_several_spellings":
      return count(effect.suppliers, "Suppliers with several spellings", "rows of aliases.csv > 1")
    case "spend_with_several_spellings":
      return money(effect.spend, "Their spend", "net spend in the window of these suppliers")
    case "tier_changed":
      return count(
        effect.moved, "Suppliers whose tier the merging changed",
        "placed with and without the merges, by the same rule")
    case "spend_tier_changed":
      return money(effect.movedSpend, "Spend of suppliers whose tier changed", "as tier_changed")
    case "candidates":
      return count(review.found, "Look-alikes", "pairs of names that score enough")
    case "candidates_listed":
      return count(
        review.lookalikes.count, "Look-alikes listed", "rows of supplier-candidates.csv")
    case "spend_of_candidates":
      return money(
        review.spendAtStake, "Spend that would move", "the smaller of each pair of look-alikes")
    case "unused_aliases":
      return count(
        run.portfolio.resolution.unusedAliases, "Decisions that name no supplier",
        "rows of suppliers.aliases that fit nothing in the ledger")
    default: return nil
    }
  }

  /// Rows and money that each category rule placed.
  private func category(_ rest: [String], _ path: String) -> FigureDraft? {
    guard let coverage = run.ledger.categories, let name = rest.last else { return nil }
    let lines = CategoryLines(coverage, base: run.portfolio.base)
    let source = [setting("categories.rules")]
    func made(_ entry: CategoryLines.Line, _ what: String) -> FigureDraft {
      name == "rows"
        ? known(path, "Rows \(what)", .count(entry.rows), "used rows \(what)", source)
        : known(
          path, "Spend \(what)", .money(entry.amount), "Σ amounts of the rows", source,
          [Line(label: what, amount: entry.amount)])
    }
    switch rest.first {
    case "ledger": return made(lines.own, "with a category of the ledger's")
    case "unclassified": return made(lines.unclassified, "that no rule fits")
    case "rules":
      guard rest.count == 3, let place = Int(rest[1]), lines.rules.indices.contains(place)
      else { return nil }
      let entry = lines.rules[place]
      return name == "line"
        ? known(
          path, "Line of a category rule", .count(entry.rule.line), "line of the rules file", source
        )
        : made(entry.line, "placed by line \(entry.rule.line) of the rules")
    default: return nil
    }
  }

  private func baseline(_ rest: [String], _ path: String) -> FigureDraft? {
    let lock = Figure.Input("sha256", run.baselines.fingerprint, "locked before the first talk")
    func count(_ what: String, _ isIn: (Deal) -> Bool) -> FigureDraft {
      known(
        path, "Deals \(what)", .count(run.deals.count(where: isIn)), "deals \(what); deals.csv",
        [lock], [spend("Deals \(what)", of: isIn)], base: "Spend of these deals")
    }
    switch (rest.first, rest.count) {
    case ("deals", 1): return count("with a locked baseline", { _ in true })
    case ("amount", 1):
      let all = spend("Deals", of: { _ in true })
      return known(
        path, "Baseline of all deals", .money(all.amount), "Σ baseline of the deals", [lock], [all])
    case ("by_method", 2):
      guard let method = Baseline.Method(rawValue: rest[1]) else { return nil }
      return count("measured against \(rest[1])", { $0.basis.method == method })
    case ("by_assurance", 2):
      guard let grade = Baseline.Assurance(rawValue: rest[1]) else { return nil }
      return count("with \(rest[1]) assurance", { $0.basis.assurance == grade })
    default: return nil
    }
  }
}
