/// What paying later (or earlier) is worth to the buyer.
///
/// - cash released once: `spend × days ÷ 365`;
/// - carrying benefit a year: `cash × the buyer's short-term rate`;
/// - lost early-payment discount a year: `spend × share of spend that took it × discount`.
///
/// Sources: Calculum, "Quantifying payment terms cash flow" (2026-04); calcsimpler, payment terms
/// extension calculator. Days below 0 are earlier payment and turn the signs.
package struct PaymentTermsChange: Sendable, Equatable {
  /// A year's spend.
  package var spend: Money
  package var days: Int
  /// The buyer's short-term borrowing or treasury rate a year.
  package var rate: ExactRate
  /// Early-payment discount that the change forgoes, and the share of spend that took it.
  package var lostDiscountRate: ExactRate
  package var discountedShare: ExactRate

  package init(
    spend: Money, days: Int, rate: ExactRate, lostDiscountRate: ExactRate = 0.0,
    discountedShare: ExactRate = 0.0
  ) {
    self.spend = spend
    self.days = days
    self.rate = rate
    self.lostDiscountRate = lostDiscountRate
    self.discountedShare = discountedShare
  }

  package var cashReleased: CashOnce { CashOnce(spend.times(Int128(days), over: 365)) }

  package var carryingBenefit: Carrying { Carrying(spend.times(rate, Int128(days), over: 365)) }

  /// A cost a year, as a positive amount.
  package var lostDiscount: Money {
    spend.times(
      Int128(lostDiscountRate.trillionths) * Int128(discountedShare.trillionths),
      over: ExactRate.scale * ExactRate.scale)
  }

  /// Carrying benefit less the discount that it costs, a year; negative where the extension does
  /// not pay. The cash itself is not in it.
  package var netCarrying: Carrying { carryingBenefit - Carrying(lostDiscount) }
}

/// "2/10 net 30": a discount for paying early, as a yearly rate of interest.
package struct EarlyPaymentDiscount: Sendable, Equatable {
  package var discount: Double
  /// Days by which payment comes earlier: 20 for 2/10 net 30.
  package var daysEarlier: Int

  package init(discount: Double, discountDays: Int, netDays: Int) {
    self.discount = discount
    daysEarlier = max(1, netDays - discountDays)
  }

  /// Simple yearly rate `d ÷ (1 − d) × 365 ÷ days`. Source: calcufinance invoice discount page.
  package var simpleRate: Double { discount / (1 - discount) * 365 / Double(daysEarlier) }

  /// Effective yearly rate `(1 + d ÷ (1 − d))^(365 ÷ days) − 1`, interest on interest included.
  package var effectiveRate: Double {
    let growth = 1 + discount / (1 - discount)
    return Roots.power(Roots.root(growth, degree: daysEarlier), 365) - 1
  }
}

/// The price cuts for earlier payment that leave both sides better off.
///
/// The buyer pays `days` earlier and forgoes `r_buyer × days ÷ 365` of the price; the supplier gains
/// `r_supplier × days ÷ 365`. Any cut between the two suits both; the joint surplus is
/// `spend × days ÷ 365 × (r_supplier − r_buyer)` a year. Source: Procurement AI Agents, "Win-Win
/// Negotiation" (2026), with the yearly rates of both sides made explicit.
package struct EarlyPaymentZone: Sendable, Equatable {
  /// Least and greatest price cut as shares of the price; empty where least exceeds greatest.
  package let least: Double
  package let greatest: Double
  package let jointSurplus: OtherLevers

  package init(spend: Money, daysEarlier: Int, buyerRate: ExactRate, supplierRate: ExactRate) {
    least = buyerRate.value * Double(daysEarlier) / 365
    greatest = supplierRate.value * Double(daysEarlier) / 365
    let spread = ExactRate(trillionths: supplierRate.trillionths - buyerRate.trillionths)
    jointSurplus = OtherLevers(spend.times(spread, Int128(daysEarlier), over: 365))
  }

  package var exists: Bool { greatest > least }
}
