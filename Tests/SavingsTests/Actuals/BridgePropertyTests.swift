import Testing

@testable import Savings

/// The bridge from agreed to realised, on random purchases, beside sums that are made row by row.
struct BridgePropertyTests {
  private struct Case {
    var sketch = PurchaseSketch()
    var agreements: [Agreement] = []
    let asOf: CalendarDate
    /// Cents of each agreement, by the tests' own arithmetic.
    var realised: [Int64] = []
    var maverick: [Int64] = []
    var boughtSaving: [Int64] = []
  }

  private static let start = CalendarDate("2026-11-01")

  /// Whole prices and quantities; ends of the ledger and starts of the agreements anywhere.
  private func random(_ seed: UInt64) -> Case {
    var dice = Dice(seed)
    var made = Case(asOf: Self.start.plus(dice.whole(20...500)))
    for index in 0..<dice.whole(1...6) {
      let start = Self.start.plus(dice.whole(-40...60))
      let old = Int64(dice.whole(50...5_000))
      let cut = Int64(dice.whole(0...Int(old / 3)))
      let agreement = Agreement.item(
        "A\(index)", "Supplier \(index)", "I\(index)", from: old, to: old - cut,
        units: Int64(dice.whole(1...5_000)), start: start)
      let end = agreement.windowEnd(ledgerEnd: made.asOf)
      var sums = (realised: Int64(0), maverick: Int64(0), bought: Int64(0))
      for _ in 0..<dice.whole(0...40) {
        let day = Self.start.plus(dice.whole(-60...520))
        guard day <= made.asOf else { continue }
        let isElsewhere = dice.says(0.2)
        let isCharge = dice.says(0.05)
        let units = isCharge ? 0 : Int64(dice.whole(1...300)) * (dice.says(0.1) ? -1 : 1)
        let price = Int64(dice.whole(Int(old - cut) / 2...Int(old) * 3 / 2))
        let amount = isCharge ? Int64(dice.whole(1...9_999)) : units * max(1, price)
        made.sketch.rows.append(
          .init(
            supplier: isElsewhere ? "Other" : "Supplier \(index)", item: "I\(index)",
            units: units, amount: amount, day: day))
        guard day >= start, day < end else { continue }
        if isElsewhere {
          sums.maverick += units * cut
        } else {
          sums.realised += units * old - amount
          sums.bought += units * cut
        }
      }
      made.agreements.append(agreement)
      made.realised.append(sums.realised)
      made.maverick.append(sums.maverick)
      made.boughtSaving.append(sums.bought)
    }
    // A ledger without any row is no ledger.
    made.sketch.rows.append(
      .init(supplier: "Nobody", item: "Z", units: 1, amount: 100, day: made.asOf))
    return made
  }

  @Test("closes to the cent for each agreement, each month and in total", arguments: 0..<400)
  func closes(seed: Int) throws {
    let made = random(UInt64(seed))
    let actuals = try made.sketch.actuals(made.agreements, asOf: made.asOf)
    func gap(_ bridge: LeakageBridge) -> Money {
      bridge.agreed - bridge.leaks.reduce(.zero, +) - bridge.realised
    }
    #expect(actuals.tracked.count == made.agreements.count)
    for (index, line) in actuals.tracked.enumerated() {
      #expect(gap(line.bridge) == .zero)
      #expect(line.months.allSatisfy { gap($0.bridge) == .zero })
      #expect(line.months.reduce(LeakageBridge()) { $0 + $1.bridge } == line.bridge)
      #expect(line.bridge.realised.minor == made.realised[index])
      #expect(line.bridge[.maverick].minor == made.maverick[index])
      let lost = [LeakageCause.timing, .price, .reversal].map { line.bridge[$0].minor }
      // What is left of the agreed saving on the units bought is what was paid too much for them.
      #expect(lost.reduce(0, +) == made.boughtSaving[index] - made.realised[index])
      // The bought units' saving is whole, so the agreed part alone is rounded.
      #expect(
        line.bridge[.volume] + line.bridge[.maverick]
          == line.bridge.agreed - Money(minor: made.boughtSaving[index]))
    }
    #expect(gap(actuals.total(.hard)) == .zero)
    #expect(
      actuals.total(.hard).realised.minor == made.realised.reduce(0, +))
  }

  @Test("the order of the rows says nothing", arguments: 0..<20)
  func order(seed: Int) throws {
    var made = random(UInt64(seed) + 10_000)
    let first = try made.sketch.actuals(made.agreements, asOf: made.asOf)
    var dice = Dice(UInt64(seed))
    made.sketch.rows.shuffle(using: &dice)
    let second = try made.sketch.actuals(made.agreements, asOf: made.asOf)
    #expect(first.tracked.map(\.bridge) == second.tracked.map(\.bridge))
  }
}
