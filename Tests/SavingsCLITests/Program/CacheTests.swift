import Foundation
import Testing

/// The second night through the built program: unchanged files come from the cache, and the same is
/// published.
struct CacheTests {
  private static let settings = """
    worlds: 2
    spend:
      files: ["m*.csv"]
    currency:
      base: EUR
    history:
      file: none

    """

  private static func month(_ month: Int) -> String {
    "supplier,amount,date\n"
      + (0..<40).map {
        "Supplier \($0 % 9),\(1000 + $0 * month).50,2026-0\(month)-1\($0 % 10)\n"
      }.joined() + "Acme,70000,2026-0\(month)-02\n,5,2026-0\(month)-03\n"
  }

  private static func folder(months: ClosedRange<Int>) throws -> Folder {
    let folder = try Folder()
    try folder.write("savings.yaml", settings)
    for month in months { try folder.write("m0\(month).csv", Self.month(month)) }
    return folder
  }

  /// The published files but those that may differ, by name.
  private static func published(_ folder: Folder) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in folder.names("out/latest")
    where !["deals", "timings.json", "metrics.prom"].contains(name) {
      files[name] = try folder.data("out/latest/\(name)")
    }
    for page in folder.names("out/latest/deals") {
      files["deals/\(page)"] = try folder.data("out/latest/deals/\(page)")
    }
    try #require(files.count > 12)
    return files
  }

  private static let cache = ".cache/savings"

  /// What a run says of the cache, beside what it says of the ledger.
  private static func words(_ result: Program.Result) -> [Substring] {
    result.error.split(separator: "\n").filter { $0.contains("cache") }
  }

  @Test("the second night parses the new file alone and publishes what a cold run does")
  func secondNight() throws {
    let folder = try Self.folder(months: 1...3)
    #expect(try Program.run(["run", "--quiet"], in: folder).status == 0)
    try folder.write("m04.csv", Self.month(4))
    let warm = try Program.run(["run"], in: folder)
    #expect(warm.status == 0 && Self.words(warm).isEmpty, "\(warm.error)")
    #expect(folder.text("out/latest/timings.json").contains(/"parsed": 1,\s*"from_cache": 3/))
    #expect(
      folder.text("out/latest/metrics.prom").contains("savings_spend_files{read=\"cache\"} 3\n"))
    let second = try Self.published(folder)
    let cold = try Self.folder(months: 1...4)
    #expect(try Program.run(["run", "--quiet", "--no-cache"], in: cold).status == 0)
    #expect(!cold.text("out/latest/timings.json").contains("spend_files"))
    #expect(cold.names(".cache") == [])
    #expect(try Self.published(cold) == second)
    #expect(cold.target("out/latest") == folder.target("out/latest"))
  }

  @Test("check and explain take from the cache and add nothing to it")
  func readers() throws {
    let folder = try Self.folder(months: 1...3)
    let first = try Program.run(["check", "--format", "json"], in: folder)
    #expect(first.status == 0 && folder.names(".cache") == [])
    #expect(try Program.run(["run", "--quiet"], in: folder).status == 0)
    let entries = folder.names(Self.cache)
    #expect(entries.count == 5)
    let second = try Program.run(["check", "--format", "json"], in: folder)
    #expect(second.status == 0 && second.output == first.output && second.error.isEmpty)
    let deal = try #require(
      folder.text("out/latest/deals.csv").split(separator: "\n").dropFirst().first?
        .split(separator: "\"").first)
    let warm = try Program.run(["explain", "\(deal)"], in: folder)
    let cold = try Program.run(["explain", "\(deal)", "--no-cache"], in: folder)
    #expect(warm.status == 0 && warm.output == cold.output)
    #expect(folder.names(Self.cache) == entries)
  }

  @Test("damaged entries are told in one line and made again")
  func damaged() throws {
    let folder = try Self.folder(months: 1...3)
    #expect(try Program.run(["run", "--quiet"], in: folder).status == 0)
    let clean = try Self.published(folder)
    for name in folder.names(Self.cache) where name != "key" {
      try folder.write(
        "\(Self.cache)/\(name)", Array(try folder.data("\(Self.cache)/\(name)").dropLast(3)))
    }
    let result = try Program.run(["run", "--force"], in: folder)
    #expect(result.status == 0)
    let words = Self.words(result)
    #expect(words.count == 1, "\(result.error)")
    #expect(words.first?.contains("4 entries of the cache did not match") == true, "\(words)")
    #expect(try Self.published(folder) == clean)
    let next = try Program.run(["run", "--force"], in: folder)
    #expect(next.status == 0 && Self.words(next).isEmpty)
    #expect(folder.text("out/latest/timings.json").contains(/"parsed": 0,\s*"from_cache": 3/))
  }

  @Test("a cache that cannot be used is one warning, and the run goes on")
  func unusable() throws {
    let folder = try Self.folder(months: 1...2)
    try folder.write("file", "")
    let result = try Program.run(["run", "--set", "cache.directory=file"], in: folder)
    #expect(result.status == 0)
    let words = Self.words(result)
    #expect(words.count == 1, "\(result.error)")
    #expect(
      words.first?.contains("the cache is not used: cannot open file: Not a directory") == true)
    let quiet = try Program.run(["run", "--quiet", "--set", "cache.directory=file"], in: folder)
    #expect(quiet.status == 0 && quiet.error.isEmpty)
  }

  @Test(
    "the directory is the settings', systemd's, the user's cache or none",
    arguments: [
      (
        "auto", ["CACHE_DIRECTORY": "/DIR/svc:/DIR/other", "XDG_CACHE_HOME": "/DIR/xdg"],
        "svc/ledger"
      ),
      ("auto", ["CACHE_DIRECTORY": "svc", "XDG_CACHE_HOME": "/DIR/xdg"], "xdg/savings"),
      ("auto", ["XDG_CACHE_HOME": "xdg"], ".cache/savings"),
      ("auto", ["HOME": ""], ""),
      ("none", ["XDG_CACHE_HOME": "/DIR/xdg"], ""),
      ("own/place", ["XDG_CACHE_HOME": "/DIR/xdg"], "own/place"),
    ])
  func place(_ setting: String, _ variables: [String: String], _ expected: String) throws {
    let folder = try Self.folder(months: 1...2)
    let before = folder.names()
    let result = try Program.run(
      ["run", "--quiet", "--set", "cache.directory=\(setting)"], in: folder,
      environment: variables.mapValues { $0.replacing("/DIR", with: folder.path) })
    #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
    let made = folder.names().filter { !before.contains($0) && $0 != "out" }
    #expect(made == (expected.isEmpty ? [] : [String(expected.prefix { $0 != "/" })]))
    if !expected.isEmpty {
      #expect(folder.names(expected).count == 4)
      #expect(try folder.mode(expected) == 0o700)
      for name in folder.names(expected) {
        #expect(try folder.mode("\(expected)/\(name)") == 0o600)
      }
    }
  }
}
