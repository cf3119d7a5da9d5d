extension RunTables {
  /// Why spend changed: a row an item, then what has no quantity; the rows sum to the spend of both
  /// periods. Empty where there is no bridge.
  package var spendBridge: ReportRows {
    let bridge = run.bridge.bridge
    let items = bridge?.items ?? []
    let rest = bridge?.part(.withoutQuantity)
    let currency = run.portfolio.base.currency
    return ReportRows(
      [
        "kind", "category", "item", "unit", "items", "quantity_before", "quantity_after",
        "unit_price_before", "unit_price_after", "spend_before", "spend_after",
        "spend_after_at_earlier_rates", "price", "volume", "mix", "exchange", "other",
      ], texts: ["kind", "category", "item", "unit"], count: items.count + (rest == nil ? 0 : 1)
    ) { index in
      guard index < items.count else {
        let part = rest ?? BridgePart(.withoutQuantity)
        return [
          .text(part.kind.rawValue), .empty, .empty, .empty, .empty, .empty, .empty, .empty,
          .empty, .money(part.before), .money(part.after), .money(part.constant), .empty, .empty,
          .empty, .money(part.constant - part.after), .money(part.reduction),
        ]
      }
      let item = items[index]
      let isCompared = item.kind == .compared
      func amount(_ money: Money) -> ReportCell { isCompared ? .money(money) : .empty }
      func quantity(_ millionths: Int64) -> ReportCell {
        .number(Double(millionths) / 1e6, decimals: 6)
      }
      return [
        .text(item.kind.rawValue), .text(item.category), .text(item.name), .text(item.unit),
        .count(item.count), quantity(item.quantityBefore), quantity(item.quantityAfter),
        item.unitPrice(item.before, item.quantityBefore, currency),
        item.unitPrice(item.constant, item.quantityAfter, currency), .money(item.before),
        .money(item.after), .money(item.constant), amount(item.price), amount(item.volume),
        amount(item.mix), .money(item.exchange),
        isCompared ? .empty : .money(item.before - item.constant),
      ]
    }
  }
}
