import Savings

extension Headline {
  /// What the agreements come to a year, class by class and tier by tier; classes are never added.
  var classes: JSONValue {
    let tiers = figures.meanByTier[.winWin] ?? []
    let paths: [(SavingClass, KeyPath<WorldTotals, Money>)] = [
      (.hard, \.hard), (.avoidance, \.avoidance), (.cashOnce, \.cash), (.carrying, \.carrying),
      (.otherLevers, \.otherLevers),
    ]
    return .object(
      paths.map { savingClass, path in
        (
          savingClass.name,
          .object(
            Tier.allCases.map { tier in
              let amount = tiers.isEmpty ? Money.zero : tiers[tier.index][keyPath: path]
              return (tier.rawValue, .string(figures.currency.plain(amount)))
            })
        )
      })
  }

  /// Hard saving of new agreements by fiscal year, each for its first twelve months.
  var fiscalYears: JSONValue {
    guard let years else { return .null }
    return .array(
      years.years.map { year in
        .object([
          ("fiscal_year", .integer(year.label)),
          ("agreed", .string(figures.currency.plain(year.agreed.money))),
          ("credited", .string(figures.currency.plain(year.credited.money))),
        ])
      })
  }

  /// What each profile makes of the same worlds.
  var recognition: JSONValue {
    .object(
      roi.recognition.map { entry in
        func text(_ amount: Money) -> JSONValue { .string(figures.currency.plain(amount)) }
        return (
          entry.profile.rawValue,
          .object([
            ("followed", .bool(entry.profile == settings.programme.profile)),
            ("agreed", text(entry.agreed.money)), ("unproven", text(entry.unproven.money)),
            ("market_fell", text(entry.marketFall.money)),
            ("recognised", text(entry.recognised.money)), ("hard", text(entry.figures.hard)),
            ("net_position", text(entry.figures.netPosition)),
            ("npv", text(entry.figures.presentValue)),
            ("chance_npv_positive", .number(entry.chancePositive, decimals: 6)),
          ])
        )
      })
  }
}
