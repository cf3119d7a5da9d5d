import Testing

@testable import Savings

/// The money at stake by problem, and what duplicates and merges do to tiers.
struct LedgerQualityTests {
  /// Four suppliers of 500, 300, 150 and 50 thousand; a third of the second one's rows are repeated.
  private static func ledger(
    _ change: (inout SpendCube, inout [InputFile]) -> Void = { _, _ in }
  ) -> Ledger {
    var sketch = CubeSketch()
    sketch.add("Acme", spend: 500_000, rows: 9)
    sketch.add("Beta", category: "", micros: 300_000_000_000)
    sketch.add("Gamma", spend: 150_000)
    sketch.add("Delta", spend: 50_000)
    var cube = sketch.cube
    var part = cube.cells[1]
    part.amount = 200_000_000_000
    part.windowAmount = part.amount
    part.rows = 2
    cube.repeats = [RepeatedSpend(.withinFile, part)]
    var files = [InputFile(path: "a.csv")]
    files[0].control.amountUsed.picos = 1_000_000_000_000_000_000
    files[0].problems[.noSupplier] = Self.amounts(2, ["EUR": 10_010_000_000_000])
    files[0].problems[.unknownCurrency] = Self.amounts(1, ["?": 7_000_000_000_000])
    files[0].problems[.repeatedRow] = Self.amounts(2, ["EUR": 200_000_000_000_000_000])
    files[0].problems[.credit] = Self.amounts(0, [:])
    files[0].problems[.noAmount] = Self.amounts(3, [:])
    change(&cube, &files)
    return Ledger(cube: cube, files: files, rejects: [])
  }

  private static func amounts(_ rows: Int, _ sums: [String: Int128]) -> ProblemAmounts {
    var amounts = ProblemAmounts()
    amounts.rows = rows
    amounts.amounts = sums.mapValues { picos in
      var sum = ExactSum()
      (sum.picos, sum.decimals) = (picos, 2)
      return sum
    }
    return amounts
  }

  /// No floors: the curve alone decides.
  private static var settings: Settings {
    var settings = Settings()
    settings.tiers.tailFloor = 0
    settings.tiers.strategicMinimum = 0
    settings.tiers.strategicCut = 0.70
    settings.tiers.midTierCut = 0.90
    return settings
  }

  private static func quality(
    _ ledger: Ledger, _ settings: Settings = settings, fx: FXTable = FXTable()
  ) async throws -> LedgerQuality {
    let portfolio = try Portfolio(cube: ledger.cube, records: [], fx: fx, settings: settings)
    let review = await SupplierReview(
      portfolio, cube: ledger.cube, settings: settings, threads: 1)
    return LedgerQuality(
      ledger: ledger, portfolio: portfolio, review: review, settings: settings)
  }

  private static func line(_ quality: LedgerQuality, _ id: String) throws -> QualityLine {
    try #require(quality.lines.first { $0.id == id }, "\(id)")
  }

  @Test("each problem has its rows, its money and its share of the spend")
  func lines() async throws {
    let quality = try await Self.quality(Self.ledger())
    #expect(
      quality.lines.map(\.id) == [
        "no-supplier", "no-amount", "unknown-currency", "repeated-row", "unclassified",
      ])
    let unnamed = try Self.line(quality, "no-supplier")
    #expect(unnamed.rows == 2 && unnamed.effect == .rejected)
    #expect(unnamed.amount == Money(minor: 1001))
    let repeated = try Self.line(quality, "repeated-row")
    #expect(repeated.amount == Money(minor: 20_000_000) && repeated.effect == .used)
    #expect(repeated.share == 0.2)
    #expect(try Self.line(quality, "no-amount").amount == nil)
    #expect(try Self.line(quality, "unclassified").amount == Money(minor: 30_000_000))
  }

  @Test("money in no known currency is told and not added")
  func noRate() async throws {
    let line = try Self.line(try await Self.quality(Self.ledger()), "unknown-currency")
    #expect(line.amount == nil && line.share == nil)
    #expect(line.advice.contains("7.00 in no known currency"))
  }

  @Test("amounts of other currencies are converted, each line the difference of two balances")
  func converted() async throws {
    let ledger = Self.ledger { cube, files in
      cube.currencies.append("USD")
      var cell = cube.cells[0]
      cell.currency = 1
      cube.cells.append(cell)
      // Half a cent each: the first rounds down to even, both together make one cent.
      files[0].problems[.noSupplier] = Self.amounts(1, ["USD": 10_000_000_000])
      files[0].problems[.unreadableAmount] = Self.amounts(1, ["EUR": 5_000_000_000])
    }
    var settings = Self.settings
    settings.currency.base = "EUR"
    let quality = try await Self.quality(
      ledger, settings, fx: FXTable(nanosPerUnit: ["USD": 500_000_000]))
    #expect(try Self.line(quality, "no-supplier").amount == .zero)
    #expect(try Self.line(quality, "unreadable-amount").amount == Money(minor: 1))
  }

  @Test("repeated rows left out move suppliers between tiers, and the others' shares with them")
  func repeatedTiers() async throws {
    let ledger = Self.ledger()
    let quality = try await Self.quality(ledger)
    // Before: Acme 0 %, Beta 50 %, Gamma 80 %, Delta 95 %: two strategic, one mid-tier, one tail.
    #expect(quality.reported.map(\.suppliers) == [1, 1, 2])
    let effect = try #require(quality.effects.first { $0.change == .withoutRepeats })
    // Of 800: Acme 0 %, Gamma 62.5 %, Beta 81.25 %, Delta 93.75 %: Gamma and Beta change places.
    #expect(effect.tiers.map(\.suppliers) == [1, 1, 2])
    #expect(effect.tiers.map(\.spend.minor) == [5_000_000, 10_000_000, 65_000_000])
    #expect(effect.moved == .init(suppliers: 2, spend: Money(minor: 45_000_000)))
    // What the settings leave out is no part of the cube, and the effect is that of using it.
    var settings = Self.settings
    settings.spend.repeats = .setAside
    var without = ledger
    without.cube.cells[1].amount -= 200_000_000_000
    without.cube.cells[1].windowAmount -= 200_000_000_000
    let other = try await Self.quality(without, settings)
    #expect(other.reported == effect.tiers)
    #expect(other.effects.map(\.change) == [.withRepeats])
    #expect(other.effects[0].tiers == quality.reported)
    #expect(try Self.line(other, "repeated-row").effect == .setAside)
  }

  @Test("what is out of scope is out of every effect")
  func scope() async throws {
    var settings = Self.settings
    settings.scope.excludeSuppliers = ["Beta"]
    let quality = try await Self.quality(Self.ledger(), settings)
    let effect = try #require(quality.effects.first { $0.change == .withoutRepeats })
    #expect(effect.moved == .init() && effect.tiers == quality.reported)
    #expect(try Self.line(quality, "out-of-scope-excluded-supplier").rows == 3)
  }

  @Test("spellings apart and look-alikes joined are ranked anew")
  func merges() async throws {
    var sketch = CubeSketch()
    sketch.add("Acme", spend: 400_000)
    sketch.add("Borealis Technical Supply", spend: 250_000)
    sketch.add("BOREALIS Technical Supply", spend: 240_000)
    sketch.add("Borealis Technical Suply", spend: 110_000)
    let quality = try await Self.quality(
      Ledger(cube: sketch.cube, files: [], rejects: []))
    // Borealis 490, Acme 400, Suply 110: strategic, strategic, mid-tier.
    #expect(quality.reported.map(\.suppliers) == [0, 1, 2])
    let apart = try #require(quality.effects.first { $0.change == .spellingsApart })
    // Acme 0 %, 250 at 40 %, 240 at 65 %, 110 at 89 %.
    #expect(apart.tiers.map(\.suppliers) == [0, 1, 3])
    #expect(apart.moved == .init())
    let joined = try #require(quality.effects.first { $0.change == .lookalikesJoined })
    #expect(joined.tiers.map(\.suppliers) == [0, 0, 2])
    #expect(joined.moved == .init(suppliers: 1, spend: Money(minor: 11_000_000)))
    #expect(try Self.line(quality, "merged-spellings").amount == Money(minor: 25_000_000))
    #expect(try Self.line(quality, "look-alikes").amount == Money(minor: 11_000_000))
  }

  @Test("rounding is told exactly: of the total, and of the groups")
  func rounding() async throws {
    var sketch = CubeSketch()
    // Three groups of 0.334 each: 1.002 in all, rounded once 1.00, group by group 0.99.
    for name in ["A", "B", "C"] { sketch.add(name, micros: 334_000) }
    var file = InputFile(path: "a.csv")
    file.control.amountUsed.picos = 1_002_000_000_400
    let quality = try await Self.quality(
      Ledger(cube: sketch.cube, files: [file], rejects: []))
    #expect(quality.rounding.totalText == "-0.0020000004")
    #expect(quality.rounding.groups == Money(minor: -1))
  }
}
