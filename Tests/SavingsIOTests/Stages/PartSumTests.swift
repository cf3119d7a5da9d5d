import Glibc
import LedgerTrials
import Savings
import Testing

@testable import SavingsIO

@Suite("Parts of a ledger")
struct PartSumTests {
  @Test("add up in any order and in any tree to the same bytes", arguments: 0..<12)
  func anyOrder(_ seed: UInt64) throws {
    let staged = StagedLedger(try CachedLedger(months: 7, seed: seed, rows: 40))
    let parts = try staged.parts(7)
    let expected = try StagedLedger.bytes(staged.merged(parts, expect: 7))
    var random = SmallRandom(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    for _ in 0..<4 {
      var open = parts
      while open.count > 2 {
        let first = open.remove(at: random.next(open.count))
        let second = open.remove(at: random.next(open.count))
        open.insert(try staged.merged([first, second]), at: random.next(open.count + 1))
      }
      if random.next(2) == 0 { open.reverse() }
      #expect(try StagedLedger.bytes(staged.merged(open, expect: 7)) == expected)
    }
  }

  @Test("are the same bytes however the files fall into them", arguments: [1, 2, 7, 16])
  func anyCut(_ groups: Int) throws {
    let staged = StagedLedger(try CachedLedger(months: 16, seed: 3, rows: 30))
    let expected = try StagedLedger.bytes(staged.merged(staged.parts(16), expect: 16))
    #expect(try StagedLedger.bytes(staged.merged(staged.parts(groups), expect: 16)) == expected)
  }

  @Test("are the ledger that one process reads", arguments: 0..<12)
  func sameLedger(_ seed: UInt64) throws {
    let ledger = try CachedLedger(months: 5, seed: seed, rows: 50)
    // From all files compared with each other down to none compared at all.
    let limits = [5_000_000, 5_000_000, 240, 60, 0]
    ledger.change = { $0.limits.overlapRows = limits[Int(seed) % limits.count] }
    let staged = StagedLedger(ledger)
    let read = try staged.read(staged.merged(staged.parts(3), expect: 5))
    #expect(read.isSame(as: try ledger.read()))
    #expect(!read.rejects.isEmpty && read.cube.cells.count > 20)
  }

  @Test("Windows-1252 and UTF-8 beside each other become one spelling")
  func encodings() throws {
    let ledger = try CachedLedger(months: 2, seed: 4, rows: 20)
    let latin: [UInt8] =
      Array("supplier,amount,date\nCaf".utf8) + [0xE9] + Array(",5,2024-01-11\n".utf8)
    try ledger.folder.write(latin, to: "m07.csv")
    try ledger.folder.write("supplier,amount,date\nCafé,6,2024-01-12\n", to: "m08.csv")
    let staged = StagedLedger(ledger)
    let read = try staged.read(staged.merged(staged.parts(4), expect: 4))
    #expect(read.isSame(as: try ledger.read()))
    #expect(read.cube.suppliers.count { $0.name == "Café" } == 1)
  }

  @Test("a file from standard input is the file")
  func standardInput() throws {
    let staged = StagedLedger(try CachedLedger(months: 1, seed: 5))
    let path = "\(staged.folder.path)/stdin.part"
    let descriptor = open("\(staged.folder.path)/m00.csv", O_RDONLY)
    defer { close(descriptor) }
    try AggregateStage(try staged.resolved, version: "test")
      .file(named: "m00.csv", from: descriptor).write(to: PartOutput(path))
    #expect(try StagedLedger.bytes(path) == StagedLedger.bytes(staged.part(["m00.csv"])))
  }
}
