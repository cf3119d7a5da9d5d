import Foundation
import Testing

/// `savings stage`: a run in processes of its own publishes what one process publishes.
struct StageProgramTests {
  /// One ledger and its run, for all counts of parts.
  private static let whole = Swift.Result { () throws -> [String: Data] in
    let stages = try Stages()
    try stages.run()
    return try PublishedFiles.all(stages.folder, "out/latest")
  }

  @Test("the same bytes for any number of parts and shards", arguments: [1, 2, 7, 16])
  func sameBytes(count: Int) throws {
    let stages = try Stages()
    let ledger = try stages.ledger(parts: count)
    let deals = try stages.made("classify", [ledger], "deals.part")
    let result = try stages.report(ledger, deals, try stages.results(deals, shards: count))
    #expect(result.status == 0 && result.output.isEmpty, "\(result.error)")
    let made = try PublishedFiles.all(stages.folder, "staged/latest")
    PublishedFiles.expectSame(made, try Self.whole.get())
    #expect(made.count > 60)
    // The history is that of a run, so that the next night finds it.
    let verified = try Program.run(
      ["verify", "--set", "output.directory=staged"], in: stages.folder)
    #expect(verified.status == 0, "\(verified.output)\(verified.error)")
  }

  @Test("parts are private, and standard output holds nothing else")
  func output() throws {
    let stages = try Stages(2)
    let path = try stages.made("aggregate", [stages.files[0]], "a.part")
    #expect(try stages.folder.mode(path) == 0o600)
    let handle = try stages.folder.handle("b.part")
    let result = try Program.run(
      ["stage", "aggregate", "--set", "spend.files=ledger-*.csv", stages.files[0]],
      in: stages.folder, output: handle)
    #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
    #expect(try stages.folder.data("b.part") == stages.folder.data(path))
    #expect(stages.folder.names().filter { $0.contains("part.") }.isEmpty)
  }

  @Test("results of some shards only, twice, of other deals, cut: nothing is published")
  func faults() throws {
    let stages = try Stages(3)
    let ledger = try stages.ledger(parts: 3)
    let deals = try stages.made("classify", [ledger], "deals.part")
    let results = try stages.results(deals, shards: 3)
    func refused(_ results: [String], _ words: String, deals: String = deals) throws {
      let result = try stages.report(ledger, deals, results)
      #expect(result.status == 65 && result.error.contains(words), "\(result.error)")
      #expect(stages.folder.target("staged/latest") == nil)
      #expect(!stages.folder.names("staged").contains { $0.hasPrefix("20") })
    }
    try refused(Array(results.dropLast()), "shard 3/3 is missing")
    try refused(results + [results[1]], "shard 2/3 is in result-2 too")
    let other = try stages.made("negotiate", ["--shard", "1/2", deals], "half.part")
    try refused([other, results[1], results[2]], "Play all deals in the same number of shards")
    let bytes = try stages.folder.data(results[0])
    try bytes.dropLast(100).write(to: stages.folder.url("cut.part"))
    try refused(["cut.part", results[1], results[2]], "cut off or changed")
    let seeded = try stages.made("classify", ["--set", "seed=7", ledger], "seeded.part")
    try refused(results, "made with other settings", deals: seeded)
    let again = try stages.made("merge", ["0.part"], "again.part")
    let mixed = try stages.stage("report", [again, deals] + results)
    #expect(mixed.status == 65 && mixed.error.contains("not the deals of"), "\(mixed.error)")
    #expect(try stages.report(ledger, deals, results).status == 0)
  }

  @Test("report leaves the metrics of a run, after a failure too")
  func metrics() throws {
    let stages = try Stages(2)
    let ledger = try stages.ledger(parts: 2)
    let deals = try stages.made("classify", [ledger], "deals.part")
    let results = try stages.results(deals, shards: 2)
    func metrics(_ results: [String], status: Int32) throws -> [String: Substring] {
      let result = try stages.stage(
        "report",
        ["--metrics-file", "night.prom", "--set", "output.directory=staged", ledger, deals]
          + results)
      #expect(result.status == status, "\(result.error)")
      let lines = String(decoding: try stages.folder.data("night.prom"), as: UTF8.self)
        .split(separator: "\n").filter { !$0.hasPrefix("#") }
      return Dictionary(
        lines.compactMap { line in
          line.lastIndex(of: " ").map { (String(line[..<$0]), line[line.index(after: $0)...]) }
        }
      ) { first, _ in first }
    }
    let bad = try metrics([results[0]], status: 65)
    #expect(bad["savings_run_exit_code"] == "65")
    #expect(bad["savings_last_success_timestamp_seconds"] == nil)
    let good = try metrics(results, status: 0)
    #expect(good["savings_run_exit_code"] == "0")
    #expect(good["savings_last_success_timestamp_seconds"] != nil)
    // What a run on the same files says.
    let run = try Program.run(
      [
        "run", "--metrics-file", "run.prom", "--set", "worlds=4", "--set",
        "spend.files=ledger-*.csv",
      ], in: stages.folder)
    #expect(run.status == 0, "\(run.error)")
    let expected = String(decoding: try stages.folder.data("run.prom"), as: UTF8.self)
    for line in expected.split(separator: "\n")
    where ["savings_rows{", "savings_deals{", "savings_spend_amount{"].contains(
      where: line.hasPrefix)
    {
      let place = line.lastIndex(of: " ") ?? line.startIndex
      #expect(good[String(line[..<place])] == line[line.index(after: place)...], "\(line)")
    }
    #expect(good.keys.contains { $0.hasPrefix("savings_rows{") })
  }

  @Test("arguments that no stage has are refused before any work")
  func usage() throws {
    let folder = try Folder()
    for arguments in [
      ["negotiate", "--shard", "0/2", "deals"], ["negotiate", "--shard", "3/2", "deals"],
      ["negotiate", "--shard", "x", "deals"], ["aggregate", "-"],
      ["aggregate", "--name", "a.csv", "b.csv"], ["merge"], ["report", "a", "b"],
    ] {
      let result = try Program.run(["stage"] + arguments, in: folder)
      #expect(result.status == 64 && result.output.isEmpty, "\(arguments): \(result.error)")
    }
    let none = try Program.run(["stage", "merge", "--output", "m", "none.part"], in: folder)
    #expect(none.status == 66 && folder.names().isEmpty, "\(none.error)")
  }

  @Test(
    "every stage has a help text with examples and statuses",
    arguments: ["aggregate", "sources", "sums", "merge", "classify", "negotiate", "report"])
  func help(stage: String) throws {
    let folder = try Folder()
    let result = try Program.run(["help", "stage", stage], in: folder)
    #expect(result.status == 0)
    #expect(result.output.contains("EXAMPLES:\n  "))
    #expect(result.output.contains("savings stage \(stage)"))
    #expect(result.output.contains("EXIT STATUS:\n  0 "))
  }
}
