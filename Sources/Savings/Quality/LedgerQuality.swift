/// What is wrong with the ledger, and the money at stake: every figure from the values that the
/// control totals and the waterfall are made of.
///
/// Rejected and set aside lines add up to the control totals, out of scope to the waterfall. A used row
/// may have several problems, so that the lines of used rows add up to nothing.
package struct LedgerQuality: Sendable {
  package let lines: [QualityLine]
  package let rounding: RoundingDifference
  /// What merging, removing and joining would do to tiers.
  package let effects: [TierEffect]
  /// Suppliers and their spend by tier as they are reported.
  package let reported: [TierEffect.Count]

  package init(
    ledger: Ledger, portfolio: Portfolio, review: SupplierReview, settings: Settings
  ) {
    let flow = portfolio.waterfall
    let base = portfolio.base
    let problems = [DataProblem: ProblemAmounts](of: ledger.files)
    var draft = QualityDraft(total: flow.total, base: base, settings: settings)
    let repeats: [DataProblem] = RepeatedSpend.Kind.allCases.map(\.problem)
    let setAside =
      [.totalRow, .noValues]
      + RepeatedSpend.Kind.allCases.filter { settings.spend.setsAside($0) }.map(\.problem)
    draft.add(DataProblem.rejecting, problems, .rejected)
    draft.add(setAside, problems, .setAside)
    for step in flow.excluded {
      draft.add(
        "out-of-scope-" + step.reason.slug, step.reason.title, .outOfScope, rows: step.rows,
        step.amount, "Nothing, or change the scope settings")
    }
    draft.add(repeats.filter { !setAside.contains($0) }, problems, .used)
    draft.add([.noDate, .unreadableDate, .openDate], problems, .used)
    draft.addCells(ledger.cube)
    draft.add(
      [.extraCell, .unreadableTerms, .unreadableQuantity, .roundedAmount, .fineAmount, .credit],
      problems, .used)
    if flow.netCredits.isNegative {
      draft.add(
        "net-credits", "Suppliers with more credits than invoices", .used, rows: nil,
        flow.netCredits, "Claim them, or find the invoices: they make no deal")
    }
    let merged = review.effect.parts
    if !merged.isEmpty {
      draft.add(
        "merged-spellings", "Spellings merged by a rule", .merged,
        rows: merged.reduce(0) { $0 + $1.rows }, merged.reduce(.zero) { $0 + $1.spend },
        "Look through aliases.csv; undo one with suppliers.aliases")
    }
    if review.found > 0 {
      draft.add(
        "look-alikes", "Look-alikes not decided", .open, rows: nil, review.spendAtStake,
        "Decide in supplier-candidates.csv and name it in suppliers.aliases")
    }
    lines = draft.lines
    rounding = RoundingDifference(
      total: base.exact(minor: flow.total) - LedgerQuality.exact(ledger, base),
      groups: flow.rounding
    )
    reported = TierEffect.counts(portfolio.suppliers.map { ($0.placement.tier, $0.spend) })
    let repeated = RepeatedSpend.Kind.allCases.map {
      TierEffect(repeats: $0, ledger.cube, portfolio, settings)
    }
    let joined = TierEffect(joining: review.lookalikes, portfolio, settings)
    effects = ([review.effect.tiers] + repeated + [joined]).compactMap { $0 }
  }

  /// The exact sum of the used amounts, in 10⁻¹⁵ of the base currency: from the control totals where
  /// there is one currency and nothing to convert, else from the cells.
  private static func exact(_ ledger: Ledger, _ base: BaseCurrency) -> Int128 {
    if base.isUnconverted {
      return ledger.files.reduce(0) { $0 + $1.control.amountUsed.picos } * 1_000
    }
    return ledger.cube.cells.reduce(0) {
      $0 + base.exact(micros: $1.amount, currency: $1.currency)
    }
  }
}

extension DataProblem {
  /// Problems for which a row is rejected.
  static let rejecting: [DataProblem] = [
    .noSupplier, .noAmount, .unreadableAmount, .unknownCurrency, .unknownSide, .shiftedCells,
    .controlCharacter,
  ]
}

extension SpendSettings {
  /// Whether repeated rows of the kind are left out.
  package func setsAside(_ kind: RepeatedSpend.Kind) -> Bool {
    kind == .withinFile ? repeats == .setAside : overlaps == .setAside
  }
}

extension ScopeReason {
  fileprivate var slug: String { rawValue.split(separator: " ").joined(separator: "-") }

  fileprivate var title: String { "Out of scope: \(rawValue)" }
}
