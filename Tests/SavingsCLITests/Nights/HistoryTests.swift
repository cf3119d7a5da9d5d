import Foundation
import Glibc
import Testing

/// The history through the built program: it lists, it heals, and no flipped bit escapes it.
struct HistoryTests {
  private let nights: Nights
  private var folder: Folder { nights.folder }

  init() throws {
    nights = try Nights()
    for day in 1...3 { try nights.published(day) }
  }

  @Test("history lists the runs with the figures of run.json, in three forms")
  func list() throws {
    let list = try nights.history()
    #expect(list.count == 3)
    let latest = try Document(folder.data("out/latest/run.json"))
    let last = list[2]
    #expect(last["sequence"].integer == 3 && last["state"].text == "published")
    #expect(last["run"]["run_id"].text == latest["run_id"].text)
    #expect(last["run"]["records"].integer == 200)
    #expect(
      last["run"]["hard_saving_agreed"].text
        == latest["headline"]["hard_saving_agreed"]["mean"].text)
    let csv = try Program.run(["history", "--format", "csv"], in: folder).output
    let rows = try Table(csv).rows
    #expect(rows.map { $0["as_of"] } == ["2026-02-01", "2026-02-02", "2026-02-03"])
    #expect(rows[2]["hard_saving_agreed"] == last["run"]["hard_saving_agreed"].text)
    #expect(rows[2]["spend"] == last["run"]["spend"].text)
    let text = try Program.run(["history"], in: folder).output
    #expect(text.hasPrefix("3 runs, figures simulated\n") && text.contains("2026-02-03"))
    #expect(try folder.mode("out/history.db") == 0o600)
  }

  @Test("without a history there is nothing to list: 66, and 78 where none is kept")
  func none() throws {
    let empty = try Nights()
    #expect(try Program.run(["history"], in: empty.folder).status == 66)
    let unwanted = ["history", "--set", "history.file=none"]
    #expect(try Program.run(unwanted, in: empty.folder).status == 78)
    try empty.published(1, "--set", "history.file=none")
    #expect(empty.folder.names("out").filter { $0.hasPrefix("history") } == [])
    try empty.published(2, "--set", "history.file=own.db")
    #expect(try empty.folder.mode("own.db") == 0o600)
  }

  @Test("60 of 60 random corruptions of the file are found, and every truncation")
  func corruptions() throws {
    let clean = [UInt8](try folder.data("out/history.db"))
    #expect(try nights.verify().status == 0)
    var dice = Seeded(20_260_101)
    var found = 0
    for _ in 0..<60 {
      var bytes = clean
      bytes[dice.below(bytes.count)] ^= UInt8(1 << dice.below(8))
      try folder.write("out/history.db", bytes)
      let result = try nights.verify()
      if result.status == 1, result.output.contains("out/history.db") { found += 1 }
    }
    #expect(found == 60)
    for length in [0, 50, 100, 4096, 5000, clean.count / 2, clean.count - 1] {
      try folder.write("out/history.db", Array(clean.prefix(length)))
      let result = try nights.verify()
      #expect(result.status == 1 && result.output.contains("out/history.db"), "\(length)")
    }
    try folder.write("out/history.db", clean)
    #expect(try nights.verify().status == 0)
  }

  @Test("a broken history is moved aside and made again as it was, and the report is published: 3")
  func healing() throws {
    let clean = [UInt8](try folder.data("out/history.db"))
    let before = try Program.run(["history", "--format", "json"], in: folder).output
    var dice = Seeded(7)
    for (turn, length) in [clean.count, 0, 100, clean.count, 5000, clean.count].enumerated() {
      var bytes = Array(clean.prefix(length))
      if length == clean.count {
        bytes[dice.below(bytes.count)] ^= UInt8(1 << dice.below(8))
      }
      try folder.write("out/history.db", bytes)
      let result = try nights.run(4)
      #expect(result.status == 3 && result.error.contains("the history was broken"))
      #expect(result.error.contains("out/history.db.corrupt-\(turn + 1)"), "\(result.error)")
      #expect([UInt8](try folder.data("out/history.db.corrupt-\(turn + 1)")) == bytes)
      #expect(folder.target("out/latest")?.hasPrefix("2026-02-04-") == true)
      let list = try nights.history()
      #expect(list.count == 4)
      #expect(try nights.verify().status == 0)
      #expect(try nights.run(4).status == 0)
    }
    let after = try Program.run(["history", "--format", "json"], in: folder).output
    #expect(after.hasPrefix(before.dropLast(4)))
  }

  @Test("a night that was killed before it wrote its history is in the next one's")
  func replay() throws {
    let two = try folder.data("out/history.db")
    let seal = try folder.data("out/history.db.sha256")
    let lost = try nights.published(4)
    try two.write(to: folder.url("out/history.db"))
    try seal.write(to: folder.url("out/history.db.sha256"))
    let found = try nights.verify()
    #expect(found.status == 1 && found.output.contains("out/\(lost) is published, and not in"))
    try nights.published(5)
    let list = try nights.history()
    #expect(list.count == 5 && list[3]["run"]["run_id"].text == lost)
    #expect(try nights.verify().status == 0)
    // Killed between the row and its fingerprint.
    try FileManager.default.removeItem(at: folder.url("out/history.db.sha256"))
    try nights.published(6)
    #expect(try nights.history().count == 6)
    #expect(try nights.verify().status == 0)
  }

  @Test("a history that cannot be opened keeps no report back: 3")
  func unusable() throws {
    try folder.makeDirectory("place/history.db")
    let result = try nights.run(4, "--set", "history.file=place/history.db")
    #expect(result.status == 3 && result.error.contains("the history cannot be used"))
    #expect(folder.target("out/latest")?.hasPrefix("2026-02-04-") == true)
  }

  @Test(
    "verify names what was tampered with",
    arguments: ["deals.csv", "roi.html", "history.json", "run.json", "manifest.json"])
  func tampered(name: String) throws {
    let id = try #require(folder.target("out/latest"))
    let whole = [UInt8](try folder.data("out/\(id)/\(name)"))
    var bytes = whole
    bytes[bytes.count / 2] ^= 1
    try folder.write("out/\(id)/\(name)", bytes)
    for arguments in [[], ["out/latest"]] as [[String]] {
      let result = try Program.run(["verify"] + arguments, in: folder)
      #expect(result.status == 1 && result.output.contains("\(id)/\(name) "), "\(result.output)")
    }
    try folder.write("out/\(id)/\(name)", whole)
    try folder.write("out/\(id)/added.txt", "x")
    #expect(try nights.verify().output.contains("\(id)/added.txt was not published by the run"))
    try FileManager.default.removeItem(at: folder.url("out/\(id)/added.txt"))
    try FileManager.default.removeItem(at: folder.url("out/\(id)/suppliers.csv"))
    #expect(try nights.verify().output.contains("\(id)/suppliers.csv is missing"))
  }

  @Test("a run whose folder is gone is named; a row that was rewritten breaks the chain")
  func lost() throws {
    let id = try #require(folder.target("out/latest"))
    try FileManager.default.moveItem(at: folder.url("out/\(id)"), to: folder.url("moved"))
    let result = try nights.verify()
    #expect(result.status == 1)
    #expect(result.output.contains("out/\(id) is missing, and was not pruned"))
    #expect(result.output.contains("out/latest leads to \(id), which is no whole run"))
  }
}
