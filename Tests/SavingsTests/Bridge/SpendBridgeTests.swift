import Testing

@testable import Savings

@Suite("The bridge from spend before to spend now")
struct SpendBridgeTests {
  /// Two items: 100 × 10 and 200 × 10 become 90 × 4 and 210 × 11, the second in a currency that rose
  /// from 1 to 1.1. By hand: price 10 × 4 − 10 × 11; mean price 150, five units fewer; mix the rest.
  @Test("price, volume, mix and exchange by hand")
  func byHand() throws {
    var sketch = BridgeSketch()
    sketch.add("Bolt", before: (10, 1_000), after: (4, 360))
    sketch.add("Nut", currency: "USD", before: (10, 2_000), after: (11, 2_310))
    sketch.fx = FXTable(
      nanosPerUnit: ["USD": 1_100_000_000], nanosBefore: ["USD": 1_000_000_000])
    let bridge = try #require(try sketch.outcome.bridge)
    #expect(bridge.spendBefore.minor == 300_000 && bridge.spendAfter.minor == 36_000 + 254_100)
    #expect(bridge.price.money.minor == 4_000 - 11_000)
    #expect(bridge.volume.minor == 75_000)
    #expect(bridge.mix.minor == (10 - 4) * 10_000 + (10 - 11) * 20_000 - 75_000)
    #expect(bridge.exchange.minor == -23_100)
    #expect(bridge.reduction.minor == 9_900 && bridge.comparedShare == 1)
    #expect(bridge.before.from.iso == "2024-11-01" && bridge.before.through.iso == "2025-10-31")
    #expect(bridge.after.from.iso == "2025-11-01" && bridge.after.through.iso == "2026-10-31")
    #expect(bridge.heldRates.isEmpty && bridge.market == nil)
  }

  @Test("items of one period, other packs and spend without a quantity are no price")
  func named() throws {
    var sketch = BridgeSketch()
    sketch.add("Bolt", before: (10, 1_000), after: (10, 900))
    sketch.add("Gone", before: (5, 500), after: (nil, 0))
    sketch.add("New", before: (nil, 0), after: (2, 70))
    // A box of 100 under the number of the piece: the unit price is a 120th.
    sketch.add("Box", before: (1, 120), after: (100, 100))
    sketch.add("Service", before: (nil, 800), after: (nil, 1_000))
    let bridge = try #require(try sketch.outcome.bridge)
    let steps = Dictionary(
      uniqueKeysWithValues: bridge.steps.map { ($0.step, $0.amount.minor) })
    #expect(
      steps == [
        .price: 10_000, .volume: 0, .mix: 0, .dropped: 50_000, .new: -7_000, .otherPack: 2_000,
        .withoutQuantity: -20_000, .exchange: 0,
      ])
    #expect(BridgeKind.allCases.map { bridge.part($0).items } == [1, 1, 1, 1, 0])
    #expect(bridge.items.map(\.name) == ["Gone", "Bolt", "New", "Box"])
  }

  @Test("the whole change is accounted for to the cent, and by every item", arguments: 0..<300)
  func closes(seed: Int) throws {
    var dice = Dice(UInt64(seed))
    var sketch = BridgeSketch()
    for _ in 0..<dice.whole(0...39) + 1 {
      func period() -> (quantity: Int64?, spend: Int64) {
        let spend = Int64(dice.whole(0...8_999_999)) * 1_237
        return dice.whole(0...3) == 0
          ? (nil, spend - 500_000_000) : (Int64(dice.whole(0...2_999_999)) * 17, spend)
      }
      sketch.purchases.append(
        BridgeSketch.Purchase(
          item: "I\(dice.whole(0...8))", unit: ["pcs", "kg"][dice.whole(0...1)],
          category: ["A", "B", "C"][dice.whole(0...2)],
          currency: ["EUR", "USD", "JPY"][dice.whole(0...2)],
          supplier: "S\(dice.whole(0...3))", before: period(), after: period()))
    }
    sketch.fx = FXTable(
      nanosPerUnit: ["USD": 910_000_000, "JPY": 6_123_457],
      nanosBefore: dice.whole(0...1) == 0 ? [:] : ["USD": 950_000_001, "JPY": 6_500_003])
    guard let bridge = try sketch.outcome.bridge else { return }
    #expect(bridge.steps.reduce(.zero) { $0 + $1.amount } == bridge.reduction)
    let parts = bridge.parts
    #expect(parts.reduce(.zero) { $0 + $1.before } == bridge.spendBefore)
    #expect(parts.reduce(.zero) { $0 + $1.after } == bridge.spendAfter)
    for item in bridge.items where item.kind == .compared {
      #expect(item.price + item.volume + item.mix == item.before - item.constant)
      // By its own formula.
      let paid = Double(item.before.minor) / Double(item.quantityBefore)
      let own = paid * Double(item.quantityAfter) - Double(item.constant.minor)
      #expect((Double(item.price.minor) - own).magnitude <= 0.5 + own.magnitude * 1e-9)
    }
    // Volume has a formula of its own too; an item is rounded once.
    for group in bridge.groups {
      let own = bridge.items.filter {
        $0.kind == .compared && $0.category == group.category && $0.unit == group.unit
      }
      let (a, b) = own.reduce((0.0, 0.0)) {
        ($0.0 + Double($1.quantityBefore), $0.1 + Double($1.quantityAfter))
      }
      let volume = (a - b) * Double(group.before.minor) / a
      #expect(
        (Double(group.volume.minor) - volume).magnitude
          <= Double(own.count) + volume.magnitude * 1e-9)
      #expect(own.reduce(.zero) { $0 + $1.mix } == group.mix)
    }
  }

  @Test("quantities far apart neither trap nor lose a cent")
  func extremes() throws {
    var sketch = BridgeSketch()
    let large: Int64 = 1 << 61
    sketch.purchases = [
      .init(item: "A", before: (1, large), after: (large, large)),
      .init(item: "B", before: (1, large), after: (1, large / 2)),
      .init(item: "C", before: (large, 5_000_000), after: (large / 3, 2_000_000)),
      .init(item: "D", supplier: "X", before: (large, large), after: (large, large)),
      .init(item: "D", supplier: "Y", before: (large, 9), after: (large, 9)),
      .init(item: "D", supplier: "Z", before: (large, 9), after: (large, 9)),
      .init(item: "D", supplier: "W", before: (large, 9), after: (large, 9)),
    ]
    let bridge = try #require(try sketch.outcome.bridge)
    #expect(bridge.steps.reduce(.zero) { $0 + $1.amount } == bridge.reduction)
    #expect(bridge.part(.otherPack).items == 2)
  }

  @Test("of the price, the index says what the market did: the golden vector of the index")
  func market() throws {
    var sketch = BridgeSketch()
    sketch.add("Bar", category: "Steel", before: (500, 50_000), after: (1_000, 92_000))
    sketch.add("Plank", category: "Wood", before: (1, 10), after: (1, 9))
    func value(_ year: Int, _ nanos: Int64) -> PriceIndex.Value {
      .init(day: CalendarDate(year: year, month: 3, day: 1) ?? .init(days: 0), nanos: nanos)
    }
    sketch.index = PriceIndex([
      "Steel": [value(2025, 100), value(2026, 95)], "Wood": [value(2026, 7)],
    ])
    let bridge = try #require(try sketch.outcome.bridge)
    let steel = try #require(bridge.groups.first { $0.category == "Steel" })
    #expect(steel.price.minor == 800_000 && steel.market?.minor == 500_000)
    #expect(bridge.groups.first { $0.category == "Wood" }?.market == nil)
    #expect(bridge.market?.minor == 500_000)
  }

  @Test("why there is none is said")
  func absent() throws {
    var sketch = BridgeSketch()
    sketch.add("Service", before: (nil, 5), after: (nil, 5))
    #expect(try sketch.outcome == .absent(.noQuantities))
    sketch.add("New", before: (nil, 0), after: (1, 5))
    #expect(try sketch.outcome == .absent(.nothingCompares))
    sketch.add("Bolt", before: (1, 5), after: (1, 5))
    #expect(try sketch.outcome.bridge != nil)
    var bare = sketch
    bare.hasItems = false
    #expect(try bare.outcome == .absent(.noQuantities))
    var mixed = sketch
    mixed.hasOther = true
    #expect(try mixed.outcome == .absent(.fileWithoutQuantities("other.csv")))
    var late = sketch
    late.first = CalendarDate(year: 2024, month: 12, day: 1)
    let absence = try #require(try late.outcome.absence)
    #expect(absence.words.contains("2024-12-01") && absence.words.contains("2024-11-01"))
    var open = sketch
    open.settings.scope.windowMonths = 0
    #expect(try open.outcome == .absent(.noWindow))
    (open.asOf, open.first) = (nil, nil)
    #expect(try open.outcome == .absent(.undated))
  }

  @Test("items beyond the most that are kept are kept together, and still sum")
  func many() throws {
    var sketch = BridgeSketch()
    for number in 0..<BridgeDraft.mostItems + 50 {
      let spend = Int64(1_000_000 + number * 1000)
      sketch.purchases.append(
        .init(
          item: "I\(number)", before: (1_000_000, spend),
          after: (number.isMultiple(of: 7) ? nil : 2_000_000, spend)))
    }
    let bridge = try #require(try sketch.outcome.bridge)
    // One rest of items bought in both periods, one of those that are bought no longer.
    #expect(bridge.items.count == BridgeDraft.mostItems + 2)
    #expect(bridge.items.dropFirst(BridgeDraft.mostItems).allSatisfy { $0.name.isEmpty })
    #expect(bridge.items.reduce(0) { $0 + $1.count } == BridgeDraft.mostItems + 50)
    #expect(
      bridge.items.reduce(.zero) { $0 + $1.before } + bridge.part(.withoutQuantity).before
        == bridge.spendBefore)
    #expect(bridge.items.reduce(.zero) { $0 + $1.price } == bridge.price.money)
  }
}
