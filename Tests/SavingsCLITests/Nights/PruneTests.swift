import Foundation
import Testing

/// Retention through the built program.
struct PruneTests {
  private func dates(_ folder: Folder) -> [String] {
    folder.names("out").filter { $0.hasPrefix("2026-") }.map { String($0.prefix(10)) }
  }

  @Test("the newest dates and months stay, each with its last run, and the history of all")
  func retention() throws {
    let nights = try Nights()
    let folder = nights.folder
    for date in ["2026-01-30", "2026-01-31"] {
      #expect(
        try Program.run(["run", "--quiet", "--set", "as_of=\(date)"], in: folder).status == 0)
    }
    for day in 1...4 { try nights.published(day) }
    let first = folder.names("out").first { $0.hasPrefix("2026-02-04") } ?? ""
    let second = try nights.published(4, "--set", "seed=7")
    let rules = ["--set", "history.keep_daily=2", "--set", "history.keep_monthly=2"]
    let dry = try Program.run(["prune", "--dry-run"] + rules, in: folder)
    #expect(dry.status == 0 && dry.output.split(separator: "\n").count == 4, "\(dry.output)")
    #expect(dates(folder).count == 7)
    let result = try Program.run(["prune"] + rules, in: folder)
    #expect(result.status == 0 && result.output == dry.output, "\(result.error)")
    #expect(dates(folder) == ["2026-01-31", "2026-02-03", "2026-02-04"])
    #expect(folder.target("out/latest") == second)
    #expect(!folder.names("out").contains(first))
    let list = try nights.history()
    #expect(list.count == 7)
    #expect((0..<7).count { list[$0]["state"].text == "pruned" } == 4)
    #expect(try nights.verify().status == 0)
    #expect(try Program.run(["prune"] + rules, in: folder).output.isEmpty)
    // What was pruned can be published again.
    #expect(try nights.published(4) == first)
    #expect(try nights.verify().status == 0)
  }

  @Test("the run that latest leads to and the last complete one never go")
  func kept() throws {
    let nights = try Nights()
    let folder = nights.folder
    try nights.published(3)
    try folder.write(
      "savings.yaml",
      Nights.settings.replacing("\"part*.csv\"", with: "part1.csv, part2.csv, x.csv"))
    #expect(try nights.run(5, "--allow-missing").status == 3)
    try folder.write("savings.yaml", Nights.settings)
    let latest = try nights.published(1)
    let rules = ["--set", "history.keep_daily=1", "--set", "history.keep_monthly=0"]
    #expect(try Program.run(["prune"] + rules, in: folder).output.isEmpty)
    #expect(dates(folder) == ["2026-02-01", "2026-02-03", "2026-02-05"])
    #expect(folder.target("out/latest") == latest)
    try nights.published(6)
    #expect(try Program.run(["prune"] + rules, in: folder).status == 0)
    #expect(dates(folder) == ["2026-02-06"])
  }
}
