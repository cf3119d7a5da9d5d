import FoundationEssentials
import Glibc
import Savings
import Testing

@testable import SavingsIO

@Suite("What a cache is not trusted with")
struct CacheTrustTests {
  /// A ledger that has been read, with one kind of entries left, and what parsing gives.
  private func known(_ kind: String) throws -> (CachedLedger, Ledger) {
    let ledger = try CachedLedger(months: 3, rows: 40)
    let plain = try ledger.read(cache: ledger.cache())
    try #require(ledger.entries.count { $0.hasPrefix("f-") } == 3)
    try #require(ledger.entries.count { $0.hasPrefix("u-") } == 1)
    // Without the union, the files' own cells are read.
    if kind == "f-" {
      for name in ledger.entries where name.hasPrefix("u-") {
        try FileManager.default.removeItem(atPath: "\(ledger.cachePath)/\(name)")
      }
    }
    return (ledger, plain)
  }

  /// Reads with a damaged entry, then again with what that made of it.
  private func expectRepaired(
    _ ledger: CachedLedger, _ plain: Ledger, parsed: ClosedRange<Int>, _ comment: String,
    isSeen: Bool = true
  ) throws {
    let cache = ledger.cache()
    let read = try ledger.read(cache: cache)
    #expect(read.isSame(as: plain), "\(comment)")
    #expect(parsed.contains(cache.report.parsed), "\(comment): \(cache.report)")
    #expect(cache.report.problem == nil, "\(comment)")
    if isSeen { #expect(cache.report.damaged > 0, "\(comment)") }
    let next = ledger.cache()
    #expect(try ledger.read(cache: next).isSame(as: plain), "\(comment)")
    #expect(next.report == .init(taken: 3, parsed: 0), "\(comment)")
  }

  @Test("an entry cut at every twentieth is made again", arguments: ["f-", "u-"])
  func cut(_ kind: String) throws {
    for twentieth in 0..<20 {
      let (ledger, plain) = try known(kind)
      let name = try #require(ledger.entries.first { $0.hasPrefix(kind) })
      let bytes = try ledger.bytes(name)
      try ledger.write(Array(bytes[..<(bytes.count * twentieth / 20)]), to: name)
      try expectRepaired(
        ledger, plain, parsed: kind == "f-" ? 1...1 : 0...0, "\(kind) cut at \(twentieth)/20")
    }
  }

  @Test("an entry with one bit turned is made again", arguments: ["f-", "u-"])
  func flipped(_ kind: String) throws {
    var random = SmallRandom(state: 11)
    var (ledger, plain) = try known(kind)
    for turn in 0..<60 {
      let name = try #require(ledger.entries.first { $0.hasPrefix(kind) })
      var bytes = try ledger.bytes(name)
      // The head byte by byte, then anywhere.
      let place = turn < 20 ? turn * 2 : random.next(bytes.count)
      bytes[place] ^= 1 << UInt8(random.next(8))
      try ledger.write(bytes, to: name)
      try expectRepaired(
        ledger, plain, parsed: kind == "f-" ? 1...1 : 0...0, "\(kind) bit of byte \(place)")
      (ledger, plain) = turn % 20 == 19 ? try known(kind) : (ledger, plain)
      if kind == "f-" {
        for name in ledger.entries where name.hasPrefix("u-") {
          try FileManager.default.removeItem(atPath: "\(ledger.cachePath)/\(name)")
        }
      }
    }
  }

  @Test("an entry that is longer, empty, another's or a link is made again")
  func replaced() throws {
    let changes: [(String, (CachedLedger, [String]) throws -> Void)] = [
      ("longer", { try $0.write($0.bytes($1[0]) + [0], to: $1[0]) }),
      ("empty", { try $0.write([], to: $1[0]) }),
      ("another's", { try $0.write($0.bytes($1[1]), to: $1[0]) }),
      (
        "all zero", { try $0.write([UInt8](repeating: 0, count: $0.bytes($1[0]).count), to: $1[0]) }
      ),
    ]
    for (comment, change) in changes {
      let (ledger, plain) = try known("f-")
      try change(ledger, ledger.entries)
      try expectRepaired(ledger, plain, parsed: 1...1, comment)
    }
    let (ledger, plain) = try known("f-")
    let path = "\(ledger.cachePath)/\(ledger.entries[0])"
    try FileManager.default.moveItem(atPath: path, toPath: ledger.folder.path + "/aside")
    symlink(ledger.folder.path + "/aside", path)
    let cache = ledger.cache()
    #expect(try ledger.read(cache: cache).isSame(as: plain))
    #expect(cache.report.parsed == 1)
  }

  @Test(
    "a key that is cut, changed or gone makes all entries strangers", arguments: [0, 8, 16, 17])
  func otherKey(_ count: Int) throws {
    let (ledger, plain) = try known("u-")
    let key = Array(try ledger.bytes("key").reversed()) + [0]
    try ledger.write(Array(key[..<count]), to: "key")
    try expectRepaired(ledger, plain, parsed: 3...3, "key of \(count) bytes", isSeen: false)
  }

  @Test("another build of the program knows nothing of this one's entries")
  func otherProgram() throws {
    let (ledger, plain) = try known("u-")
    ledger.program = "other"
    try expectRepaired(ledger, plain, parsed: 3...3, "other program", isSeen: false)
    ledger.program = "test"
    let cache = ledger.cache()
    #expect(try ledger.read(cache: cache).isSame(as: plain))
    #expect(cache.report == .init(taken: 3, parsed: 0))
  }

  @Test("the program is known by more than its version")
  func identity() {
    let program = LedgerCache.program(version: "1.2.3")
    #expect(program.hasPrefix("1.2.3 ") && program.split(separator: " ").count == 5)
    #expect(program == LedgerCache.program(version: "1.2.3"))
  }

  private static let settings: [(String, Bool, @Sendable (inout Settings) -> Void)] = [
    ("decimal", true, { $0.spend.decimal = .point }),
    ("date style", true, { $0.spend.dateStyle = .iso }),
    ("mapping", true, { $0.spend.mapping = ["category": "unit", "unit": "none"] }),
    ("encoding", true, { $0.spend.encoding = .utf8 }),
    ("purchases", true, { $0.spend.purchases = .debit }),
    ("header", true, { $0.spend.header = .yes }),
    ("delimiter", true, { $0.spend.delimiter = "," }),
    ("currency of rows without one", true, { $0.currency.ledger = "CHF" }),
    ("rejects kept", true, { $0.limits.rejectsWritten = 7 }),
    ("search for repeated rows", true, { $0.limits.duplicateBytes = 0 }),
    ("cells", true, { $0.limits.cells = 100_000 }),
    ("rows that repeat others", false, { $0.spend.repeats = .setAside }),
    ("rows of earlier files", false, { $0.spend.overlaps = .setAside }),
    ("seed", false, { $0.seed = 5 }),
    ("rates", false, { $0.fxFile = "fx.csv" }),
    ("base currency", true, { $0.currency.base = "EUR" }),
    ("rows compared", false, { $0.limits.overlapRows = 10 }),
    ("scope", false, { $0.scope.excludeSuppliers = ["Supplier*"] }),
    ("window", false, { $0.scope.windowMonths = 3 }),
    ("tiers", false, { $0.tiers.tailFloor = 1 }),
    ("limit of rejects", false, { $0.limits.rejectedRows = 500 }),
  ]

  @Test("what changes the reading is read anew, and nothing else is", arguments: settings.indices)
  func otherSettings(_ index: Int) throws {
    let (name, isReading, change) = Self.settings[index]
    let (ledger, _) = try known("u-")
    ledger.change = change
    let cache = ledger.cache()
    #expect(try ledger.read(cache: cache).isSame(as: ledger.read()), "\(name)")
    #expect(cache.report.parsed == (isReading ? 3 : 0), "\(name)")
    #expect(cache.report.damaged == 0)
  }

  @Test("the date that the run speaks of parses only files with later rows")
  func dates() throws {
    let (ledger, _) = try known("u-")
    // The files hold January, February and March 2024.
    for (iso, parsed) in [
      ("2026-05-01", 0), ("2024-03-31", 0), ("2024-03-05", 1), ("2024-02-10", 2),
      ("2024-02-10", 0), ("2024-03-31", 2), ("2023-01-01", 3), ("2025-01-01", 3),
    ] {
      ledger.change = { $0.asOf = CalendarDate(iso: iso) }
      let cache = ledger.cache()
      #expect(try ledger.read(cache: cache).isSame(as: ledger.read()), "\(iso)")
      #expect(cache.report.parsed == parsed, "\(iso)")
    }
  }

  @Test("other content of the same size and time is parsed")
  func sameSizeAndTime() throws {
    let (ledger, plain) = try known("u-")
    let path = ledger.folder.path + "/m01.csv"
    var before = stat()
    #expect(stat(path, &before) == 0)
    var text = Array(try Data(contentsOf: URL(filePath: path)))
    let digit = try #require(text.lastIndex { (0x31...0x38).contains($0) })
    text[digit] += 1
    try ledger.folder.write(text, to: "m01.csv")
    var times = [before.st_atim, before.st_mtim]
    #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
    var after = stat()
    #expect(stat(path, &after) == 0 && after.st_size == before.st_size)
    #expect(after.st_mtim.tv_nsec == before.st_mtim.tv_nsec)
    let cache = ledger.cache()
    let read = try ledger.read(cache: cache)
    #expect(cache.report == .init(taken: 2, parsed: 1))
    #expect(try read.isSame(as: ledger.read()))
    #expect(!read.isSame(as: plain))
  }

  @Test("entries hold every field of what they stand for")
  func fields() {
    // A field more must be written and read in CachedFigures and CachedCube.
    func count(_ value: Any) -> Int { Mirror(reflecting: value).children.count }
    #expect(count(InputFile(path: "")) == 16)
    #expect(count(ProblemAmounts()) == 2)
    #expect(count(ControlTotals()) == 16)
    #expect(count(ExactSum()) == 2)
    #expect(count(RawRejects(header: [])) == 4)
    #expect(count(CellSums(CellKey(supplier: 0, category: 0, item: 0, currency: 0))) == 11)
    #expect(count(PricedSums()) == 2 && count(PricedSum()) == 4)
    #expect(count(MonthRing<12, Int64>()) == 2)
    #expect(count(FileRepeats()) == 4)
    #expect(count(ColumnStyles(SpendSettings())) == 4 && count(DateOrders()) == 2)
    let header = Header(names: [], line: 1, cells: [], end: 0, endLine: 1, records: 0)
    #expect(count(header) == 7)
    let layout = FileLayout(
      delimiter: 0x2C, header: header, columns: [:], roles: [],
      styles: ColumnStyles(SpendSettings()), purchases: nil, start: 0, startLine: 1, hasMark: false)
    #expect(count(layout) == 9)
    #expect(count(SpendFile.Known(layout: layout, totals: [], marks: nil, sha256: "")) == 4)
  }
}
