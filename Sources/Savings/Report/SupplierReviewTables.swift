/// The tables on suppliers and categories that the page and `savings check` show.
package struct SupplierReviewTables {
  private let review: SupplierReview
  private let portfolio: Portfolio
  private let coverage: CategoryCoverage?
  /// Longest name shown; a terminal has no room for more.
  private let width: Int

  package init(
    _ review: SupplierReview, portfolio: Portfolio, coverage: CategoryCoverage?, width: Int = .max
  ) {
    self.width = width
    self.review = review
    self.portfolio = portfolio
    self.coverage = coverage
  }

  /// Rows of the longest table shown; the CSV and run.json hold all.
  private static let shown = 15

  package var blocks: [ReportBlock] {
    var blocks: [ReportBlock] = [.bullets(sentences)]
    if let merges { blocks.append(.table(merges)) }
    if let lookalikes { blocks.append(.table(lookalikes)) }
    if let excluded { blocks.append(.table(excluded)) }
    if let categories { blocks.append(.table(categories)) }
    return blocks
  }

  private func words(_ money: Money) -> String {
    "\(portfolio.base.currency.whole(money)) \(portfolio.base.currency.code)"
  }

  private func shown(_ name: String) -> ReportCell {
    .text(name.count > width ? name.prefix(width - 1) + "…" : name)
  }

  private var sentences: [String] {
    let resolution = portfolio.resolution
    let effect = review.effect
    var lines = [
      "\(Digits.counted(resolution.of.count, "spelling")) are \(Digits.counted(resolution.suppliers.count, "supplier")); aliases.csv says which rule merged which."
    ]
    if effect.suppliers > 0 {
      lines.append(
        "\(Digits.counted(effect.suppliers, "supplier")) in scope worth \(words(effect.spend)) have several spellings; counted together, \(effect.moved) of them, worth \(words(effect.movedSpend)), are in another tier than their largest spelling alone."
      )
    }
    if review.found > 0 {
      lines.append(
        "\(Digits.counted(review.found, "pair")) of suppliers look alike and were not merged; \(words(review.spendAtStake)) would move. Decide in supplier-candidates.csv and name it in suppliers.aliases."
      )
    }
    return lines
  }

  private var merges: ReportTable? {
    guard !review.effect.parts.isEmpty else { return nil }
    return ReportTable(
      id: "merges", caption: "Spellings merged with an earlier one, by rule",
      columns: [
        .init("Rule", name: "rule"), .init("Spellings", name: "spellings", numeric: true),
        .init("Rows in scope", name: "rows", numeric: true),
        .init("Spend", name: "spend", numeric: true),
      ],
      rows: review.effect.parts.map {
        [.text($0.rule.rawValue), .count($0.spellings), .count($0.rows), .money($0.spend)]
      })
  }

  private var lookalikes: ReportTable? {
    guard !review.lookalikes.isEmpty else { return nil }
    let suppliers = portfolio.resolution.suppliers
    return ReportTable(
      id: "lookalikes", caption: "Look-alikes with most spend at stake: not merged, for a person",
      columns: [
        .init("Supplier", name: "alias"), .init("May belong to", name: "supplier"),
        .init("Score", name: "score", numeric: true),
        .init("Would move", name: "spend", numeric: true),
      ],
      rows: review.lookalikes.prefix(SupplierReviewTables.shown).map { pair in
        [
          shown(suppliers[pair.alias].name), shown(suppliers[pair.supplier].name),
          .number(pair.score, decimals: 2), .money(review.spend[pair.alias] ?? .zero),
        ]
      })
  }

  private var excluded: ReportTable? {
    let steps = portfolio.waterfall.excluded
    guard !steps.isEmpty else { return nil }
    return ReportTable(
      id: "out-of-scope", caption: "Out of scope, by reason",
      columns: [
        .init("Reason", name: "reason"), .init("Rows", name: "rows", numeric: true),
        .init("Amount", name: "amount", numeric: true),
      ],
      rows: steps.map { [.text($0.reason.rawValue), .count($0.rows), .money($0.amount)] },
      totals: [
        [
          .text("Out of scope"), .count(portfolio.waterfall.outOfScopeRows),
          .money(portfolio.waterfall.outOfScope),
        ]
      ])
  }

  private var categories: ReportTable? {
    guard let coverage else { return nil }
    let lines = CategoryLines(coverage, base: portfolio.base)
    func row(_ name: String, _ category: String, _ line: CategoryLines.Line) -> [ReportCell] {
      [
        shown(name), shown(category), .count(line.rows),
        .percent(Double(line.rows) / Double(max(1, lines.total.rows))), .money(line.amount),
        .percent(line.amount.share(of: lines.total.amount)),
      ]
    }
    let byAmount = lines.rules.sorted {
      ($1.line.amount, $0.rule.line) < ($0.line.amount, $1.rule.line)
    }
    var rows = byAmount.prefix(SupplierReviewTables.shown).map {
      row("line \($0.rule.line): \($0.rule.conditions)", $0.rule.category, $0.line)
    }
    let rest = byAmount.dropFirst(SupplierReviewTables.shown)
    if !rest.isEmpty {
      let sum = CategoryLines.Line(
        rows: rest.reduce(0) { $0 + $1.line.rows },
        amount: rest.reduce(.zero) { $0 + $1.line.amount })
      rows.append(row("\(rest.count) more rules", "", sum))
    }
    rows.append(row("no rule: the ledger's own category", "", lines.own))
    rows.append(row("no rule: unclassified", "(unclassified)", lines.unclassified))
    return ReportTable(
      id: "category-rules", caption: "Category rules: what each placed, of all used rows",
      columns: [
        .init("Rule", name: "rule"), .init("Category", name: "category"),
        .init("Rows", name: "rows", numeric: true),
        .init("Of rows", name: "of_rows", numeric: true),
        .init("Amount", name: "amount", numeric: true),
        .init("Of amount", name: "of_amount", numeric: true),
      ], rows: rows)
  }
}
