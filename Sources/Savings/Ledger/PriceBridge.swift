/// Why the cost of an item changed, in parts that close to the whole change exactly.
///
/// - price effect `(P0 − P1) × Q1`: the only part that is a saving of procurement;
/// - volume effect `(Q0 − Q1) × P0`: the budget owner's, never claimed.
///
/// Source: Orpheus, "The 6 savings types"; ISM practitioner rule. Prices are amounts per `lot`
/// units, so that a price of 1.2345 is 12,345.00 per 10,000.
package struct PriceBridge: Sendable, Equatable {
  package var priceBefore: Money
  package var priceAfter: Money
  /// Units that the two prices are for.
  package var lot: Int64
  package var quantityBefore: Int64
  package var quantityAfter: Int64

  package init(
    priceBefore: Money, priceAfter: Money, lot: Int64 = 1, quantityBefore: Int64,
    quantityAfter: Int64
  ) {
    self.priceBefore = priceBefore
    self.priceAfter = priceAfter
    self.lot = lot
    self.quantityBefore = quantityBefore
    self.quantityAfter = quantityAfter
  }

  /// Spend before less spend now, each rounded once.
  package var costReduction: Money {
    priceBefore.times(Int128(quantityBefore), over: Int128(lot))
      - priceAfter.times(Int128(quantityAfter), over: Int128(lot))
  }

  /// `(P0 − P1) × Q1`.
  package var priceEffect: Hard {
    Hard((priceBefore - priceAfter).times(Int128(quantityAfter), over: Int128(lot)))
  }

  /// What is left: `(Q0 − Q1) × P0` and the rounding of a minor unit, so that the bridge closes.
  package var volumeEffect: Money { costReduction - priceEffect.money }
}

/// A price effect split into what the market did and what was negotiated.
///
/// `market = P0 × (1 − I1/I0) × Q1`, `negotiated = (P0 × I1/I0 − P1) × Q1`; both sum to the price
/// effect. Without an index a falling market is claimed as skill. Source: Deducta, "Calculation
/// methodology finance teams accept" (2026-03).
package struct IndexSplit: Sendable, Equatable {
  package let market: Money
  package let negotiated: Hard

  /// - Parameters:
  ///   - bridge: prices and quantities before and after.
  ///   - index: `I1/I0`, the market's price now over then.
  package init(_ bridge: PriceBridge, index: ExactRate) {
    let fall = ExactRate(trillionths: Int64(ExactRate.scale) - index.trillionths)
    market = bridge.priceBefore.times(fall, Int128(bridge.quantityAfter), over: Int128(bridge.lot))
    negotiated = Hard(bridge.priceEffect.money - market)
  }
}
