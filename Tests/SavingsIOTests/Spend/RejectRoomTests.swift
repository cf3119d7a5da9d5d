import Savings
import Testing

@testable import SavingsIO

@Suite("Rejects that are kept")
struct RejectRoomTests {
  @Test(
    "are the first ones, however the file was cut",
    arguments: [(1, 1), (2, 2), (5, 5), (6, 6), (20, 17), (41, 25), (1000, 43)])
  func sameRejects(_ limit: Int, _ expected: Int) throws {
    // Flags and rejects mixed, more of either than there is room for.
    let rows = (0..<60).map { row in
      (row % 7 == 0 ? "A,none,2025-01-01" : row % 3 == 0 ? "B,1,2025-01-01" : "C,2,soon")
        + ",\(row)\n"
    }
    let folder = try TemporaryFolder()
    try folder.write("supplier,amount,date,note\n" + rows.joined())
    let whole = try folder.ledger { $0.limits.rejectsWritten = limit }
    #expect(whole.rejects.count == expected)
    for bytes in [1, 30, 100, 300] {
      let cut = try folder.ledger(plan: smallChunks(bytes, threads: 3)) {
        $0.limits.rejectsWritten = limit
      }
      #expect(cut.rejects == whole.rejects, "\(bytes)")
    }
  }
}
