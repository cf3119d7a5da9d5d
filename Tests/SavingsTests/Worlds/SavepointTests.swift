import Testing

@testable import Savings

/// Talks that are taken from savepoints are those that were played.
struct SavepointTests {
  /// Savepoints in memory, to be changed by a test.
  private final class Memory: Savepoints, @unchecked Sendable {
    let stretch: Int
    // Asked by one task, after another.
    var parts: [Range<Int>: [StoredPart]] = [:]
    var played: [Range<Int>] = []
    var taken: [Range<Int>] = []

    init(_ stretch: Int) { self.stretch = stretch }

    func kept<Value>(
      _ range: Range<Int>, _ read: ([StoredPart]) throws(StoredFailure) -> Value
    ) -> Value? {
      guard let kept = parts[range], let value = try? read(kept) else { return nil }
      taken.append(range)
      return value
    }

    func keep(_ parts: [StoredPart], of range: Range<Int>) {
      self.parts[range] = parts
      played.append(range)
    }
  }

  private let ledger: SmallLedger
  private let deals: [Deal]
  private let whole: SimulationResult

  init() async throws {
    var ledger = SmallLedger.mixed(suppliers: 23)
    ledger.settings.programme.humanDeals = 5
    self.ledger = ledger
    deals = try ledger.deals()
    whole = try await ledger.simulation()
  }

  private func run(_ savepoints: Memory) async -> SimulationResult {
    (savepoints.played, savepoints.taken) = ([], [])
    return await PortfolioSimulation(deals: deals, settings: ledger.settings, threads: 2)
      .run(savepoints: savepoints)
  }

  private func expectWhole(_ result: SimulationResult) {
    #expect(result.deals.map(\.deal.id) == whole.deals.map(\.deal.id))
    #expect(result.deals.map(\.statistics) == whole.deals.map(\.statistics))
    #expect(result.deals.map(\.yardsticks) == whole.deals.map(\.yardsticks))
    #expect(result.deals.map(\.oneMore) == whole.deals.map(\.oneMore))
    #expect(result.deals.map(\.typical?.outcome) == whole.deals.map(\.typical?.outcome))
    #expect(result.totals == whole.totals && result.cells == whole.cells)
    #expect(result.negotiations == whole.negotiations && result.categories == whole.categories)
  }

  @Test("stretches cover the deals once, and there are 64 at most")
  func stretches() {
    for (count, stretch) in [(0, 7), (1, 7), (7, 7), (8, 7), (23, 1), (1_000_000, 1_024)] {
      let ranges = Stretches.ranges(of: count, stretch)
      #expect(ranges.flatMap { $0 }.elementsEqual(0..<count) && ranges.count <= 64)
      #expect(ranges.allSatisfy { count > 64 * stretch || $0.count <= stretch })
    }
    #expect(Stretches.ranges(of: 5_000, nil) == [0..<5_000])
  }

  @Test(
    "with savepoints the result is the same, and played again nothing is played",
    arguments: [1, 5, 12])
  func same(stretch: Int) async {
    let memory = Memory(stretch)
    expectWhole(await run(memory))
    #expect(memory.taken.isEmpty && memory.played.flatMap { $0 } == Array(deals.indices))
    expectWhole(await run(memory))
    #expect(memory.played.isEmpty && memory.taken.flatMap { $0 } == Array(deals.indices))
  }

  @Test("what is missing is played, and nothing else")
  func missing() async {
    let memory = Memory(5)
    _ = await run(memory)
    memory.parts[5..<10] = nil
    memory.parts[15..<20] = nil
    expectWhole(await run(memory))
    #expect(memory.played == [5..<10, 15..<20])
  }

  @Test(
    "a savepoint of other deals, of another seed's worlds or cut is not taken, nor a part of it")
  func foreign() async throws {
    let memory = Memory(5)
    _ = await run(memory)
    let good = memory.parts
    let sums = try #require(good[0..<5]?[0])
    let results = try #require(good[0..<5]?[1])
    var few = ledger
    few.settings.worlds -= 1
    let other = Memory(5)
    _ = await PortfolioSimulation(deals: deals, settings: few.settings, threads: 1)
      .run(savepoints: other)
    for bad in [
      good[5..<10] ?? [], [sums], [results, sums], [sums, StoredPart(.results, [])],
      [sums, StoredPart(.results, Array(results.bytes.dropLast()))],
      [sums, StoredPart(.results, results.bytes + [0])],
      [StoredPart(.worlds, Array(sums.bytes.dropLast())), results], other.parts[0..<5] ?? [],
    ] {
      memory.parts = good
      memory.parts[0..<5] = bad
      expectWhole(await run(memory))
      #expect(memory.played == [0..<5])
    }
  }
}
