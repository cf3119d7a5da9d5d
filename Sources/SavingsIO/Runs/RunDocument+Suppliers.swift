import Savings

extension RunDocument {
  /// What was merged by which rule, what that did to tiers, and what is left to decide.
  var suppliers: JSONValue {
    let effect = review.effect
    let currency = portfolio.base.currency
    return .object([
      ("spellings", .integer(portfolio.resolution.of.count)),
      ("resolved", .integer(portfolio.resolution.suppliers.count)),
      (
        "merged",
        .object(
          effect.parts.map { part in
            (
              part.rule.rawValue,
              .object([
                ("spellings", .integer(part.spellings)), ("rows", .integer(part.rows)),
                ("spend", .string(currency.plain(part.spend))),
              ])
            )
          })
      ),
      ("with_several_spellings", .integer(effect.suppliers)),
      ("spend_with_several_spellings", .string(currency.plain(effect.spend))),
      ("tier_changed", .integer(effect.moved)),
      ("spend_tier_changed", .string(currency.plain(effect.movedSpend))),
      ("candidates", .integer(review.found)),
      ("candidates_listed", .integer(review.lookalikes.count)),
      ("spend_of_candidates", .string(currency.plain(review.spendAtStake))),
      ("unused_aliases", .integer(portfolio.resolution.unusedAliases)),
    ])
  }

  /// Rows and money by rule, in the base currency; the lines add up to all used rows.
  func json(_ coverage: CategoryCoverage) -> JSONValue {
    let lines = CategoryLines(coverage, base: portfolio.base)
    func line(_ entry: CategoryLines.Line) -> JSONValue {
      .object([
        ("rows", .integer(entry.rows)),
        ("amount", .string(portfolio.base.currency.plain(entry.amount))),
      ])
    }
    return .object([
      (
        "rules",
        .array(
          lines.rules.map { entry in
            .object([
              ("line", .integer(entry.rule.line)), ("conditions", .string(entry.rule.conditions)),
              ("category", .string(entry.rule.category)), ("rows", .integer(entry.line.rows)),
              ("amount", .string(portfolio.base.currency.plain(entry.line.amount))),
            ])
          })
      ),
      ("ledger", line(lines.own)), ("unclassified", line(lines.unclassified)),
    ])
  }

  var supplierWarnings: [String] {
    var lines: [String] = []
    let unused = portfolio.resolution.unusedAliases
    if unused > 0 {
      lines.append(
        "decisions on spellings that name no supplier of the ledger: \(unused), see suppliers.aliases"
      )
    }
    if let unmatched = ledger.categories?.unmatched, let first = unmatched.first {
      lines.append(
        "category rules that placed no row: \(unmatched.count), the first on line \(first.line)")
    }
    return lines
  }
}
