import Savings

extension RunDocument {
  /// Spend of both periods, what lowered it step by step, and how many items stand behind it; of the
  /// ledger, not simulated.
  func json(_ outcome: BridgeOutcome) -> JSONValue {
    switch outcome {
    case .absent(let absence): .object([("absent", .string(absence.words))])
    case .bridge(let bridge): json(bridge)
    }
  }

  private func json(_ bridge: SpendBridge) -> JSONValue {
    func text(_ amount: Money) -> JSONValue { .string(portfolio.base.currency.plain(amount)) }
    func period(
      _ period: BridgePeriod, _ more: [(name: String, value: JSONValue)]
    ) -> JSONValue {
      .object(
        [("from", .string(period.from.iso)), ("through", .string(period.through.iso))] + more)
    }
    return .object([
      ("before", period(bridge.before, [("spend", text(bridge.spendBefore))])),
      (
        "after",
        period(
          bridge.after,
          [
            ("spend", text(bridge.spendAfter)),
            ("spend_at_earlier_rates", text(bridge.spendAfterConstant)),
          ])
      ),
      (
        "lowers_spend_by", .object(bridge.steps.map { ($0.step.rawValue, text($0.amount)) })
      ),
      ("price_of_market", bridge.market.map(text) ?? .null),
      ("compared_share", .number(bridge.comparedShare, decimals: 6)),
      (
        "items",
        .object(
          bridge.parts.filter { $0.kind != .withoutQuantity }.map {
            ($0.kind.rawValue, .integer($0.items))
          })
      ),
      ("rates_held", .array(bridge.heldRates.map { .string($0) })),
    ])
  }
}
