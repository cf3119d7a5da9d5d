import Glibc
import LedgerTrials
import Savings
import Testing

@testable import SavingsIO

@Suite("Rows of a table in parts")
struct RowsPartTests {
  private static let header = "supplier,amount,date,category,currency,item,quantity,payment terms\n"

  /// Rows as a platform renders them, some of them credits, some with quantities.
  private static func rows(_ count: Int) -> [String] {
    (0..<count).map { row in
      let amount = row % 9 == 4 ? "-\(row).25" : "\(row * 37 % 5000).\(10 + row % 90)"
      return
        "Supplier \(row % 7),\(amount),2025-\(row % 12 < 9 ? "0" : "")\(row % 12 + 1)-1\(row % 10),Cat \(row % 3),EUR,\(row % 2 == 0 ? "Bolt" : ""),\(row % 5),\(row % 4 == 0 ? "30" : "")\n"
    }
  }

  private static func settings(_ change: (inout Settings) -> Void = { _ in }) throws
    -> ResolvedSettings
  {
    var resolved = try ResolvedSettings(file: nil, environment: [:], flags: [])
    resolved.settings.spend.files = ["spend.csv"]
    resolved.settings.spend.decimal = .point
    resolved.settings.spend.dateStyle = .iso
    resolved.settings.limits.duplicateBytes = 0
    resolved.settings.limits.rejectedShare = 1
    resolved.settings.limits.rejectedSpendShare = 1
    resolved.settings.threads = 2
    change(&resolved.settings)
    return resolved
  }

  /// The part of some rows.
  private static func part(
    _ text: String, _ id: String, in folder: TemporaryFolder,
    _ resolved: ResolvedSettings
  ) throws -> String {
    try folder.write(text, to: "\(id).rows")
    let descriptor = open("\(folder.path)/\(id).rows", O_RDONLY)
    defer { close(descriptor) }
    let path = "\(folder.path)/\(id).part"
    try AggregateStage(resolved, version: "test").rows(part: id, table: "lake", from: descriptor)
      .write(to: PartOutput(path))
    return path
  }

  private static func ledger(
    _ parts: [String], expect: Int, in folder: TemporaryFolder, _ resolved: ResolvedSettings
  ) throws -> Ledger {
    let path = "\(folder.path)/whole.part"
    try MergeStage.merged(parts.map { try PartFile($0) }, expected: expect, version: "test")
      .write(to: PartOutput(path))
    return try ClassifyStage(resolved, version: "test").input(PartFile(path)).ledger
  }

  @Test("are the ledger of their file, however they are dealt out", arguments: [1, 2, 7, 16])
  func likeTheFile(_ count: Int) throws {
    let folder = try TemporaryFolder()
    var resolved = try Self.settings()
    resolved.directory = folder.path
    let rows = Self.rows(200)
    try folder.write(Self.header + rows.joined())
    let sources = "\(folder.path)/sources.part"
    try SourcesStage(resolved, version: "test").part(["\(folder.path)/spend.csv"])
      .write(to: PartOutput(sources))
    let parts = try (0..<count).map { part in
      let own = rows.indices.filter { $0 % count == part }.map { rows[$0] }
      return try Self.part(Self.header + own.joined(), "\(part)", in: folder, resolved)
    }
    // A partition without rows is a part like any other.
    let empty = try Self.part(Self.header, "empty", in: folder, resolved)
    let read = try Self.ledger(
      [empty, sources] + parts, expect: count + 1, in: folder, resolved)
    let expected = try LedgerReader(settings: resolved.settings, directory: folder.path).read()
    #expect(read.isSame(as: expected))
    #expect(read.files.count == 1 && read.files[0].path == "spend.csv")
  }

  @Test("without a file, the table's fingerprint is that of its sums")
  func withoutFile() throws {
    let folder = try TemporaryFolder()
    let resolved = try Self.settings()
    let rows = Self.rows(60)
    func read(_ cuts: [ArraySlice<String>]) throws -> Ledger {
      let parts = try cuts.enumerated().map {
        try Self.part(Self.header + $1.joined(), "\(cuts.count)-\($0)", in: folder, resolved)
      }
      return try Self.ledger(parts, expect: cuts.count, in: folder, resolved)
    }
    let one = try read([rows[...]])
    let three = try read([rows[40...], rows[..<5], rows[5..<40]])
    #expect(one.files == three.files && one.files[0].path == "lake")
    #expect(one.cube.isSame(as: three.cube))
    let fewer = try read([rows[1...]])
    #expect(fewer.files[0].sha256 != one.files[0].sha256 && one.files[0].sha256.count == 64)
  }

  @Test("those that were lost between the table and the parts are missed")
  func lost() throws {
    let folder = try TemporaryFolder()
    let resolved = try Self.settings()
    let bad = "Supplier 1,x,2025-01-11,,EUR,,,\n"
    let empty = ",,,,,,,\n"
    let first = try Self.part(
      Self.header + Self.rows(6).joined() + empty, "first", in: folder, resolved)
    let second = try Self.part(Self.header + bad, "second", in: folder, resolved)
    func cause(_ rows: Int) throws -> Refusal? {
      try refusal {
        _ = try MergeStage.merged(
          [PartFile(first), PartFile(second)], expected: 2, rows: rows, version: "test")
      }
    }
    // Rejected and empty rows are rows.
    #expect(try cause(8) == nil)
    let fewer = try cause(9)
    #expect(fewer?.status == .badData)
    #expect(fewer?.cause == "the parts hold 8 rows, and --expect-rows says 9")
    #expect(fewer?.fix.contains("drops rows") == true)
    #expect(try cause(7)?.fix.contains("changed meanwhile") == true)
  }

  @Test("those that cannot be used name their part and their place in it")
  func rejects() throws {
    let folder = try TemporaryFolder()
    let resolved = try Self.settings()
    let rows = Self.rows(6)
    let first = try Self.part(Self.header + rows.joined(), "first", in: folder, resolved)
    let bad = "Supplier 1,x,2025-01-11,,EUR,,,\n"
    let second = try Self.part(
      Self.header + rows[0] + bad + rows[1], "second", in: folder, resolved)
    let read = try Self.ledger([second, first], expect: 2, in: folder, resolved)
    #expect(read.rejects.map(\.file) == ["second"] && read.rejects[0].record == 2)
    #expect(read.files.map(\.control.records) == [9] && read.files[0].control.rejected == 1)
  }

  @Test("rows that may be totals are refused: a part cannot tell")
  func totals() throws {
    let folder = try TemporaryFolder()
    let resolved = try Self.settings()
    let found = try refusal {
      _ = try Self.part(Self.header + "A,5,2025-01-01,,,,,\n,5,,,,,,\n", "p", in: folder, resolved)
    }
    #expect(found?.status == .badData && found?.file == "p")
    #expect(found?.cause.contains("totals") == true)
  }

  @Test("settings under which a row needs its file are refused")
  func settings() throws {
    let folder = try TemporaryFolder()
    for (change, words) in [
      ({ $0.spend.decimal = .auto }, "spend.decimal"),
      ({ $0.spend.dateStyle = .auto }, "spend.date_style"),
      ({ $0.limits.duplicateBytes = 1 }, "limits.duplicate_bytes"),
    ] as [((inout Settings) -> Void, String)] {
      let resolved = try Self.settings(change)
      let found = try refusal {
        _ = try Self.part(Self.header + Self.rows(1)[0], "p", in: folder, resolved)
      }
      #expect(found?.status == .badSettings && found?.fix.contains(words) == true, "\(words)")
    }
  }
}
