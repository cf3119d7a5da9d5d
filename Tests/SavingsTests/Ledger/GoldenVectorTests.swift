import Savings
import Testing

/// The worked examples of the savings arithmetic, to the cent and to the printed digit.
@Suite struct GoldenVectorTests {
  private func money(_ major: Int64, _ minor: Int64 = 0) -> Money {
    Money(minor: major * 100 + (major < 0 ? -minor : minor))
  }

  @Test func escalator() {
    let contract = Escalator(firstYear: money(20_000_000), rise: 0.07)
    #expect(contract.forecast(years: 3) == money(64_298_000))
    #expect(
      Escalator(firstYear: money(20_000_000), rise: 0.03).forecast(years: 3) == money(61_818_000))
    #expect(contract.avoided(by: 0.03, years: 3) == Avoidance(money(2_480_000)))
    #expect(contract.forecast(years: 0) == .zero)
  }

  @Test func proration() throws {
    let from = try #require(CalendarDate(iso: "2024-01-01"))
    let through = try #require(CalendarDate(iso: "2025-12-31"))
    let saving = Hard(money(500_000))
    let first = FiscalProration.firstTwelveMonths(annualised: saving, from: from, through: through)
    #expect(first.map(\.fiscalYear) == [2024, 2025])
    #expect(first.map(\.amount) == [saving, .zero])
    let term = FiscalProration.termTotal(saving, from: from, through: through)
    #expect(term.map(\.days) == [366, 365])
    #expect(term.map(\.amount.money) == [money(250_342), money(249_658)])
  }

  @Test func paymentTerms() {
    let plain = PaymentTermsChange(spend: money(8_000_000), days: 15, rate: 0.10)
    #expect(plain.cashReleased.money == money(328_767, 12))
    #expect(plain.carryingBenefit.money == money(32_876, 71))
    let costly = PaymentTermsChange(
      spend: money(12_500_000), days: 15, rate: 0.08, lostDiscountRate: 0.02, discountedShare: 0.40)
    #expect(costly.cashReleased.money == money(513_698, 63))
    #expect(costly.carryingBenefit.money == money(41_095, 89))
    #expect(costly.lostDiscount == money(100_000))
    #expect(costly.netCarrying.money == money(-58_904, 11))
    let goods = PaymentTermsChange(spend: money(1_000_000_000), days: 65 - 45, rate: 0.0)
    #expect(goods.cashReleased.money == money(54_794_520, 55))
    let back = PaymentTermsChange(spend: money(8_000_000), days: -15, rate: 0.10)
    #expect(back.cashReleased == -plain.cashReleased)
  }

  @Test(arguments: [
    (0.02, 10, 30, "37.2449 %"), (0.01, 10, 30, "18.4343 %"), (0.03, 10, 45, "32.2533 %"),
    (0.02, 15, 60, "16.5533 %"),
  ])
  func earlyPaymentDiscount(discount: Double, early: Int, net: Int, simple: String) {
    let terms = EarlyPaymentDiscount(discount: discount, discountDays: early, netDays: net)
    #expect(Digits.percent(terms.simpleRate, 4) == simple)
  }

  @Test func earlyPaymentDiscountEffective() {
    let terms = EarlyPaymentDiscount(discount: 0.02, discountDays: 10, netDays: 30)
    #expect(Digits.percent(terms.effectiveRate, 3) == "44.585 %")
  }

  @Test func denominators() {
    let perDeal = money(100_000)
    func spend(of deals: Int64) -> Money { Money(minor: perDeal.minor * deals) }
    let hard = Hard(spend(of: 640).times(0.03))
    let rates = SavingsRates(
      hard: hard, agreedSpend: spend(of: 640), concludedSpend: spend(of: 800),
      approachedSpend: spend(of: 1000))
    #expect(rates.hard.money == money(1_920_000))
    #expect(Digits.percent(rates.onAgreed, 2) == "3.00 %")
    #expect(Digits.percent(rates.onConcluded, 2) == "2.40 %")
    #expect(Digits.percent(rates.onApproached, 2) == "1.92 %")
  }

  @Test func index() {
    let bridge = PriceBridge(
      priceBefore: money(100), priceAfter: money(92), quantityBefore: 1000, quantityAfter: 1000)
    let split = IndexSplit(bridge, index: 0.95)
    #expect(bridge.priceEffect.money == money(8_000))
    #expect(split.market == money(5_000))
    #expect(split.negotiated.money == money(3_000))
  }

  @Test func winWinTerms() {
    let zone = EarlyPaymentZone(
      spend: money(1_000_000), daysEarlier: 30, buyerRate: 0.06, supplierRate: 0.14)
    #expect(Digits.percent(zone.least, 3) == "0.493 %")
    #expect(Digits.percent(zone.greatest, 3) == "1.151 %")
    #expect(zone.jointSurplus.money == money(6_575, 34))
    #expect(zone.exists)
    let none = EarlyPaymentZone(
      spend: money(1_000_000), daysEarlier: 30, buyerRate: 0.14, supplierRate: 0.06)
    #expect(!none.exists)
  }

  @Test func vendorCalculator() {
    let mix = VendorCalculator.manufacturing
    #expect(mix.reduce(0) { $0 + $1.mix } == 1000)
    #expect(VendorCalculator.advertised(mix) == 0.117)
    #expect(Digits.percent(VendorCalculator.advertised(mix).value, 2) == "11.70 %")
    #expect(Digits.percent(VendorCalculator.restated(mix).value, 2) == "8.12 %")
  }
}
