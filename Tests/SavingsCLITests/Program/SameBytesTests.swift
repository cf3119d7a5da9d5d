import Foundation
import Testing

/// The same input gives the same bytes, whatever the machine, its clock and its language.
struct SameBytesTests {
  private static let timed: Set<String> = ["timings.json", "metrics.prom"]

  /// The published files but those that may differ, by name.
  private static func files(_ folder: Folder) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in folder.names("out/latest") where !timed.contains(name) && name != "deals" {
      files[name] = try folder.data("out/latest/\(name)")
    }
    try #require(files.count == 20)
    for page in folder.names("out/latest/deals") {
      files["deals/\(page)"] = try folder.data("out/latest/deals/\(page)")
    }
    try #require(files.count > 20)
    return files
  }

  @Test(
    "threads, time zone, language and the hash seed of the process change nothing",
    arguments: [
      (["--set", "threads=1"], ["TZ": "UTC", "LANG": "C"]),
      (["--set", "threads=2"], ["TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8"]),
      (["--set", "threads=3"], [:]),
      (
        ["--set", "threads=8"],
        ["TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "SWIFT_DETERMINISTIC_HASHING": "1"]
      ),
    ] as [([String], [String: String])])
  func sameBytes(flags: [String], environment: [String: String]) throws {
    let folder = try Folder()
    let result = try Sample.run(in: folder, flags, environment: environment)
    #expect(result.status == 0, "\(result.error)")
    let first = try Sample.published.get().folder
    #expect(folder.target("out/latest") == first.target("out/latest"))
    let expected = try Self.files(first)
    for (name, bytes) in try Self.files(folder) { #expect(bytes == expected[name], "\(name)") }
  }

  @Test("a setting that changes figures changes the run's name")
  func otherSeed() throws {
    let folder = try Folder()
    #expect(try Sample.run(in: folder, ["--set", "seed=7"]).status == 0)
    let first = try Sample.published.get().folder
    #expect(folder.target("out/latest") != first.target("out/latest"))
    #expect(try Self.files(folder)["deals.csv"] != Self.files(first)["deals.csv"])
  }

  @Test("the order in which spend files are named changes nothing")
  func fileOrder() throws {
    let folder = try Folder()
    let lines = try String(contentsOfFile: Sample.path + "/spend.csv", encoding: .utf8)
      .split(separator: "\n")
    func part(_ rows: ArraySlice<Substring>) -> String {
      ([lines[0]] + rows).joined(separator: "\n") + "\n"
    }
    try folder.write("january.csv", part(lines[1..<500]))
    try folder.write("february.csv", part(lines[500..<900]))
    try folder.write("savings.yaml", "currency:\n  base: EUR\nfx:\n  file: fx.csv\n")
    try folder.write("fx.csv", "currency,rate\nUSD,0.92\nGBP,1.17\n")
    var seen: [[String: Data]] = []
    for files in ["january.csv,february.csv", "february.csv,january.csv", "*uary.csv"] {
      let result = try Program.run(
        ["run", "--quiet", "--set", "worlds=3", "--set", "spend.files=\(files)"], in: folder)
      try #require(result.status == 0, "\(result.error)")
      seen.append(try Self.files(folder))
    }
    #expect(seen[0] == seen[1])
    // A pattern names the same files; only its run is another one.
    #expect(seen[2]["deals.csv"] == seen[0]["deals.csv"])
  }

  @Test("the order of the ledger's rows changes no figure")
  func rowOrder() throws {
    let folder = try Folder()
    let lines = try String(contentsOfFile: Sample.path + "/spend.csv", encoding: .utf8)
      .split(separator: "\n")
    try folder.write("fx.csv", "currency,rate\nUSD,0.92\nGBP,1.17\n")
    let settings = "currency:\n  base: EUR\nfx:\n  file: fx.csv\nspend:\n  files: [spend.csv]\n"
    try folder.write("savings.yaml", settings)
    var rows = Array(lines[1..<900])
    var seen: [(csv: [String: Data], run: Document)] = []
    for turn in 0..<3 {
      // Reversed, then taken every seventh: no row stays where it was.
      if turn == 1 { rows.reverse() }
      if turn == 2 {
        rows = (0..<7).flatMap { start in
          stride(from: start, to: rows.count, by: 7).map { rows[$0] }
        }
      }
      try folder.write("spend.csv", ([lines[0]] + rows).joined(separator: "\n") + "\n")
      let result = try Program.run(["run", "--quiet", "--set", "worlds=3"], in: folder)
      try #require(result.status == 0, "\(result.error)")
      let files = try Self.files(folder)
      let named = [
        "deals.csv", "policies.csv", "second-quotes.csv", "suppliers.csv", "term-sheets.csv",
      ]
      seen.append(
        (files.filter { named.contains($0.key) }, try Document(files["run.json"] ?? Data())))
    }
    for turn in seen.dropFirst() {
      for (name, bytes) in turn.csv { #expect(bytes == seen[0].csv[name], "\(name)") }
      #expect(turn.csv.count == 5)
      let headline = turn.run["headline"].value as? NSDictionary
      #expect(headline != nil && headline == seen[0].run["headline"].value as? NSDictionary)
    }
  }

  @Test("a second run of the same name takes the place of the first")
  func again() throws {
    let folder = try Folder()
    for _ in 0..<2 { #expect(try Sample.run(in: folder, ["--force"]).status == 0) }
    let id = try #require(folder.target("out/latest"))
    #expect(
      folder.names("out").filter { !$0.hasPrefix(".") } == [
        id, "history.db", "history.db.sha256", "latest",
      ])
    let expected = try Self.files(Sample.published.get().folder)
    #expect(try Self.files(folder) == expected)
  }
}
