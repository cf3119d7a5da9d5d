import Savings

/// A comparison of two runs in the forms in which it can be written.
package struct CompareDocument {
  private let comparison: RunComparison
  private let page: ComparePage

  package init(_ comparison: RunComparison) {
    self.comparison = comparison
    page = ComparePage(comparison)
  }

  private var currency: Currency { comparison.currency }

  package var text: String { PlainText.text(page.sections, currency: currency) }
  package var html: [UInt8] { HTMLPage(currency: currency).bytes(page.page) }
  /// The bridge alone: one line a step.
  package var csv: [UInt8] { CSVTable.bytes(of: page.bridgeTable, currency: currency) }

  package var json: JSONValue {
    .object([
      ("schema", .integer(1)), ("simulated", .bool(true)),
      ("base_currency", .string(currency.code)), ("before", side(comparison.before)),
      ("after", side(comparison.after)),
      (
        "bridge",
        .object([
          ("before", figures(comparison.bridge.before)),
          (
            "steps",
            .array(
              comparison.bridge.steps.map {
                .object([
                  ("cause", .string($0.cause.rawValue)), ("title", .string($0.cause.title)),
                  ("change", figures($0.change)),
                ])
              })
          ), ("after", figures(comparison.bridge.after)),
        ])
      ),
      (
        "settings",
        .array(
          comparison.settings.map {
            .object([
              ("group", .string($0.group.rawValue)), ("setting", .string($0.key)),
              ("before", .string($0.before)), ("after", .string($0.after)),
            ])
          })
      ), ("suppliers", suppliers), ("deals", deals),
    ])
  }

  private func side(_ side: ComparedRun) -> JSONValue {
    let totals = side.run.ledger.total
    return .object([
      ("run_id", .string(side.id)), ("version", .string(side.version)),
      ("rows_used", .integer(totals.used)),
      ("spend_in_scope", money(side.run.portfolio.waterfall.inScope)),
      ("suppliers", .integer(side.run.portfolio.suppliers.count)),
      ("deals", .integer(side.run.deals.count)),
      (
        "inputs",
        .array(
          side.run.ledger.files.map {
            .object([("path", .string($0.path)), ("sha256", .string($0.sha256))])
          })
      ),
    ])
  }

  private var suppliers: JSONValue {
    func count(_ count: SupplierChanges.Count) -> JSONValue {
      .object([("suppliers", .integer(count.suppliers)), ("spend", money(count.spend))])
    }
    let changes = comparison.suppliers
    return .object([
      ("new", count(changes.entered)), ("gone", count(changes.left)),
      (
        "tiers",
        .object(
          Tier.allCases.map { from in
            (
              from.rawValue,
              .object(
                Tier.allCases.map { ($0.rawValue, count(changes.moves[from.index][$0.index])) })
            )
          })
      ),
    ])
  }

  private var deals: JSONValue {
    .object(
      DealChange.allCases.map { change in
        let group = comparison.deals.total(change)
        return (
          change.rawValue,
          .object([
            ("deals", .integer(group.deals)), ("spend_before", money(group.spendBefore)),
            ("spend_after", money(group.spendAfter)), ("hard_before", money(group.hardBefore)),
            ("hard_after", money(group.hardAfter)),
          ])
        )
      })
  }

  private func figures(_ figures: ValueBridge.Figures) -> JSONValue {
    .object([
      ("hard_saving_agreed", money(figures.hard)), ("net_position", money(figures.netPosition)),
      ("npv", money(figures.presentValue)),
    ])
  }

  private func money(_ money: Money) -> JSONValue { .string(currency.plain(money)) }
}
