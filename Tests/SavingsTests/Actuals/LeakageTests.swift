import Testing

@testable import Savings

/// Which cause a leak has, in cases that a person can follow.
struct LeakageTests {
  private let start = CalendarDate("2026-11-01")

  /// Ten units a month for a year at these prices (cents; old 1000, agreed 900).
  private func year(
    _ prices: [Int64], change: (inout PurchaseSketch, inout Agreement) -> Void = { _, _ in }
  ) throws -> TrackedAgreement {
    var sketch = PurchaseSketch()
    for (month, price) in prices.enumerated() {
      let index = 2026 * 12 + 10 + month
      let day = CalendarDate(year: index / 12, month: index % 12 + 1, day: 15) ?? start
      sketch.rows.append(
        .init(supplier: "Acme", item: "B1", units: 10, amount: 10 * price, day: day, terms: 60))
    }
    var agreement = Agreement.item(
      "A1", "ACME", "B1", from: 1000, to: 900, units: 120, start: start)
    change(&sketch, &agreement)
    let actuals = try sketch.actuals([agreement], asOf: CalendarDate("2027-10-31"))
    return try #require(actuals.tracked.first)
  }

  private func leaks(_ line: TrackedAgreement) -> [Int64] { line.bridge.leaks.map(\.minor) }

  private let kept = [Int64](repeating: 900, count: 12)

  @Test("everything as agreed")
  func all() throws {
    let line = try year(kept)
    #expect(leaks(line) == [0, 0, 0, 0, 0, 0])
    #expect(line.bridge.realised.minor == 12_000 && line.bridge.agreed.minor == 12_000)
    #expect(line.rate == 1)
  }

  @Test("months before the first at the agreed price are late")
  func late() throws {
    let line = try year([1000, 1000] + kept.dropLast(2))
    #expect(leaks(line) == [0, 2_000, 0, 0, 0, 0])
  }

  @Test("one dear month between is a matter of price, and so is one at the end")
  func price() throws {
    #expect(
      try leaks(year(kept.dropLast(6) + [1000] + kept.dropLast(7))) == [0, 0, 0, 0, 1_000, 0])
    #expect(try leaks(year(kept.dropLast() + [1000])) == [0, 0, 0, 0, 1_000, 0])
  }

  @Test("two months at the old price up to the end have gone back")
  func back() throws {
    #expect(try leaks(year(kept.dropLast(2) + [1000, 1000])) == [0, 0, 0, 0, 0, 2_000])
  }

  @Test("a price that never came is a matter of price: nobody knows when it would begin")
  func never() throws {
    let line = try year([Int64](repeating: 1000, count: 12))
    #expect(leaks(line) == [0, 0, 0, 0, 12_000, 0] && line.bridge.realised == .zero)
  }

  @Test("paid below the agreed price is a leak below zero")
  func cheaper() throws {
    let line = try year(kept.dropLast() + [850])
    #expect(leaks(line) == [0, 0, 0, 0, -500, 0] && line.bridge.realised.minor == 12_500)
  }

  @Test("the day on which the price took effect decides where the agreement names it")
  func effective() throws {
    let line = try year([1000, 900, 1000] + kept.dropLast(3)) {
      $1.effective = CalendarDate("2026-12-01")
    }
    #expect(leaks(line) == [0, 1_000, 0, 0, 1_000, 0])
  }

  @Test("fewer units are volume, and so are those that went back; more are volume below zero")
  func volume() throws {
    #expect(try leaks(year(kept.dropLast(3) + [])) == [0, 0, 0, 3_000, 0, 0])
    let returned = try year(kept) { sketch, _ in
      sketch.rows.append(
        .init(supplier: "Acme", item: "B1", units: -4, amount: -3_600, day: start.plus(30)))
    }
    #expect(leaks(returned) == [0, 0, 0, 400, 0, 0] && returned.bridge.realised.minor == 11_600)
    let more = try year(kept) { sketch, _ in
      sketch.rows.append(
        .init(supplier: "Acme", item: "B1", units: 5, amount: 4_500, day: start.plus(40)))
    }
    #expect(leaks(more) == [0, 0, 0, -500, 0, 0] && more.bridge.realised.minor == 12_500)
  }

  @Test("a charge for no units takes the saving back; a credit without units gives more of it")
  func charges() throws {
    let charged = try year(kept) { sketch, _ in
      sketch.rows.append(
        .init(supplier: "Acme", item: "B1", units: 0, amount: 777, day: start.plus(100)))
    }
    #expect(leaks(charged) == [0, 0, 0, 0, 0, 777] && charged.bridge.realised.minor == 11_223)
    let credited = try year(kept) { sketch, _ in
      sketch.rows.append(
        .init(
          supplier: "Acme", item: "B1", units: 0, amount: -777, day: start.plus(100),
          hasUnits: false))
    }
    #expect(leaks(credited) == [0, 0, 0, 0, -777, 0] && credited.bridge.realised.minor == 12_777)
  }

  @Test("a supplier with an agreement of its own for the item is nobody's maverick")
  func maverick() throws {
    var sketch = PurchaseSketch()
    let day = start.plus(10)
    sketch.rows = [
      .init(supplier: "Acme", item: "B1", units: 10, amount: 9_000, day: day),
      .init(supplier: "Beta", item: "B1", units: 10, amount: 9_500, day: day),
      .init(supplier: "Gamma", item: "B1", units: 10, amount: 9_900, day: day),
    ]
    let first = Agreement.item("A1", "Acme", "B1", from: 1000, to: 900, units: 120, start: start)
    let second = Agreement.item("A2", "Beta", "B1", from: 1000, to: 950, units: 120, start: start)
    let asOf = CalendarDate("2027-10-31")
    let both = try sketch.actuals([first, second], asOf: asOf).tracked
    // What Gamma sold counts once, for the first.
    #expect(both.map { $0.bridge[.maverick].minor } == [1_000, 0])
    #expect(both[0].elsewhere.map(\.supplier) == ["Gamma"])
    var shared = first
    shared.isExclusive = false
    let alone = try sketch.actuals([shared], asOf: asOf).tracked
    #expect(alone[0].bridge[.maverick] == .zero)
  }

  @Test("only the first twelve months count, and what comes after is shown apart")
  func twelveMonths() throws {
    var sketch = PurchaseSketch()
    for month in 0..<15 {
      sketch.rows.append(
        .init(
          supplier: "Acme", item: "B1", units: 10, amount: 9_000, day: start.plus(month * 30 + 3)))
    }
    let agreement = Agreement.item(
      "A1", "Acme", "B1", from: 1000, to: 900, units: 120, start: start)
    let line = try sketch.actuals([agreement], asOf: CalendarDate("2028-03-31")).tracked[0]
    #expect(line.days == 365 && line.bridge.agreed.minor == 12_000)
    // The thirteenth purchase, on day 363, is the last that counts.
    #expect(line.bridge.realised.minor == 13_000 && line.later?.minor == 2_000)
  }

  @Test("part of a year counts by days, and one that has not begun by none")
  func proration() throws {
    var sketch = PurchaseSketch()
    sketch.rows = [.init(supplier: "Acme", item: "B1", units: 1, amount: 900, day: start)]
    let agreement = Agreement.item(
      "A1", "Acme", "B1", from: 1000, to: 900, units: 365, start: start)
    let asOf = start.plus(72)
    let line = try sketch.actuals([agreement], asOf: asOf).tracked[0]
    #expect(line.days == 73 && line.bridge.agreed.minor == 7_300)
    var later = agreement
    later.start = asOf.plus(10)
    let none = try sketch.actuals([later], asOf: asOf).tracked[0]
    #expect(none.days == 0 && none.bridge == LeakageBridge() && none.months.isEmpty)
  }

  @Test("terms are what the invoices say, weighed by money")
  func terms() throws {
    let line = try year(kept) {
      $1.termsBefore = 30
      $1.termsAfter = 45
      $1.baseline = 1_200 * 1_000_000_000_000
    }
    let terms = try #require(line.terms)
    // A year's 1,200.00 for 15 and for 30 days.
    #expect(terms.cashAgreed.money.minor == 4_932)
    #expect(terms.seen == 60 && terms.cashRealised?.money.minor == 9_863)
  }
}
