import Bargaining
import Testing

@testable import Savings

/// The bridge between two runs closes, and each of its steps is what its name says.
struct RunComparisonTests {
  /// A small portfolio, of which a random part is other than usual.
  private static func run(
    _ dice: inout Dice, changes: Bool = true, settings change: (inout Settings) -> Void = { _ in }
  ) async throws -> ComparedRun {
    var sketch = CubeSketch()
    for index in 0..<30 {
      if changes, dice.says(0.1) { continue }
      let factor = changes && dice.says(0.2) ? Int64(dice.whole(50...150)) : 100
      let amount = Int64(40_000_000_000 + index * 7_654_321_000) / 100 * factor
      sketch.add("Supplier \(index)", category: "C\(index % 3)", micros: amount, rows: 5)
    }
    if changes, dice.says(0.5) {
      sketch.add("Newcomer", category: "C0", micros: 90_000_000_000, rows: 6)
    }
    var cube = sketch.cube
    cube.hasWindow = true
    cube.asOf = CalendarDate(year: 2026, month: 3, day: 31)
    var settings = Settings()
    settings.worlds = 6
    settings.compare.policies = []
    change(&settings)
    var file = InputFile(path: "spend.csv")
    file.sha256 = "\(dice.next())"
    let run = try await SavingsRun(
      ledger: Ledger(cube: cube, files: [file], rejects: []), records: [],
      fx: FXTable(nanosPerUnit: ["EUR": 1_100_000_000]), settings: settings, threads: 2,
      digest: { StableHash.of(String(decoding: $0, as: UTF8.self)).description })
    return ComparedRun(id: "run", version: "1", run: run)
  }

  private static func expectClosed(_ bridge: ValueBridge, _ seed: UInt64) {
    let sum = bridge.steps.reduce(bridge.before) { $0 + $1.change }
    #expect(sum == bridge.after, "seed \(seed)")
    #expect(Set(bridge.steps.map(\.cause)).count == bridge.steps.count, "seed \(seed)")
  }

  @Test("the bridge closes to the minor unit whatever changes: data, policy, model, programme")
  func closes() async throws {
    for seed in 1...24 as ClosedRange<UInt64> {
      var dice = Dice(seed)
      let (policy, model, programme, data) = (
        dice.says(0.4), dice.says(0.4), dice.says(0.6), dice.says(0.7)
      )
      let before = try await Self.run(&dice, changes: false)
      let after = try await Self.run(&dice, changes: data) { settings in
        if policy {
          settings.policy.minimumGain *= 3
          settings.policy.rounds = 3
        }
        if model { settings.seed += 1 }
        if programme { settings.programme.licence *= 2 }
      }
      let comparison = try await RunComparison(from: before, to: after)
      Self.expectClosed(comparison.bridge, seed)
      #expect(comparison.bridge.before.hard == before.run.expectedHard)
      #expect(comparison.bridge.after.presentValue == after.run.roi.figures.presentValue)
      let causes = Set(comparison.bridge.steps.map(\.cause))
      #expect(causes.contains(.programme) == programme, "seed \(seed)")
      #expect(
        causes.contains(.policy) == policy && causes.contains(.model) == model, "seed \(seed)")
      #expect(data || !causes.contains(.entered) && !causes.contains(.spend), "seed \(seed)")
    }
  }

  @Test("a run and itself: no step, no setting, every deal the same")
  func same() async throws {
    var dice = Dice(3)
    let run = try await Self.run(&dice)
    let comparison = try await RunComparison(from: run, to: run)
    #expect(comparison.bridge.steps.isEmpty && comparison.settings.isEmpty)
    #expect(comparison.suppliers.entered.suppliers + comparison.suppliers.left.suppliers == 0)
    let deals = run.run.deals.count { $0.eligibility == .automated }
    #expect(deals > 0 && comparison.deals.total(.same).deals == deals)
  }

  @Test("where only costs differ, the step of the programme is all, and equals a fresh calculation")
  func programme() async throws {
    var dice = Dice(4)
    let before = try await Self.run(&dice, changes: false)
    var again = Dice(4)
    let after = try await Self.run(&again, changes: false) {
      $0.programme.licence = 10_000
      $0.programme.months = 48
      $0.model.realisationTail = ThreePoint(0.5, 0.7, 0.9)
    }
    let bridge = try await RunComparison(from: before, to: after).bridge
    #expect(bridge.steps.map(\.cause) == [.programme])
    #expect(bridge.steps.first?.change == bridge.after - bridge.before)
    #expect(bridge.after.hard == bridge.before.hard)
  }

  @Test("settings of the talks are replaced by playing again: of them nothing is left over")
  func playedAgain() async throws {
    var dice = Dice(6)
    let before = try await Self.run(&dice, changes: false)
    var again = Dice(6)
    let after = try await Self.run(&again, changes: false) {
      $0.seed += 7
      $0.worlds = 9
      $0.policy.minimumGain *= 2
      $0.model.fatigue *= 0.5
      $0.programme.licence = 20_000
    }
    let comparison = try await RunComparison(from: before, to: after)
    #expect(comparison.bridge.steps.map(\.cause) == [.programme, .policy, .model])
    Self.expectClosed(comparison.bridge, 6)
    // The run itself, played again, is the run.
    let same = try await before.run.played(again: before.run.settings, threads: 1)
    #expect(same.roi.figures == before.run.roi.figures)
    #expect(same.expectedHard == before.run.expectedHard)
  }

  @Test("a deal that enters adds its own expected saving; the others keep theirs")
  func entered() async throws {
    func run(_ suppliers: Int) async throws -> ComparedRun {
      var sketch = CubeSketch()
      for index in 0..<suppliers {
        sketch.add("Supplier \(index)", category: "C", micros: 60_000_000_000, rows: 5)
      }
      var cube = sketch.cube
      cube.hasWindow = true
      cube.asOf = CalendarDate(year: 2026, month: 3, day: 31)
      var settings = Settings()
      settings.worlds = 8
      settings.compare.policies = []
      settings.tiers.strategicCut = 0
      settings.tiers.midTierCut = 0
      let run = try await SavingsRun(
        ledger: Ledger(cube: cube, files: [], rejects: []), records: [], fx: FXTable(),
        settings: settings, threads: 2,
        digest: { StableHash.of(String(decoding: $0, as: UTF8.self)).description })
      return ComparedRun(id: "run", version: "1", run: run)
    }
    let (before, after) = (try await run(5), try await run(6))
    let comparison = try await RunComparison(from: before, to: after)
    let known = Set(before.run.deals.map(\.id))
    let new = after.run.simulation.deals.filter { !known.contains($0.deal.id) }
    try #require(new.count == 1 && new[0].of(.winWin).expectedHard > .zero)
    let step = comparison.bridge.steps.first { $0.cause == .entered }
    #expect(step?.change.hard == new[0].of(.winWin).expectedHard)
    #expect(comparison.deals.total(.same).deals == 5)
    #expect(comparison.suppliers.entered.suppliers == 1)
    let rest = comparison.bridge.steps.filter { $0.cause != .entered }
    #expect(rest.allSatisfy { $0.change.hard.minor.magnitude <= 3 })
    let back = try await RunComparison(from: after, to: before)
    #expect(
      back.bridge.steps.first { $0.cause == .left }?.change.hard
        == Money.zero - new[0].of(.winWin).expectedHard)
  }

  @Test("another version of the program stands with the simulation; two currencies are refused")
  func versionAndCurrency() async throws {
    var dice = Dice(9)
    let first = try await Self.run(&dice, changes: false)
    let other = ComparedRun(id: "b", version: "2", run: first.run)
    let comparison = try await RunComparison(from: first, to: other)
    // This program makes the same of it, so that the step is none.
    #expect(comparison.isOtherVersion && comparison.bridge.steps.isEmpty)
    var again = Dice(9)
    let dollars = try await Self.run(&again, changes: false) { $0.currency.base = "USD" }
    let refusal = await #expect(throws: Refusal.self) {
      try await RunComparison(from: first, to: dollars)
    }
    #expect(refusal?.status == .badData)
  }

  @Test("the page has a chart a figure, the text none, and both the same bridge")
  func page() async throws {
    var dice = Dice(11)
    let comparison = try await RunComparison(
      from: try await Self.run(&dice, changes: false), to: try await Self.run(&dice))
    let page = ComparePage(comparison)
    let bridge = try #require(page.page.table("bridge_table"))
    #expect(bridge.rows.count == comparison.bridge.steps.count + 2)
    for name in ["hard_saving_agreed", "net_position", "npv"] {
      let amounts = bridge.money(name)
      #expect(amounts.dropLast().reduce(Money.zero, +) == amounts.last)
    }
    #expect(page.page.tables.count { $0.id.hasSuffix("-table") } == 3)
    let charts = page.sections.flatMap(\.blocks).count {
      if case .chart = $0 { true } else { false }
    }
    #expect(charts == 0)
  }
}
