/// The CSV files of `savings actuals`.
package struct ActualsTables: Sendable {
  let actuals: SavingsActuals

  package init(_ actuals: SavingsActuals) { self.actuals = actuals }

  /// One row an agreement, or an item of one.
  package var agreements: ReportRows {
    let lines = actuals.tracked
    return ReportRows(
      [
        "agreement", "item", "supplier", "category", "tier", "state", "class", "start", "end",
        "measured_to", "days", "agreed_year", "agreed_to_date", "not_measurable", "timing",
        "maverick", "volume", "price", "reversal", "realised", "realisation_rate", "realised_year",
        "spend", "rows", "spend_without_price", "rows_without_price", "spend_elsewhere",
        "after_twelve_months", "terms_before", "terms_agreed", "terms_seen", "cash_agreed",
        "cash_realised", "why_not_measurable",
      ],
      texts: [
        "agreement", "item", "supplier", "category", "tier", "state", "class", "start", "end",
        "measured_to", "why_not_measurable",
      ], count: lines.count
    ) { index in
      let line = lines[index]
      return identity(line) + money(line) + evidence(line)
    }
  }

  private func identity(_ line: TrackedAgreement) -> [ReportCell] {
    let agreement = line.agreement
    return [
      .text(agreement.id), .text(agreement.item), .text(agreement.supplier),
      .text(agreement.category), .text(line.tier.rawValue), .text(line.state.rawValue),
      .text(line.savingClass.name), .date(agreement.start),
      agreement.end.map { .date($0) } ?? .empty,
      .date(CalendarDate(days: max(agreement.start.days, line.windowEnd.days - 1))),
      .count(line.days),
    ]
  }

  private func money(_ line: TrackedAgreement) -> [ReportCell] {
    let leaks = LeakageCause.allCases.map { cause -> ReportCell in
      line.isMeasurable || cause == .notMeasurable ? .money(line.bridge[cause]) : .empty
    }
    return [.money(line.annual), .money(line.bridge.agreed)] + leaks + [
      line.isMeasurable ? .money(line.bridge.realised) : .empty,
      line.isMeasurable ? line.rate.map { .number($0, decimals: 4) } ?? .empty : .empty,
      line.annualised.map { .money($0) } ?? .empty,
    ]
  }

  private func evidence(_ line: TrackedAgreement) -> [ReportCell] {
    let terms = line.terms
    return [
      .money(line.spend), .count(line.measuredRows), .money(line.unmeasuredSpend),
      .count(line.unmeasuredRows), .money(line.elsewhere.reduce(.zero) { $0 + $1.paid }),
      line.later.map { .money($0) } ?? .empty, terms.map { .count($0.before) } ?? .empty,
      terms.map { .count($0.agreed) } ?? .empty,
      terms?.seen.map { .number($0, decimals: 1) } ?? .empty,
      terms.map { .money($0.cashAgreed.money) } ?? .empty,
      terms?.cashRealised.map { .money($0.money) } ?? .empty, .text(line.obstacle),
    ]
  }

  /// One row an agreement and cause with money behind it, the largest first.
  package var leakage: ReportRows {
    let found = leaks
    return ReportRows(
      [
        "agreement", "item", "supplier", "class", "cause", "amount", "share_of_agreed",
        "first_month", "last_month", "bought_from", "meaning",
      ],
      texts: [
        "agreement", "item", "supplier", "class", "cause", "first_month", "last_month",
        "bought_from", "meaning",
      ], count: found.count
    ) { index in
      let (line, cause) = found[index]
      let months = line.months.filter { $0.bridge[cause] != .zero }.map(\.month)
      func month(_ index: Int32?) -> ReportCell {
        index.map { .text(ActualsTables.month($0)) } ?? .empty
      }
      let elsewhere = cause == .maverick ? line.elsewhere.map(\.supplier) : []
      return [
        .text(line.agreement.id), .text(line.agreement.item), .text(line.agreement.supplier),
        .text(line.savingClass.name), .text(cause.name), .money(line.bridge[cause]),
        line.bridge.agreed == .zero
          ? .empty : .number(line.bridge[cause].share(of: line.bridge.agreed), decimals: 4),
        month(months.min()), month(months.max()), .text(elsewhere.joined(separator: "; ")),
        .text(cause == .notMeasurable ? line.obstacle : cause.gloss),
      ]
    }
  }

  /// Leaks with money behind them, the largest first.
  var leaks: [(line: TrackedAgreement, cause: LeakageCause)] {
    let all = actuals.tracked.enumerated().flatMap { place, line in
      LeakageCause.allCases.filter { line.bridge[$0] != .zero }.map { (place, line, $0) }
    }
    return all.sorted { a, b in
      let (x, y) = (a.1.bridge[a.2], b.1.bridge[b.2])
      return x == y ? (a.0, a.2.rawValue) < (b.0, b.2.rawValue) : x > y
    }.map { ($0.1, $0.2) }
  }

  /// One row an agreement and month, with the running sum of what is realised.
  package var months: ReportRows {
    let lines = actuals.tracked
    let causes = LeakageCause.allCases
    return ReportRows(
      ["agreement", "item", "class", "month", "agreed"] + causes.map(\.name)
        + ["realised", "realised_so_far"],
      texts: ["agreement", "item", "class", "month"], count: lines.count
    ) { index, rows in
      let line = lines[index]
      var sum = Money.zero
      for (month, bridge) in line.months {
        sum += bridge.realised
        rows += [
          .text(line.agreement.id), .text(line.agreement.item), .text(line.savingClass.name),
          .text(ActualsTables.month(month)), .money(bridge.agreed),
        ]
        rows += causes.map { .money(bridge[$0]) }
        rows += [.money(bridge.realised), .money(sum)]
      }
    }
  }

  /// `2026-11`.
  static func month(_ index: Int32) -> String {
    let (year, month) = (Int(index) / 12, Int(index) % 12 + 1)
    return "\(year)-\(month < 10 ? "0" : "")\(month)"
  }
}
