import Savings
import Testing

@testable import SavingsIO

@Suite("Repeated rows with a cache")
struct CacheRepeatTests {
  private static let header = "supplier,amount,date,note\n"

  /// Rows of a file: its own, some of which repeat, and some of earlier files.
  private static func text(_ file: Int, own: Int = 12, of earlier: [Int] = []) -> String {
    func row(_ file: Int, _ number: Int) -> String {
      "S\(number % 5),\(number).50,2025-0\(file + 1)-1\(number % 10),f\(file)\n"
    }
    var text = (0..<own).map { row(file, $0) }.joined()
    text += row(file, 3) + row(file, 3) + "\n" + row(file, 5)
    for other in earlier { text += row(other, 1) + row(other, 2) + row(other, 3) }
    return header + text
  }

  private static let uses: [(RepeatUse, OverlapUse)] = [
    (.keep, .keep), (.setAside, .keep), (.keep, .setAside), (.setAside, .setAside),
  ]

  private func expectSame(
    _ ledger: CachedLedger, _ files: [String] = ["m*.csv"], parsed: Int, _ comment: String
  ) throws {
    for threads in [1, 3] {
      let before = ledger.cache(isReadOnly: true)
      let read = try ledger.read(files, threads: threads, cache: before)
      #expect(try read.isSame(as: ledger.read(files)), "\(comment), \(threads) threads")
      // Before the first night there is no directory to look into.
      #expect(before.report.parsed == (ledger.entries.isEmpty ? 0 : parsed), "\(comment)")
    }
    let cache = ledger.cache()
    #expect(try ledger.read(files, cache: cache).isSame(as: ledger.read(files)), "\(comment)")
    #expect(cache.report.parsed == parsed && cache.report.damaged == 0, "\(comment)")
  }

  @Test("are the same as without one, night after night", arguments: uses.indices)
  func nights(_ index: Int) throws {
    let (repeats, overlaps) = Self.uses[index]
    let ledger = try CachedLedger(months: 0)
    ledger.change = { ($0.spend.repeats, $0.spend.overlaps) = (repeats, overlaps) }
    for (name, text) in [
      ("m02", Self.text(2)), ("m04", Self.text(4, of: [2])), ("m06", Self.text(6)),
    ] { try ledger.folder.write(text, to: "\(name).csv") }
    try expectSame(ledger, parsed: 3, "the first night")
    let first = try ledger.read()
    #expect(first.files[0].exactDuplicates == 3 && first.files[1].overlaps == 3)
    #expect(!first.cube.repeats.isEmpty)
    try expectSame(ledger, parsed: 0, "nothing new")
    try ledger.folder.write(Self.text(7), to: "m07.csv")
    try expectSame(ledger, parsed: 1, "a file of its own")
    try ledger.folder.write(Self.text(8, of: [4, 7]), to: "m08.csv")
    try expectSame(ledger, parsed: 1, "a file with rows of known ones")
    try ledger.folder.write(Self.text(1, of: [6]), to: "m01.csv")
    try expectSame(ledger, parsed: 1, "a file in front of those whose rows it has")
    try ledger.folder.write(Self.text(5), to: "m05.csv")
    try expectSame(ledger, parsed: 1, "a file between the others")
    try ledger.folder.write(Self.text(4, own: 9, of: [2]), to: "m04.csv")
    try expectSame(ledger, parsed: 1, "a file that has changed")
    try expectSame(
      ledger, ["m08.csv", "m02.csv", "m07.csv"], parsed: 0, "some of them")
    try expectSame(ledger, parsed: 0, "nothing new again")
  }

  @Test("known files in another order are compared again")
  func otherOrder() throws {
    let ledger = try CachedLedger(months: 0)
    try ledger.folder.write(Self.text(1), to: "m01.csv")
    try ledger.folder.write(Self.text(2, of: [1]), to: "m02.csv")
    try expectSame(ledger, parsed: 2, "first")
    try expectSame(ledger, parsed: 0, "second")
    // The names change places; the contents stay known.
    try ledger.folder.write(Self.text(2, of: [1]), to: "m01.csv")
    try ledger.folder.write(Self.text(1), to: "m02.csv")
    try expectSame(ledger, parsed: 0, "changed places")
    let read = try ledger.read(cache: ledger.cache())
    #expect(read.files[0].overlaps == 0 && read.files[1].overlaps == 3)
  }

  @Test("amounts in two columns keep their side")
  func sides() throws {
    let ledger = try CachedLedger(months: 0)
    ledger.change = { $0.spend.purchases = .debit }
    func text(_ file: Int) -> String {
      let rows = (0..<20).map {
        "S\($0 % 4),\($0 % 9 == 8 ? "" : "\($0).25"),"
          + "\($0 % 9 == 8 ? "7.50" : ""),2025-0\(file)-1\($0 % 10)\n"
      }
      return "supplier,debit,credit,date\n" + rows.joined() + rows[8] + rows[3]
    }
    for file in 1...3 { try ledger.folder.write(text(file), to: "m0\(file).csv") }
    let plain = try ledger.read(["m01.csv", "m02.csv"], cache: ledger.cache())
    #expect(plain.files[0].control.negativeAmounts == 3 && !plain.cube.repeats.isEmpty)
    for parsed in [1, 0] { try expectSame(ledger, parsed: parsed, "sides") }
  }

  @Test("rows of an earlier file are refused in the same words")
  func refused() throws {
    let ledger = try CachedLedger(months: 0)
    try ledger.folder.write(Self.text(1), to: "m01.csv")
    try ledger.folder.write(Self.text(2, of: [1]), to: "m02.csv")
    _ = try ledger.read(cache: ledger.cache())
    ledger.change = { $0.spend.overlaps = .refuse }
    let plain = #expect(throws: Refusal.self) { try ledger.read() }
    let cache = ledger.cache()
    let warm = #expect(throws: Refusal.self) { try ledger.read(cache: cache) }
    #expect(plain != nil && plain == warm && cache.report.parsed == 0)
  }

  @Test(
    "more rows than may be compared, and files too large to search", arguments: [0, 20, 40, 1000])
  func limits(_ rows: Int) throws {
    let ledger = try CachedLedger(months: 0)
    for (file, earlier) in [(1, []), (2, [1]), (3, [1, 2])] {
      try ledger.folder.write(Self.text(file, of: earlier), to: "m0\(file).csv")
    }
    ledger.change = { $0.limits.overlapRows = rows }
    for parsed in [3, 0, 0] { try expectSame(ledger, parsed: parsed, "\(rows) rows") }
    ledger.change = { $0.limits.duplicateBytes = 450 }
    for parsed in [3, 0, 0] { try expectSame(ledger, parsed: parsed, "450 bytes") }
  }

  @Test("marks that are damaged are read from the file again")
  func damagedMarks() throws {
    let ledger = try CachedLedger(months: 0)
    try ledger.folder.write(Self.text(1), to: "m01.csv")
    try ledger.folder.write(Self.text(2, of: [1]), to: "m02.csv")
    let plain = try ledger.read(cache: ledger.cache())
    for name in ledger.entries {
      var bytes = try ledger.bytes(name)
      if name.hasPrefix("f-") { bytes[bytes.count - 1] ^= 1 }
      try ledger.write(bytes, to: name)
    }
    // Another order, so that the marks are wanted.
    try ledger.folder.write(Self.text(2, of: [1]), to: "m01.csv")
    try ledger.folder.write(Self.text(1), to: "m02.csv")
    let cache = ledger.cache()
    #expect(try ledger.read(cache: cache).isSame(as: ledger.read()))
    #expect(cache.report.damaged == 2 && !plain.cube.repeats.isEmpty)
    try expectSame(ledger, parsed: 0, "after that")
  }
}
