import Savings
import Testing

@Suite struct ExactRateTests {
  @Test(arguments: [
    (5, 10, 0), (15, 10, 2), (25, 10, 2), (-15, 10, -2), (-25, 10, -2), (26, 10, 3), (0, 7, 0),
    (-1, 2, 0), (-3, 2, -2), (7, -2, -4),
  ])
  func divisionRoundsTiesToEven(dividend: Int64, divisor: Int64, quotient: Int64) {
    #expect(Money(minor: dividend).times(1, over: Int128(divisor)).minor == quotient)
  }

  @Test func decimalsAreExact() {
    // 0.07 as a binary number is a little more than seven hundredths; here the tie is a tie.
    #expect(Money(minor: 50).times(0.07).minor == 4)
    #expect(Money(minor: 150).times(0.07).minor == 10)
    #expect(Money(minor: 9_000_000_000_000_000).times(0.01).minor == 90_000_000_000_000)
  }
}

@Suite struct ClassedTests {
  @Test func sumsStayInTheirClass() {
    let sum = Hard(Money(minor: 5)) + Hard(Money(minor: 7))
    #expect(sum == Hard(Money(minor: 12)))
    #expect(sum.savingClass == .hard)
    #expect(Avoidance.zero.savingClass == .avoidance)
    #expect(
      [Carrying(Money(minor: 1)), Carrying(Money(minor: 2))].reduce(.zero, +).money.minor == 3)
    #expect(Set(SavingClass.allCases.map(\.name)).count == 6)
  }
}

@Suite struct PriceBridgeTests {
  @Test func closesToTheChangeOfCost() {
    let bridge = PriceBridge(
      priceBefore: Money(minor: 12_345), priceAfter: Money(minor: 11_999), lot: 1000,
      quantityBefore: 7_777, quantityAfter: 6_543)
    #expect(bridge.priceEffect.money + bridge.volumeEffect == bridge.costReduction)
    #expect(bridge.priceEffect.money.minor == 2264)  // 346 × 6.543 = 2263.9
    #expect(bridge.costReduction.minor == 96_007 - 78_509)
  }

  @Test func fallingVolumeAloneIsNoSaving() {
    let bridge = PriceBridge(
      priceBefore: Money(minor: 100), priceAfter: Money(minor: 100), quantityBefore: 10,
      quantityAfter: 4)
    #expect(bridge.priceEffect == .zero)
    #expect(bridge.volumeEffect.minor == 600)
  }

  @Test func risingMarketHidesSkill() {
    let bridge = PriceBridge(
      priceBefore: Money(minor: 100), priceAfter: Money(minor: 102), quantityBefore: 10,
      quantityAfter: 10)
    let split = IndexSplit(bridge, index: 1.05)
    #expect(split.market.minor == -50)
    #expect(split.negotiated.money.minor == 30)
  }
}

@Suite struct FiscalProrationTests {
  @Test func calendarDaysOfAShortTerm() throws {
    let from = try #require(CalendarDate(iso: "2025-07-01"))
    let through = try #require(CalendarDate(iso: "2025-12-31"))
    let parts = FiscalProration.termTotal(
      Hard(Money(minor: 18_000_000)), from: from, through: through)
    #expect(parts.map(\.days) == [184])
    #expect(parts.map(\.amount.money.minor) == [18_000_000])
    #expect(Money(minor: 18_000_000).times(1, over: 184).minor == 97_826)
  }

  @Test func fiscalYearsAreNamedByTheirEnd() throws {
    let from = try #require(CalendarDate(iso: "2025-01-15"))
    let through = try #require(CalendarDate(iso: "2026-06-30"))
    let parts = FiscalProration.firstTwelveMonths(
      annualised: Hard(Money(minor: 365_00)), from: from, through: through, yearStart: 4)
    #expect(parts.map(\.fiscalYear) == [2025, 2026, 2027])
    #expect(parts.map(\.amount.money.minor) == [76_00, 289_00, 0])
  }

  /// However long the term and wherever it begins, the years sum to no more than the saving.
  @Test(arguments: [1, 30, 180, 364, 365, 366, 400, 731, 1500])
  func neverMoreThanTheAnnualisedSaving(days: Int32) {
    let saving = Hard(Money(minor: 1_234_567))
    for start in stride(from: Int32(19_700), to: 20_500, by: 17) {
      for month in [1, 4, 7, 10] {
        let from = CalendarDate(days: start)
        let through = CalendarDate(days: start + days - 1)
        let parts = FiscalProration.firstTwelveMonths(
          annualised: saving, from: from, through: through, yearStart: month)
        let sum = parts.map(\.amount).reduce(.zero, +)
        #expect(sum <= saving)
        if days >= 366 { #expect(sum == saving) }
        #expect(parts.allSatisfy { $0.amount >= .zero })
        let term = FiscalProration.termTotal(
          saving, from: from, through: through, yearStart: month)
        #expect(term.map(\.amount).reduce(.zero, +) == saving)
        #expect(term.reduce(0) { $0 + $1.days } == Int(days))
      }
    }
  }

  @Test func leapDayAndEmptyTerm() throws {
    let leap = try #require(CalendarDate(iso: "2024-02-29"))
    let through = try #require(CalendarDate(iso: "2026-01-01"))
    let parts = FiscalProration.firstTwelveMonths(
      annualised: Hard(Money(minor: 366_00)), from: leap, through: through)
    #expect(parts.map(\.days) == [307, 59, 0])
    #expect(
      FiscalProration.termTotal(.zero, from: through, through: leap).isEmpty)
  }
}

@Suite struct BreakEvenDealTests {
  @Test(arguments: [
    (82.0, 0.64, 0.03, 0.65, "6.6"), (1500, 0.64, 0.03, 0.65, "120.2"),
    (2070, 0.64, 0.03, 0.65, "165.9"), (6390, 0.55, 0.035, 0.65, "510.7"),
    (14_700, 0.5, 0.03, 0.7, "1400.0"),
  ])
  func spendThatPays(
    cost: Double, close: Double, saving: Double, realisation: Double, thousands: String
  ) throws {
    let deal = try #require(
      BreakEvenDeal(
        cost: Money(rounding: cost * 100), closeRate: close, saving: saving,
        realisation: realisation))
    #expect(Digits.fixed(Double(deal.spend.minor) / 100_000, 1) == thousands)
  }

  @Test func bandBetweenMachineAndHuman() throws {
    let machine = try #require(
      BreakEvenDeal(cost: Money(minor: 250), closeRate: 0.64, saving: 0.03, realisation: 0.65))
    let human = try #require(
      BreakEvenDeal(cost: Money(minor: 150_000), closeRate: 0.64, saving: 0.03, realisation: 0.65))
    let spends = [100, 20_032, 500_000, 12_019_231, 99_999_999].map { Money(minor: $0) }
    let band = AutomationBand(machine: machine, human: human, spends: spends)
    #expect(machine.spend.minor == 20_032)
    #expect(human.spend.minor == 12_019_231)
    #expect(band.deals == 2)
    #expect(band.spend.minor == 520_032)
    #expect(
      BreakEvenDeal(cost: Money(minor: 250), closeRate: 0, saving: 0.03, realisation: 1) == nil)
  }
}
