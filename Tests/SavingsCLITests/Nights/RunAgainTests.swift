import Foundation
import Glibc
import Testing

/// What a night does that finds the work done, another run at it, or a part of its files gone.
struct RunAgainTests {
  private let nights: Nights
  private var folder: Folder { nights.folder }

  init() throws { nights = try Nights() }

  /// Every file below the output but the lock, with its bytes.
  private func everything() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/out")
    where name != ".lock" {
      files[name] = FileManager.default.contents(atPath: folder.path + "/out/" + name)
    }
    return files
  }

  @Test("the same run again is up to date and writes metrics only; --force makes the same bytes")
  func upToDate() throws {
    let id = try nights.published(1)
    let before = try everything()
    let again = try nights.run(1)
    #expect(again.status == 0 && again.output == "\(id): up to date: out/\(id)\n")
    let metrics = "\(id)/metrics.prom"
    #expect(try everything().filter { $0.key != metrics } == before.filter { $0.key != metrics })
    #expect(try folder.mode("out/\(metrics)") == 0o600 && nights.verify().status == 0)
    let forced = try nights.run(1, "--force")
    #expect(forced.status == 0 && !forced.output.contains("up to date"))
    let after = try everything()
    for (name, bytes) in before where !name.hasPrefix("history.db") {
      guard !name.hasSuffix("timings.json"), !name.hasSuffix("metrics.prom") else { continue }
      #expect(after[name] == bytes, "\(name)")
    }
    #expect(try nights.history().count == 1)
  }

  @Test("a run that is up to date says when, and what it published says the same as before")
  func freshMetrics() throws {
    try nights.published(1)
    try nights.published(2)
    try nights.published(3)
    let id = try nights.published(4)
    let path = "out/\(id)/metrics.prom"
    // As written a thousand days ago.
    let stamp = /(savings_last_(?:run|success)_timestamp_seconds) \d+/
    let old = folder.text(path).replacing(stamp) { "\($0.1) 1700000000" }
    try folder.write(path, old)
    #expect(try nights.run(4, "--metrics-file", "out.prom").output.contains("up to date"))
    let fresh = folder.text(path)
    func value(_ name: String, _ text: String) -> Int? {
      text.split(separator: "\n").first { $0.hasPrefix("savings_\(name) ") }
        .flatMap { Int($0.split(separator: " ")[1]) }
    }
    for text in [fresh, folder.text("out.prom")] {
      for name in ["last_run_timestamp_seconds", "last_success_timestamp_seconds"] {
        #expect(abs(Int(time(nil)) - (value(name, text) ?? 0)) < 600, "\(text)")
      }
      #expect(value("run_exit_code", text) == 0)
      for metric in ["rows", "missing_files", "drift", "spend_amount", "deals"] {
        func lines(_ text: String) -> [Substring] {
          text.split(separator: "\n").filter {
            $0.hasPrefix("savings_\(metric){") || $0.hasPrefix("savings_\(metric) ")
          }
        }
        #expect(!lines(old).isEmpty && lines(text) == lines(old), "\(metric)")
      }
      #expect(text.components(separatedBy: "# HELP savings_rows ").count == 2)
    }
  }

  @Test("a published run to which latest does not lead becomes the latest again")
  func latestMovesBack() throws {
    let first = try nights.published(1)
    let other = try nights.published(1, "--set", "seed=7")
    #expect(other != first && folder.target("out/latest") == other)
    #expect(try nights.run(1).output.contains("up to date"))
    #expect(folder.target("out/latest") == first)
  }

  @Test(
    "a published run that was changed is made again", arguments: ["deals.csv", "manifest.json"])
  func damaged(name: String) throws {
    let id = try nights.published(1)
    let whole = try folder.data("out/\(id)/\(name)")
    try folder.write("out/\(id)/\(name)", "gone")
    #expect(try nights.verify().status == 1)
    let result = try nights.run(1)
    #expect(result.status == 0 && !result.output.contains("up to date"), "\(result.error)")
    #expect(try folder.data("out/\(id)/\(name)") == whole)
    #expect(try nights.verify().status == 0)
  }

  @Test("the manifest has every file with its fingerprint, bytes and rows")
  func manifest() throws {
    let id = try nights.published(1)
    let manifest = try Document(folder.data("out/\(id)/manifest.json"))
    #expect(manifest["run_id"].text == id && manifest["schema"].integer == 1)
    #expect(id.hasSuffix("-" + (manifest["key"].text ?? "").prefix(8)))
    let inputs = (0..<manifest["inputs"].count).map { manifest["inputs"][$0] }
    #expect(inputs.map { $0["path"].text } == ["part1.csv", "part2.csv"])
    #expect(inputs.map { $0["rows"].integer } == [100, 100])
    #expect(inputs[0]["bytes"].integer == (try folder.data("part1.csv")).count)
    let outputs = (0..<manifest["outputs"].count).map { manifest["outputs"][$0] }
    var listed = Set(outputs.compactMap { $0["path"].text })
    for output in outputs {
      let path = output["path"].text ?? ""
      #expect(output["bytes"].integer == (try folder.data("out/\(id)/\(path)")).count, "\(path)")
      if path.hasSuffix(".csv"), !path.hasPrefix("rejects.raw") {
        let rows = try Table(folder.text("out/\(id)/\(path)")).rows
        #expect(output["rows"].integer == rows.count, "\(path)")
      }
    }
    listed.formUnion(["manifest.json", "metrics.prom", "timings.json"])
    let there = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/out/\(id)")
    #expect(listed == Set(there.filter { $0 != "deals" }))
  }

  @Test("a start that finds a run at work names its process, its run and since when")
  func busy() throws {
    let id = try nights.published(1)
    let lock = open(folder.path + "/out/.lock", O_RDWR | O_CLOEXEC)
    try #require(lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
    defer { close(lock) }
    let clock = ContinuousClock()
    let start = clock.now
    let result = try nights.run(1)
    let time = clock.now - start
    #expect(result.status == 75 && result.output.isEmpty)
    let pattern = /another run \(process \d+, run (.+), since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\)/
    #expect(result.error.firstMatch(of: pattern)?.1 == Substring(id), "\(result.error)")
    // The goal is 100 ms on a machine that does nothing else; tests run beside one another.
    #expect(time < .seconds(5))
  }

  @Test("with --allow-missing a run without one of its files is published as incomplete, status 3")
  func allowMissing() throws {
    try folder.write(
      "savings.yaml", Nights.settings.replacing("\"part*.csv\"", with: "part1.csv, part2.csv"))
    try FileManager.default.removeItem(at: folder.url("part2.csv"))
    let refused = try nights.run(1)
    #expect(refused.status == 66 && folder.target("out/latest") == nil)
    let result = try nights.run(1, "--allow-missing")
    #expect(result.status == 3, "\(result.error)")
    #expect(result.error.contains("INCOMPLETE: 1 spend file could not be read"))
    let id = try #require(folder.target("out/latest"))
    for page in ["savings-benchmark.html", "roi.html"] {
      let hasBanner = folder.text("out/\(id)/\(page)").contains("INCOMPLETE")
      #expect(hasBanner, "\(page)")
    }
    let run = try Document(folder.data("out/\(id)/run.json"))
    #expect(run["missing_files"][0].text == "part2.csv")
    #expect(try nights.history()[0]["state"].text == "incomplete")
    #expect(try nights.run(1, "--allow-missing").status == 3)
    let deal = try #require(try Table(folder.text("out/\(id)/deals.csv")).rows.first?["deal"])
    #expect(
      try Program.run(["explain", deal, "--run", "out/latest"], in: folder).status == 0)
    try nights.write(rows: 200)
    #expect(try nights.published(1) != id)
  }

  @Test("nothing begins where the disk has less room than three times the last run took")
  func room() throws {
    let id = try nights.published(1)
    // A file of eight terabytes with nothing in it.
    let file = open(folder.path + "/out/\(id)/big", O_WRONLY | O_CREAT, 0o600)
    try #require(file >= 0)
    let status = ftruncate(file, 8 << 40)
    close(file)
    guard status == 0 else { return print("This file system has no files of 8 TiB; not tested.") }
    let result = try nights.run(2)
    #expect(result.status == 74 && result.error.contains("bytes are free"), "\(result.error)")
    #expect(folder.target("out/latest") == id)
  }

  @Test(
    "a run that is told to stop ends within two seconds, and the next is clean",
    arguments: [SIGTERM, SIGINT])
  func stopped(signal: Int32) throws {
    let id = try nights.published(1)
    let process = Process()
    process.executableURL = URL(filePath: Program.path)
    process.arguments = ["run", "--set", "worlds=100000", "--set", "as_of=2026-02-02"]
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(700_000)
    #expect(process.isRunning)
    let clock = ContinuousClock()
    let start = clock.now
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(clock.now - start < .seconds(2))
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
    #expect(folder.target("out/latest") == id)
    let next = try nights.published(2)
    #expect(
      folder.names("out") == [".lock", id, next, "history.db", "history.db.sha256", "latest"])
  }
}
