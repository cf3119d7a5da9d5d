import Savings
import Testing

@testable import SavingsIO

@Suite("Reading with a cache")
struct CacheReadTests {
  @Test(
    "what comes from the cache is what parsing gives, whatever the threads",
    arguments: [1, 2, 8], [1, 2, 8])
  func sameLedger(_ coldThreads: Int, _ warmThreads: Int) throws {
    let ledger = try CachedLedger()
    let plain = try ledger.read()
    #expect(plain.files.count == 6 && plain.rejects.count > 20 && !plain.rawRejects.isEmpty)
    #expect(plain.cube.items.count > 5 && plain.cube.cells.contains { $0.windowQuantity > 0 })
    let first = ledger.cache()
    #expect(try ledger.read(threads: coldThreads, cache: first).isSame(as: plain))
    #expect(first.report == .init(taken: 0, parsed: 6))
    for _ in 0..<2 {
      let next = ledger.cache()
      #expect(try ledger.read(threads: warmThreads, cache: next).isSame(as: plain))
      #expect(next.report == .init(taken: 6, parsed: 0))
    }
  }

  @Test("new files are parsed and the others are not, night after night", arguments: [1, 2, 8])
  func nights(_ threads: Int) throws {
    let ledger = try CachedLedger(months: 12)
    var files = ["m00.csv", "m01.csv"]
    for month in 2..<12 {
      files.append(ledger.name(month))
      let cache = ledger.cache()
      let warm = try ledger.read(files, threads: threads, cache: cache)
      #expect(try warm.isSame(as: ledger.read(files)))
      let new = month == 2 ? 3 : 1
      #expect(cache.report == .init(taken: files.count - new, parsed: new))
    }
  }

  @Test("a file that grows every night is the only one parsed, once the others are known")
  func grows() throws {
    let ledger = try CachedLedger()
    for rows in 60..<66 {
      try ledger.folder.write(
        CachedLedger.text(5, seed: 9, rows: rows), to: ledger.name(5))
      let cache = ledger.cache()
      #expect(try ledger.read(cache: cache).isSame(as: ledger.read()))
      #expect(cache.report == .init(taken: rows == 60 ? 0 : 5, parsed: rows == 60 ? 6 : 1))
    }
    // The five that stay are one union and five entries; of the sixth there is one a night.
    #expect(ledger.entries.count { $0.hasPrefix("u-") } == 2)
    #expect(ledger.entries.count { $0.hasPrefix("f-") } == 11)
  }

  @Test("files that are gone, come back, change their names or places change nothing")
  func subsets() throws {
    let ledger = try CachedLedger()
    _ = try ledger.read(cache: ledger.cache())
    for files in [
      ["m00.csv", "m02.csv"], ["m05.csv"], ["m*.csv"], ["m03.csv", "m01.csv", "m00.csv"],
      ["m*.csv"],
    ] {
      let cache = ledger.cache()
      let warm = try ledger.read(files, cache: cache)
      #expect(try warm.isSame(as: ledger.read(files)), "\(files)")
      #expect(cache.report.parsed == 0)
    }
    try ledger.folder.write(CachedLedger.text(0, seed: 1, rows: 60), to: "m99.csv")
    let cache = ledger.cache()
    let files = ["m99.csv", "m01.csv"]
    let renamed = try ledger.read(files, cache: cache)
    #expect(try renamed.isSame(as: ledger.read(files)))
    #expect(renamed.rejects.contains { $0.file == "m99.csv" } && cache.report.parsed == 0)
  }

  @Test(
    "texts of every encoding come back as they were", arguments: ["auto", "windows-1252", "utf-16"])
  func encodings(_ name: String) throws {
    let ledger = try CachedLedger(months: 1)
    let text = "supplier,amount\nCaf\u{E9} \u{20AC},1\nB\u{FC}ro,2\n,3\nPlain,4\n"
    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let narrow = text.unicodeScalars.map { $0 == "\u{20AC}" ? 0x80 : UInt8($0.value) }
    try ledger.folder.write(name == "utf-16" ? [0xFF, 0xFE] + wide : narrow, to: "m00.csv")
    try ledger.folder.write("supplier,amount\nCaf\u{E9} \u{20AC},5\n", to: "m01.csv")
    let encoding = TextEncoding(rawValue: name) ?? .auto
    // One file each, as one setting speaks of all of them.
    for files in encoding == .auto ? [["m*.csv"], ["m00.csv"]] : [["m00.csv"]] {
      ledger.change = { $0.spend.encoding = encoding }
      let plain = try ledger.read(files)
      #expect(plain.cube.suppliers.contains { $0.name == "Caf\u{E9} \u{20AC}" })
      for _ in 0..<2 {
        #expect(try ledger.read(files, cache: ledger.cache()).isSame(as: plain))
      }
    }
  }

  @Test("a copy of a known file is refused as a copy of a parsed one is")
  func copies() throws {
    let ledger = try CachedLedger()
    _ = try ledger.read(cache: ledger.cache())
    try ledger.folder.write(CachedLedger.text(2, seed: 1, rows: 60), to: "m03.csv")
    let plain = #expect(throws: Refusal.self) { try ledger.read() }
    let warm = #expect(throws: Refusal.self) { try ledger.read(cache: ledger.cache()) }
    #expect(plain != nil && plain == warm)
  }

  @Test("a file that cannot be read is refused in the same words, and the others stay known")
  func refused() throws {
    let ledger = try CachedLedger()
    _ = try ledger.read(cache: ledger.cache())
    try ledger.folder.write("supplier,amount\nA,\"1\nB,2\n", to: "m03.csv")
    let plain = #expect(throws: Refusal.self) { try ledger.read() }
    let warm = #expect(throws: Refusal.self) { try ledger.read(cache: ledger.cache()) }
    #expect(plain != nil && plain == warm)
    try ledger.folder.write("supplier,amount\nA,1\nB,2\n", to: "m03.csv")
    let cache = ledger.cache()
    #expect(try ledger.read(cache: cache).isSame(as: ledger.read()))
    #expect(cache.report == .init(taken: 5, parsed: 1))
  }

  @Test("random ledgers", arguments: 0..<40)
  func random(_ seed: UInt64) throws {
    var random = SmallRandom(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let ledger = try CachedLedger(months: 0)
    for month in 0..<4 {
      try ledger.folder.write(RandomLedger(&random).text, to: ledger.name(month))
    }
    let plain = try ledger.read()
    for files in [["m00.csv", "m02.csv"], ["m*.csv"], ["m*.csv"], ["m*.csv"]] {
      let cache = ledger.cache()
      let read = try ledger.read(files, threads: 1 + random.next(4), cache: cache)
      #expect(files.count == 2 || read.isSame(as: plain))
      #expect(cache.report.damaged == 0 && cache.report.problem == nil)
    }
  }
}
