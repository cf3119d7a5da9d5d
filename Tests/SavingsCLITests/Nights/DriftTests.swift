import Foundation
import Testing

/// A night beside those before it, through the built program.
struct DriftProgramTests {
  private let nights: Nights
  private var folder: Folder { nights.folder }

  init() throws {
    nights = try Nights()
    for day in 1...3 { try nights.published(day) }
  }

  private func drift() throws -> [String: String] {
    let findings = try Document(folder.data("out/latest/run.json"))["history"]["drift"]
    return Dictionary(
      uniqueKeysWithValues: (0..<findings.count).map {
        (findings[$0]["measure"].text ?? "", findings[$0]["level"].text ?? "")
      })
  }

  @Test("a usual night warns of nothing and shows what it was compared with")
  func usual() throws {
    let result = try nights.run(4)
    #expect(result.status == 0 && !result.error.contains("usual"), "\(result.error)")
    #expect(
      try drift() == [
        "rows": "usual", "spend": "usual", "mix": "usual", "reject-rate": "usual", "tiers": "usual",
      ])
    let run = try Document(folder.data("out/latest/run.json"))
    #expect(run["history"]["compared_with"].count == 3)
    #expect(run["history"]["tiers_of"].text?.hasPrefix("2026-02-03-") == true)
    let hasTable = folder.text("out/latest/savings-benchmark.html")
      .contains("This run beside the 3 before it")
    #expect(hasTable)
  }

  @Test(
    "a third fewer rows warn, in the summary, in run.json and on the page; fewer than half stop")
  func volume() throws {
    try nights.write(rows: 130)
    let warned = try nights.run(4)
    #expect(warned.status == 0)
    let sentence = "130 rows are read, 35.0 % from the usual 200: more than 30.0 %"
    #expect(warned.error.contains(sentence), "\(warned.error)")
    #expect(try drift()["rows"] == "warning" && drift()["spend"] == "warning")
    #expect(folder.text("out/latest/run.json").contains(sentence))
    #expect(try nights.history()[3]["run"]["drift"][0].text == "rows")
    let latest = folder.target("out/latest")
    try nights.write(rows: 90)
    let stopped = try nights.run(5)
    #expect(stopped.status == 1 && stopped.output.isEmpty)
    #expect(stopped.error.contains("so nothing is published"), "\(stopped.error)")
    #expect(folder.target("out/latest") == latest)
    #expect(try nights.run(5, "--set", "drift.rows_fail=0").status == 0)
    #expect(try drift()["rows"] == "warning")
  }

  @Test("more rejected rows and other categories warn")
  func rejectsAndMix() throws {
    try nights.write(rows: 200) { $0 % 2 == 0 ? "IT" : "Freight" }
    let part =
      folder.text("part2.csv") + "Supplier 1,none,2026-01-12,IT\n"
      + "Supplier 1,none,2026-01-13,IT\nSupplier 2,none,2026-01-14,IT\n"
    try folder.write("part2.csv", part)
    let result = try nights.run(4)
    #expect(result.status == 0)
    #expect(try drift()["mix"] == "warning" && drift()["reject-rate"] == "warning")
    #expect(result.error.contains("of the rows are rejected, and 0.00 % are usual"))
  }

  @Test("with fewer earlier dates than drift.least_runs only tiers are compared")
  func young() throws {
    let young = try Nights()
    try young.published(1)
    try young.write(rows: 20)
    #expect(try young.run(2).status == 0)
    let findings = try Document(young.folder.data("out/latest/run.json"))["history"]["drift"]
    #expect(findings.count == 1 && findings[0]["measure"].text == "tiers")
  }

  @Test("two runs of one night take the same from the past, whatever ran in between")
  func oneNight() throws {
    let first = try nights.published(4)
    try nights.published(4, "--set", "seed=7")
    try nights.published(5)
    let again = try nights.run(4)
    #expect(again.output == "\(first): up to date: out/\(first)\n")
  }
}

/// Suppliers near a cut stay where the last night put them: the history remembers it.
struct RememberedTierTests {
  /// Twenty suppliers; the spend of one moves over the tail's floor by little or by much.
  private func write(_ folder: Folder, spend: Int) throws {
    var text = "supplier,amount,date\n"
    for row in 0..<4 {
      text += "Moving,\(spend / 4).00,2026-01-1\(row)\n"
      for supplier in 0..<19 { text += "Supplier \(supplier),\(90_000).00,2026-01-1\(row)\n" }
    }
    try folder.write("part1.csv", text)
    try folder.write("part2.csv", "supplier,amount,date\nSupplier 1,1.00,2026-01-10\n")
  }

  private func row(_ folder: Folder) throws -> [String: String] {
    try #require(
      try Table(folder.text("out/latest/suppliers.csv")).rows.first {
        $0["supplier"] == "Moving" || $0["name"] == "Moving"
      })
  }

  @Test("a supplier within the band keeps the tier of the run before, and explain replays it")
  func kept() throws {
    let nights = try Nights()
    let folder = nights.folder
    let tiers = ["--set", "tiers.mid_tier_cut=0.9999", "--set", "tiers.strategic_cut=0.5"]
    func run(_ day: Int) throws {
      let result = try Program.run(
        ["run", "--quiet", "--set", "as_of=2026-02-0\(day)"] + tiers, in: folder)
      try #require(result.status == 0, "\(result.error)")
    }
    try write(folder, spend: 52_000)
    try run(1)
    #expect(try row(folder)["tier"] == "mid-tier")
    try write(folder, spend: 48_000)
    try run(2)
    #expect(try row(folder)["tier"] == "mid-tier" && row(folder)["rule"] == "hysteresis")
    let check = try Program.run(
      ["check", "--format", "json", "--set", "as_of=2026-02-02"] + tiers, in: folder)
    let checked = try Document(Data(check.output.utf8))
    #expect(checked["run_id"].text == folder.target("out/latest"))
    let deal = try #require(
      try Table(folder.text("out/latest/deals.csv")).rows.first {
        $0["supplier"] == "Moving"
      }?["deal"])
    let told = try Program.run(
      ["explain", deal, "--run", "out/latest", "--format", "json"], in: folder)
    #expect(told.status == 0, "\(told.error)")
    #expect(try Document(Data(told.output.utf8))["deal"]["tier"].text == "mid-tier")
    // Another folder has no earlier night: the floor decides.
    let fresh = try Nights()
    try write(fresh.folder, spend: 48_000)
    let alone = try Program.run(
      ["run", "--quiet", "--set", "as_of=2026-02-02"] + tiers, in: fresh.folder)
    #expect(alone.status == 0)
    #expect(try row(fresh.folder)["tier"] == "tail")
    #expect(fresh.folder.target("out/latest") != folder.target("out/latest"))
  }
}
