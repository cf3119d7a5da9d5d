import Testing

@testable import Savings

/// A run that comes back from what it keeps is the run that was kept.
struct StoredRunTests {
  private static func restored(_ run: SavingsRun) async throws -> SavingsRun {
    try await SavingsRun(stored: await run.stored(), settings: run.settings)
  }

  /// Everything that the type holds, private fields too.
  private static func dumped(_ value: some Any) -> String {
    var text = ""
    dump(value, to: &text)
    // Objects differ in nothing but where they live.
    return text.replacing(/#\d+/, with: "")
  }

  @Test("every field of deals, results, totals, suppliers and checks comes back")
  func fields() async throws {
    let run = try await RunSketch.shared.value
    let back = try await Self.restored(run)
    #expect(Self.dumped(back.deals) == Self.dumped(run.deals))
    #expect(Self.dumped(back.simulation.deals) == Self.dumped(run.simulation.deals))
    #expect(back.simulation.totals == run.simulation.totals)
    #expect(back.simulation.cells == run.simulation.cells)
    #expect(back.simulation.categories == run.simulation.categories)
    #expect(back.simulation.negotiations == run.simulation.negotiations)
    #expect(back.simulation.worlds == run.simulation.worlds)
    #expect(back.simulation.plan == run.simulation.plan)
    #expect(back.zones == run.zones)
    #expect(Self.dumped(back.calibration) == Self.dumped(run.calibration))
    #expect(Self.dumped(back.quality) == Self.dumped(run.quality))
    #expect(back.review.effect == run.review.effect)
    #expect(back.review.lookalikes == run.review.lookalikes)
    #expect(back.review.spend == run.review.spend)
    #expect(back.portfolio.waterfall == run.portfolio.waterfall)
    #expect(back.portfolio.resolution.aliases == run.portfolio.resolution.aliases)
    #expect(back.ledger.files == run.ledger.files)
    #expect(back.roi.plan == run.roi.plan && back.roi.expected == run.roi.expected)
    #expect(back.roi.worlds == run.roi.worlds && back.roi.tornado == run.roi.tornado)
    func suppliers(_ run: SavingsRun) -> [String] {
      run.portfolio.suppliers.map { entry in
        Self.dumped(entry.supplier) + Self.dumped(entry.placement)
          + "\(entry.spend) \(entry.before) \(entry.dealCount)"
      }
    }
    #expect(suppliers(back) == suppliers(run))
  }

  @Test("what earlier runs handed down comes back, and what drifted from them")
  func past() throws {
    let shape = RunShape(
      records: 1_000, rejected: 3, spend: Money(minor: 123_456_78),
      categories: [
        .init(name: "IT", spend: Money(minor: 100_000_00)), .init(name: "", spend: .zero),
      ],
      suppliers: 40)
    let past = PastRuns(
      runs: [PastRun(runID: "2026-09-30-00000001", shape: shape)],
      tiers: ["acme": .tail, "other": .strategic], fingerprint: "ab12")
    var now = shape
    now.records = 1_400
    let drift = Drift(
      now, tiers: [("acme", .midTier), ("other", .strategic)], past: past,
      currency: Currency("EUR"), settings: DriftSettings())
    try #require(!drift.warnings.isEmpty)
    var writer = StoredWriter()
    writer.put(past, drift)
    var reader = StoredReader(writer.bytes)
    #expect(try reader.next(PastRuns.self) == past)
    #expect(try reader.next(Drift.self) == drift)
    try reader.requireEnd()
  }

  @Test("what comes back is kept as the same bytes, a part for each 1,024 deals")
  func bytes() async throws {
    let run = try await RunSketch.shared.value
    let first = await run.stored()
    let second = try await Self.restored(run).stored()
    #expect(first.map(\.kind) == second.map(\.kind))
    #expect(first.map(\.bytes) == second.map(\.bytes))
    #expect(DealParts.ranges(2_500) == [0..<1_024, 1_024..<2_048, 2_048..<2_500])
    #expect(DealParts.ranges(0).isEmpty)
  }

  @Test("sums of parts of a portfolio stand side by side and are added, in any order")
  func inParts() async throws {
    let run = try await RunSketch.shared.value
    let parts = await run.stored()
    // All of the sums as one part, and a part of deals that nobody asked.
    var none = StoredWorlds(run.simulation)
    none.totals = none.totals.map { $0.map { $0.map { _ in WorldTotals() } } }
    none.cells = none.cells.map { _ in CategoryCell() }
    (none.deals, none.negotiations) = (4, 0)
    var rest = StoredWorlds(run.simulation)
    rest.deals -= 4
    func split(_ first: StoredWorlds, _ second: StoredWorlds) -> [StoredPart] {
      parts.filter { $0.kind != .worlds }
        + [first, second].map { sums in StoredPart(.worlds) { $0.put(sums) } }
    }
    for order in [split(none, rest), split(rest, none)] {
      let back = try await SavingsRun(stored: order, settings: run.settings)
      #expect(back.simulation.totals == run.simulation.totals)
      #expect(back.simulation.cells == run.simulation.cells)
      #expect(back.simulation.negotiations == run.simulation.negotiations)
    }
    var twice = rest
    try twice.add(rest)
    #expect(twice.totals[0][0][0].hard.minor == 2 * rest.totals[0][0][0].hard.minor)
    var other = rest
    other.categories[0] += "?"
    #expect(throws: StoredFailure.damaged) { try twice.add(other) }
    // A part that is given twice stands for more deals than there are.
    await #expect(throws: StoredFailure.damaged) {
      try await SavingsRun(stored: split(rest, rest), settings: run.settings)
    }
  }

  @Test("parts that are missing, doubled, cut, or of other settings are damage")
  func damage() async throws {
    let run = try await RunSketch.shared.value
    let parts = await run.stored()
    func expectDamage(_ parts: [StoredPart], _ settings: Settings) async {
      await #expect(throws: StoredFailure.damaged) {
        try await SavingsRun(stored: parts, settings: settings)
      }
    }
    for index in parts.indices {
      var missing = parts
      missing.remove(at: index)
      await expectDamage(missing, run.settings)
      await expectDamage(parts + [parts[index]], run.settings)
      var cut = parts
      cut[index] = StoredPart(parts[index].kind, parts[index].bytes.dropLast())
      await expectDamage(cut, run.settings)
    }
    var settings = run.settings
    settings.worlds += 1
    await expectDamage(parts, settings)
  }

  @Test("10,000 changed bytes: read or refused, never a trap")
  func changedBytes() async throws {
    let run = try await RunSketch.shared.value
    let parts = await run.stored()
    var dice = Dice(5)
    var refused = 0
    for _ in 0..<200 {
      var changed = parts
      let place = dice.whole(0...parts.count - 1)
      var bytes = parts[place].bytes
      for _ in 0..<50 { bytes[dice.whole(0...bytes.count - 1)] = UInt8(dice.whole(0...255)) }
      changed[place] = StoredPart(parts[place].kind, bytes)
      do {
        // Values alone: what they mean together is under the file's sums.
        for part in changed { try Self.read(part, run) }
      } catch is StoredFailure { refused += 1 }
    }
    #expect(refused > 100)
  }

  private static func read(_ part: StoredPart, _ run: SavingsRun) throws {
    var reader = StoredReader(part.bytes)
    switch part.kind {
    case .run: break
    case .ledger: _ = try reader.next(Ledger.self)
    case .portfolio:
      _ = try reader.next(PastRuns.self)
      let portfolio = try Portfolio(
        from: &reader, of: run.ledger.cube, previousTiers: [:])
      _ = try SupplierReview(from: &reader, of: portfolio)
    case .calibration: _ = try reader.next(CalibrationCheck.self)
    case .worlds: _ = try reader.next(StoredWorlds.self)
    case .deals:
      for _ in run.deals { _ = try Deal.next(&reader, of: run.portfolio.suppliers) }
    case .results:
      for deal in run.deals { _ = try DealResult(from: &reader, of: deal) }
    // What a shard needs is no part of a run.
    case .plan, .placements: throw StoredFailure.damaged
    }
  }

  @Test("spellings whose sums leave 64 bits are kept in several cells")
  func largeSums() throws {
    var cells = (0..<3).map { SpendCell(supplier: 0, category: Int32($0)) }
    for index in cells.indices {
      cells[index].amount = .max - 5
      cells[index].rows = 2
    }
    let cube = SpendCube(
      suppliers: [RawSupplier(id: "1", name: "A")], categories: ["a", "b", "c"],
      currencies: ["EUR"], cells: cells)
    let kept = StoredSpend(cube)
    #expect(kept.cells.count == 3)
    #expect(kept.cells.reduce(Int128(0)) { $0 + Int128($1.amount) } == 3 * Int128(Int64.max - 5))
    #expect(StoredSpend(kept.cube).cells.map(\.amount) == kept.cells.map(\.amount))
  }
}
