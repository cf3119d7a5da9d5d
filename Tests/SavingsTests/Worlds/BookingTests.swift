import Testing

@testable import Savings

struct BookingTests {
  private static func terms(basisPoints: Int, days: Int) -> AgreedTerms {
    var terms = AgreedTerms()
    terms.priceCutBasisPoints = basisPoints
    terms.paymentDays = days
    return terms
  }

  private static func booking(
    _ baseline: Int64, _ basisPoints: Int, _ days: Int, other: Double = 0, escalator: Double = 0
  ) -> Booking {
    var model = Settings().model
    model.escalator = escalator
    let linear =
      Double(basisPoints) / 10_000 + Double(days) * model.buyerCapitalCost / 365 + other
    return Booking(
      Self.terms(basisPoints: basisPoints, days: days), baseline: Money(minor: baseline),
      model: model, scaledWorth: 0, fixedWorth: other, clawback: 0.1, linearWorth: linear)
  }

  /// 1,000,000.00 a year, 3.00 % off, paid 20 days later, at 8 % a year: by hand.
  @Test func anExampleByHand() {
    let booking = Self.booking(100_000_000, 300, 20, other: -0.002, escalator: 0.025)
    #expect(booking.hard == Money(minor: 3_000_000))
    #expect(booking.avoidance == Money(minor: 2_500_000))
    // 970,000.00 × 20 / 365 = 53,150.68…, of which 8 % are 4,252.05…
    #expect(booking.cash == Money(minor: 5_315_068))
    #expect(booking.carrying == Money(minor: 425_205))
    #expect(booking.otherLevers == Money(minor: -200_000))
    #expect(booking.clawback == Money(minor: 300_000))
  }

  /// Against exact integers, ties to the even minor unit.
  @Test func theHardSavingIsTheBaselineTimesTheCutToTheMinorUnit() {
    var dice = Dice(80)
    for _ in 0..<5_000 {
      let baseline = Int64(dice.between(1, 1e13))
      let points = dice.whole(0...10_000)
      let (quotient, rest) = (Int128(baseline) * Int128(points)).quotientAndRemainder(
        dividingBy: 10_000)
      var exact = quotient
      if rest > 5_000 || (rest == 5_000 && quotient % 2 != 0) { exact += 1 }
      #expect(Int128(Self.booking(baseline, points, 0).hard.minor) == exact)
    }
    #expect(Self.booking(50, 100, 0).hard == .zero)
    #expect(Self.booking(150, 100, 0).hard == Money(minor: 2))
  }

  @Test func cashIsReleasedFromTheNewPrice() {
    var dice = Dice(81)
    for _ in 0..<2_000 {
      let baseline = Int64(dice.between(100, 1e11))
      let (points, days) = (dice.whole(0...800), dice.whole(-15...45))
      let booking = Self.booking(baseline, points, days)
      let exact = Double(baseline - booking.hard.minor) * Double(days) / 365
      #expect((Double(booking.cash.minor) - exact).magnitude <= 0.5 + 1e-6)
      #expect((Double(booking.carrying.minor) - Double(booking.cash.minor) * 0.08).magnitude <= 0.5)
    }
  }

  @Test func earlierPaymentTakesCash() {
    let booking = Self.booking(10_000_000, 100, -15)
    #expect(booking.cash.isNegative)
    #expect(booking.carrying.isNegative)
  }

  /// Linear terms are on the old price: what is hidden is cut × days × rate, and rounding.
  @Test func theLinearisationErrorIsTheCutOfTheCarryingBenefit() {
    var dice = Dice(82)
    for _ in 0..<2_000 {
      let baseline = Int64(dice.between(100, 1e11))
      let (points, days) = (dice.whole(0...800), dice.whole(-15...45))
      let booking = Self.booking(baseline, points, days, other: dice.between(-0.01, 0.01))
      let hidden =
        -Double(baseline) * Double(points) / 10_000 * Double(days) / 365
        * Settings().model.buyerCapitalCost
      let error = Double(booking.linearisationError.minor)
      #expect((error - hidden).magnitude < 2.5)
      // 8 % off and 45 days later: less than a tenth of a per cent of the baseline.
      #expect(error.magnitude < 0.001 * Double(baseline) + 2.5)
    }
  }

  /// What goes with the price is booked on the new one: 5 % off, 1 % of spend in over-commitment.
  @Test func leversThatGoWithThePriceAreBookedOnTheNewPrice() {
    let model = Settings().model
    let booking = Booking(
      Self.terms(basisPoints: 500, days: 0), baseline: Money(minor: 100_000_000), model: model,
      scaledWorth: -0.01, fixedWorth: 0.004, clawback: 0, linearWorth: 0.044)
    // −1 % of 950,000.00 and 0.4 % of 1,000,000.00.
    #expect(booking.otherLevers == Money(minor: -950_000 + 400_000))
    #expect(booking.exact == booking.linear + booking.linearisationError)
    #expect(booking.linearisationError == Money(minor: 50_000))
  }

  /// Classes answer different questions: changing one lever changes its own class only.
  @Test func classesAreSeparate() {
    let plain = Self.booking(100_000_000, 300, 0)
    let service = Self.booking(100_000_000, 300, 0, other: 0.004)
    #expect(service.hard == plain.hard)
    #expect(service.cash == plain.cash)
    #expect(service.otherLevers == Money(minor: 400_000))
    let later = Self.booking(100_000_000, 300, 30)
    #expect(later.hard == plain.hard)
    #expect(later.otherLevers == .zero)
    #expect(plain.cash == .zero)
  }
}
