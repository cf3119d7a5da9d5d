import Testing

@testable import Savings

/// What few and many agreements do to the next run's default, and ranges against what came.
struct RealisationTests {
  private let start = CalendarDate("2026-11-01")
  private let asOf = CalendarDate("2027-10-31")

  /// So many agreements, each with half of its saving realised, more or less.
  private func actuals(_ count: Int, avoidance: Int = 0) throws -> SavingsActuals {
    var sketch = PurchaseSketch()
    var agreements: [Agreement] = []
    for index in 0..<count {
      let price: Int64 = index.isMultiple(of: 2) ? 940 : 960
      sketch.rows.append(
        .init(
          supplier: "S\(index)", item: "I\(index)", units: 100, amount: 100 * price,
          day: start.plus(index % 300)))
      var agreement = Agreement.item(
        "A\(index)", "S\(index)", "I\(index)", from: 1000, to: 900, units: 100, start: start)
      agreement.tier = .tail
      if index < avoidance { agreement.savingClass = .avoidance }
      agreements.append(agreement)
    }
    return try sketch.actuals(agreements, asOf: asOf)
  }

  @Test("few agreements keep the model's share, many take their own")
  func shrinkage() throws {
    let model = Settings().model.realisationTail
    let one = try actuals(1).tierRates[0]
    #expect(one.agreements == 1 && one.weight < 0.05)
    #expect(abs(one.next.typical - model.typical) < 0.01)
    let many = try actuals(200).tierRates[0]
    #expect(many.own == 0.5 && many.weight > 0.9)
    #expect(abs(many.next.typical - 0.5) < 0.01)
    #expect(many.next.high - many.next.low < one.next.high - one.next.low)
    let none = try actuals(1).tierRates[2]
    #expect(
      none.agreements == 0 && none.own == nil && none.next == Settings().model.realisationStrategic)
  }

  @Test("avoidance moves no rate of hard savings, and no total holds both")
  func classes() throws {
    let mixed = try actuals(10, avoidance: 4)
    #expect(mixed.tierRates[0].agreements == 6)
    #expect(mixed.classes == [.hard, .avoidance])
    #expect(mixed.total(.hard).agreed.minor == 60_000)
    #expect(mixed.total(.avoidance).agreed.minor == 40_000)
  }

  @Test("a deal's lines are held against its range together")
  func ranges() throws {
    var sketch = PurchaseSketch()
    sketch.rows = [
      .init(supplier: "S", item: "A", units: 10, amount: 9_000, day: start),
      .init(supplier: "S", item: "B", units: 10, amount: 10_000, day: start),
    ]
    let agreements = ["A", "B"].map {
      Agreement.item("D1", "S", $0, from: 1000, to: 900, units: 10, start: start)
    }
    func money(_ minor: Int64) -> Money { Money(minor: minor) }
    let range = PredictedRange(
      deal: "D1", p10: money(1_500), p50: money(1_800), p90: money(2_500), agreedShare: 0.6)
    let check = try #require(
      try sketch.actuals(agreements, asOf: asOf, ranges: [range]).check)
    #expect(check.lines.count == 1 && check.lines[0].agreed.minor == 2_000)
    #expect(check.lines[0].realised?.minor == 1_000)
    #expect(check.agreedInside == 1 && check.realisedInside == 0 && check.unknown == 0)
  }
}
