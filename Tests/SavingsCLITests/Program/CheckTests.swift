import Foundation
import Testing

/// What `savings check` says without writing anything.
struct CheckTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func check(_ more: String...) throws -> Program.Result {
    try Program.run(
      ["check"] + Sample.config + ["--set", "worlds=\(Sample.worlds)"] + more, in: folder)
  }

  @Test("the text names the file, what was read, where the money goes, tiers and problems")
  func text() throws {
    let result = try check()
    #expect(result.status == 0 && result.error.isEmpty)
    let text = result.output.split(separator: "\n").joined(separator: "\n")
    for part in [
      "spend.csv\n", "utf-8, delimiter ,, header on line 1", "amount = amount",
      "6000 records: 5992 used, 8 rejected, 0 set aside; 0 blank, 11 repeated", "62 credits",
      "dates: 2024-11-01 to 2026-10-30", "Spend in EUR", "out of scope", "outside the window",
      "addressable", "strategic", "mid-tier", "tail", "rejected 8 of 6000 rows",
      "line 423, column \"amount\"",
    ] { #expect(text.contains(part), "\(part)") }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(folder.names().isEmpty)
  }

  @Test("the JSON is that of the run, without the figures of a simulation")
  func json() throws {
    let result = try check("--format", "json")
    #expect(result.status == 0 && result.error.isEmpty)
    let check = try Document(Data(result.output.utf8))
    let run = try Document(Sample.published.get().folder.data("out/latest/run.json"))
    #expect(
      check.keys
        == run.keys.subtracting([
          "headline", "calibration", "settings", "baselines", "spend_bridge",
        ]))
    for key in check.keys {
      let (own, other) = (check[key].value as? NSObject, run[key].value as? NSObject)
      #expect(own == other, "\(key)")
    }
    #expect(folder.names().isEmpty)
  }

  @Test("out of scope and used rows add up to the same money under any scope")
  func scope() throws {
    func amounts(_ flags: [String]) throws -> [Int] {
      let result = try Program.run(
        ["check", "--format", "json"] + Sample.config + flags, in: folder)
      let control = try Document(Data(result.output.utf8))["control"]
      return try ["amount_used", "amount_out_of_scope", "out_of_scope", "used"].map {
        try #require(control[$0].text?.cents ?? control[$0].integer)
      }
    }
    let all = try amounts([])
    let part = try amounts(["--set", "scope.exclude_categories=Logistics,\"Office supplies\""])
    #expect(all[1] == 0 && all[2] == 0)
    #expect(part[1] > 0 && part[2] > 0 && part[0] + part[1] == all[0])
    #expect(part[3] == all[3])
  }
}
