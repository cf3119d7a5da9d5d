import Foundation
import Testing

/// A folder whose ledger grows a little every night.
struct Nights {
  let folder: Folder

  static let settings = """
    worlds: 2
    spend:
      files: ["part*.csv"]
    currency:
      base: EUR
    cache:
      directory: none

    """

  init() throws {
    folder = try Folder()
    try folder.write("savings.yaml", Nights.settings)
    try write(rows: 200)
  }

  /// Writes the ledger anew: rows of eight suppliers in two categories, in two files.
  func write(rows: Int, category: (Int) -> String = { $0 % 2 == 0 ? "IT" : "Travel" }) throws {
    let lines = (0..<rows).map { row in
      "Supplier \(row % 8),\(1000 + 10 * (row % 8) + row % 5).00,2026-01-\(10 + row % 9),\(category(row))\n"
    }
    let head = "supplier,amount,date,category\n"
    try folder.write("part1.csv", head + lines.prefix(rows / 2).joined())
    try folder.write("part2.csv", head + lines.dropFirst(rows / 2).joined())
  }

  /// A run that speaks of a day of February.
  @discardableResult
  func run(_ day: Int, _ more: String...) throws -> Program.Result {
    try Program.run(
      ["run", "--set", "as_of=2026-02-\(day < 10 ? "0" : "")\(day)"] + more, in: folder)
  }

  /// The same, which must go well; returns the run's id.
  @discardableResult
  func published(_ day: Int, _ more: String...) throws -> String {
    let result = try Program.run(
      ["run", "--quiet", "--set", "as_of=2026-02-\(day < 10 ? "0" : "")\(day)"] + more, in: folder)
    try #require(result.status == 0, "\(result.error)")
    return try #require(folder.target("out/latest"))
  }

  func history() throws -> Document {
    let result = try Program.run(["history", "--format", "json"], in: folder)
    try #require(result.status == 0, "\(result.error)")
    return try Document(Data(result.output.utf8))
  }

  func verify(_ more: String...) throws -> Program.Result {
    try Program.run(["verify"] + more, in: folder)
  }
}

/// Numbers that are the same every time (SplitMix64; Steele, Lea and Flood, 2014).
struct Seeded {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(bound))
  }
}
