import FoundationEssentials
import LedgerTrials
import Savings
import Testing

/// Small ledgers with the quirks of real ones, made from seeds, of which every figure is known.
struct HostileLedgerTests {
  /// `make torture` tries 20,000, optimised.
  private static let count =
    ProcessInfo.processInfo.environment["SAVINGS_LEDGERS"].flatMap(Int.init) ?? 300
  private static let parts = 8

  @Test("no row and no cent is lost, whatever the quirks and the cut", arguments: 0..<parts)
  func conservation(part: Int) {
    let seeds = stride(from: part, to: Self.count, by: Self.parts).map(UInt64.init)
    let counterexample = ConservationTrial().counterexample(seeds: seeds)
    #expect(counterexample == nil, "\(counterexample ?? "")")
  }

  @Test("a ledger whose truth is told wrongly is a counterexample")
  func sensitivity() throws {
    let bytes = HostileLedger(seed: 1).made().bytes
    let file = try #require(MemoryFile(bytes))
    let reading = LedgerReading(
      file, settings: HostileLedger(seed: 1).settings(), plan: ReadingTrial.plans()[0])
    guard case .ledger(let ledger) = reading else {
      Issue.record("the ledger is refused")
      return
    }
    let others = (2..<20).map { HostileLedger(seed: $0).made().truth }
    #expect(others.allSatisfy { $0.complaint(about: ledger) != nil })
    var lost = ledger
    lost.cube.cells.removeLast()
    #expect(Conservation(lost).complaint != nil)
    #expect(Conservation(ledger).complaint == nil)
  }

  @Test("every quirk is among the ledgers that are tried")
  func coverage() {
    let ledgers = (0..<UInt64(200)).map { HostileLedger(seed: $0) }
    #expect(
      ledgers.flatMap(\.quirks).reduce(into: Set()) { $0.insert($1) }.count
        == HostileLedger.quirkCount)
  }
}
