import FoundationEssentials
import Glibc
import LedgerTrials
import Savings

@testable import SavingsIO

/// Monthly files and a cache beside them, in a folder of their own.
final class CachedLedger {
  let folder: TemporaryFolder
  var change: (inout Settings) -> Void = { _ in }
  var program = "test"

  init(months: Int = 6, seed: UInt64 = 1, rows: Int = 60) throws {
    folder = try TemporaryFolder()
    for month in 0..<months {
      try folder.write(CachedLedger.text(month, seed: seed, rows: rows), to: name(month))
    }
  }

  func name(_ month: Int) -> String { "m\(month < 10 ? "0" : "")\(month).csv" }

  var cachePath: String { folder.path + "/cache" }

  /// Rows of a month with everything that a file can hold: credits, rejects, totals, quotes, items,
  /// quantities, terms, currencies, dates that are none.
  static func text(_ month: Int, seed: UInt64, rows: Int) -> String {
    var random = SmallRandom(state: (seed &* 1000 &+ UInt64(month)) &* 0x9E37_79B9_7F4A_7C15 | 1)
    var text = "id,supplier,category,item,unit,quantity,currency,date,amount,payment terms\n"
    let date = "\(2024 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)-"
    for _ in 0..<rows {
      let supplier = random.next(12)
      let cells = [
        ["", "S\(supplier)"][random.next(2)], "\"Supplier, \(supplier) é\"",
        ["", "Cat \(supplier % 4)"][random.next(2)],
        ["", "Bolt", "Nut \(supplier)"][random.next(3)],
        ["", "kg"][random.next(2)], ["", "3", "2.5", "x"][random.next(4)],
        ["", "EUR", "USD", "GBP"][random.next(4)],
        ["\(date)1\(random.next(10))", "\(date)0\(1 + random.next(9))", "", "soon"][
          [0, 0, 0, 1, 1, 1, 2, 3][random.next(8)]],
        ["\(random.next(90_000)).\(10 + random.next(90))", "-\(random.next(500)).50", "none"][
          [0, 0, 0, 0, 0, 1, 1, 2][random.next(8)]],
        ["", "30", "60", "never"][random.next(4)],
      ]
      text += cells.joined(separator: ",") + "\n"
    }
    return text + ",,,,,,,,\(random.next(1000)).00,\n\n"
  }

  func cache(megabytes: Int = 64, isReadOnly: Bool = false) -> LedgerCache {
    LedgerCache(
      path: cachePath, megabytes: megabytes, isReadOnly: isReadOnly, program: program)
  }

  /// Reads the files whose names the pattern fits.
  func read(
    _ files: [String] = ["m*.csv"], threads: Int = 2, cache: LedgerCache? = nil
  ) throws -> Ledger {
    var settings = Settings()
    settings.spend.files = files
    settings.limits.rejectedShare = 1
    settings.limits.rejectedSpendShare = 1
    change(&settings)
    let plan =
      threads == 1
      ? ChunkPlan(threads: 1)
      : ChunkPlan(threads: threads, chunkBytes: 400, chunksPerThread: 2, blockBytes: 64)
    return try LedgerReader(
      settings: settings, directory: folder.path, plan: plan, cache: cache
    ).read()
  }

  /// Names of the entries, sorted.
  var entries: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: cachePath)) ?? [])
      .filter { $0 != "key" }.sorted()
  }

  func bytes(_ entry: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(cachePath)/\(entry)")))
  }

  func write(_ bytes: [UInt8], to entry: String) throws {
    try Data(bytes).write(to: URL(filePath: "\(cachePath)/\(entry)"))
  }
}

extension Ledger {
  /// All that reading gives, so that two readings can be compared.
  func isSame(as other: Ledger) -> Bool {
    files == other.files && rejects == other.rejects && rawRejects == other.rawRejects
      && cube.isSame(as: other.cube) && cube.repeats == other.cube.repeats
  }
}
