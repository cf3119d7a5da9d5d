/// Why spend changed between two times, in parts that close to the whole change exactly.
///
/// In the base currency, decreases positive, at constant rates but for the last part:
/// - price `Σ (P0 − P1) × Q1 × fx0`: procurement's;
/// - volume `(ΣQ0 − ΣQ1) × mean P0 × fx0`: the budget owner's;
/// - mix: dearer or cheaper items took the place of others, what is left at constant rates;
/// - exchange `Σ spend1 × (fx0 − fx1)`: the market's.
///
/// Volume and mix need one unit of measure: bridge items of one unit at a time. Sources: Orpheus, "The
/// 6 savings types"; ISM practitioner rule.
package struct SpendBridge: Sendable, Equatable {
  /// An item at both times; where it is bought at one of them only, the price is that of the other.
  package struct Item: Sendable, Equatable {
    package var bridge: PriceBridge
    /// Base units per unit of the item's currency.
    package var rateBefore: ExactRate
    package var rateAfter: ExactRate

    package init(_ bridge: PriceBridge, rateBefore: ExactRate = 1.0, rateAfter: ExactRate = 1.0) {
      self.bridge = bridge
      self.rateBefore = rateBefore
      self.rateAfter = rateAfter
    }
  }

  package let before: Money
  package let after: Money
  package let price: Hard
  package let volume: Money
  package let mix: Money
  package let exchange: Money

  package var reduction: Money { before - after }

  package init(_ items: [Item]) {
    var (before, after, constant) = (Money.zero, Money.zero, Money.zero)
    var price = Hard.zero
    var (quantityBefore, quantityAfter) = (Int128(0), Int128(0))
    for item in items {
      let bridge = item.bridge
      func spend(_ price: Money, _ quantity: Int64, _ rate: ExactRate) -> Money {
        price.times(rate, Int128(quantity), over: Int128(bridge.lot))
      }
      before += spend(bridge.priceBefore, bridge.quantityBefore, item.rateBefore)
      after += spend(bridge.priceAfter, bridge.quantityAfter, item.rateAfter)
      constant += spend(bridge.priceAfter, bridge.quantityAfter, item.rateBefore)
      price += Hard(
        spend(bridge.priceBefore - bridge.priceAfter, bridge.quantityAfter, item.rateBefore))
      quantityBefore += Int128(bridge.quantityBefore)
      quantityAfter += Int128(bridge.quantityAfter)
    }
    self.before = before
    self.after = after
    self.price = price
    exchange = constant - after
    volume =
      quantityBefore == 0
      ? .zero : before.times(quantityBefore - quantityAfter, over: quantityBefore)
    mix = before - constant - price.money - volume
  }
}
