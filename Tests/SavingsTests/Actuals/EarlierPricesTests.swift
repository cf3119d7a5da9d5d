import Testing

@testable import Savings

/// Agreements that name a cut alone: old prices are what was paid in the twelve months before.
struct EarlierPricesTests {
  private let start = CalendarDate("2026-11-01")
  private let asOf = CalendarDate("2027-10-31")

  private func agreement(_ baseline: Int128 = 3_000) -> Agreement {
    var agreement = Agreement(id: "D1", supplier: "Acme", start: start, isExclusive: false)
    agreement.category = "Parts"
    agreement.cut = 0.1
    agreement.baseline = baseline * 1_000_000_000_000
    return agreement
  }

  private var sketch: PurchaseSketch {
    var sketch = PurchaseSketch()
    let before = CalendarDate("2026-05-10")
    sketch.rows = [
      // Too old to count.
      .init(
        supplier: "Acme", item: "B1", units: 10, amount: 99_000, day: CalendarDate("2025-10-31")),
      .init(supplier: "Acme", item: "B1", units: 100, amount: 100_000, day: before),
      .init(supplier: "Acme", item: "B1", units: 100, amount: 120_000, day: before),
      // No price is known of a quarter of the earlier spend.
      .init(
        supplier: "Acme", item: "", units: 0, amount: 80_000, day: before, hasUnits: false),
    ]
    return sketch
  }

  @Test("the part of the spend whose prices are known is measured, the rest is said not to be")
  func share() throws {
    var sketch = sketch
    sketch.rows += [
      .init(supplier: "Acme", item: "B1", units: 200, amount: 198_000, day: start.plus(30)),
      .init(supplier: "Acme", item: "B9", units: 1, amount: 5_000, day: start.plus(30)),
      .init(
        supplier: "Acme", item: "", units: 0, amount: 70_000, day: start.plus(31), hasUnits: false),
    ]
    let line = try sketch.actuals([agreement()], asOf: asOf).tracked[0]
    // Old price 11.00; 2,200 of 3,000 known; 200 units at 9.90 are 220.00 below.
    #expect(line.bridge.agreed.minor == 30_000)
    #expect(line.bridge[.notMeasurable].minor == 8_000)
    #expect(line.bridge.realised.minor == 22_000)
    #expect(line.bridge[.volume] == .zero && line.bridge[.price] == .zero)
    #expect(line.measuredRows == 1 && line.unmeasuredRows == 2)
    #expect(line.unmeasuredSpend.minor == 75_000)
  }

  @Test("an item that only the supplier sold before is missed where others sell it")
  func sole() throws {
    var sketch = sketch
    let day = start.plus(30)
    sketch.rows.append(.init(supplier: "New", item: "B1", units: 10, amount: 10_900, day: day))
    let missed = try sketch.actuals([agreement()], asOf: asOf).tracked[0]
    #expect(missed.bridge[.maverick].minor == 1_100)
    // New sold it before: two suppliers, as it always was.
    sketch.rows.append(
      .init(supplier: "New", item: "B1", units: 1, amount: 1_000, day: CalendarDate("2026-06-01")))
    let shared = try sketch.actuals([agreement()], asOf: asOf).tracked[0]
    #expect(shared.bridge[.maverick] == .zero)
  }

  @Test("without earlier prices or quantities nothing is claimed and nothing lost")
  func blind() throws {
    var sketch = PurchaseSketch()
    sketch.rows = [.init(supplier: "Acme", item: "B1", units: 5, amount: 500, day: start.plus(3))]
    let unpriced = try sketch.actuals([agreement()], asOf: asOf).tracked[0]
    #expect(unpriced.obstacle.contains("no prices paid in the twelve months before"))
    #expect(unpriced.bridge[.notMeasurable] == unpriced.bridge.agreed && unpriced.rate == nil)
    #expect(unpriced.bridge.realised == .zero && unpriced.annualised == nil)
    sketch.rows.append(
      .init(
        supplier: "Acme", item: "", units: 0, amount: 500, day: CalendarDate("2026-06-01"),
        hasUnits: false))
    let unmeasured = try sketch.actuals([agreement()], asOf: asOf).tracked[0]
    #expect(unmeasured.obstacle.contains("no quantities"))
  }

  @Test("an item of its own goes before the category, and no purchase counts twice")
  func once() throws {
    var sketch = sketch
    sketch.rows.append(
      .init(supplier: "Acme", item: "B1", units: 10, amount: 9_900, day: start.plus(30)))
    let item = Agreement.item("D2", "Acme", "B1", from: 1100, to: 1000, units: 10, start: start)
    let both = try sketch.actuals([agreement(), item], asOf: asOf).tracked
    #expect(both.map { $0.bridge.realised.minor } == [0, 1_100])
  }

  @Test("two agreements on the same days are refused, one after the other are not")
  func overlap() throws {
    var second = agreement()
    second.id = "D9"
    second.line = 7
    second.start = CalendarDate("2027-02-01")
    let refusal = try #require(throws: Refusal.self) {
      try sketch.actuals([agreement(), second], asOf: asOf)
    }
    #expect(refusal.line == 7 && refusal.cause.contains("both price the item \"B1\""))
    var first = agreement()
    first.end = CalendarDate("2027-01-31")
    #expect(try sketch.actuals([first, second], asOf: asOf).tracked.count == 2)
  }
}
