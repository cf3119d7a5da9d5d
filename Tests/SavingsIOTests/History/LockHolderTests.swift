import Testing

@testable import SavingsIO

/// What a lock file tells those who find it taken.
struct LockHolderTests {
  @Test("process, run and start come back from the text, with or without a run")
  func text() {
    let holder = LockHolder(process: 42, since: 1_772_323_199, runID: "2026-02-28-1a2b3c4d")
    #expect(LockHolder(holder.text) == holder)
    #expect(
      holder.words == "process 42, run 2026-02-28-1a2b3c4d, since 2026-02-28 23:59:59 UTC")
    let early = LockHolder(process: 42, since: 0, runID: nil)
    #expect(LockHolder(early.text) == early)
    #expect(early.words == "process 42, since 1970-01-01 00:00:00 UTC")
    #expect(LockHolder("") == nil && LockHolder("42\n") == nil && LockHolder("a\nb\nc\n") == nil)
  }
}
