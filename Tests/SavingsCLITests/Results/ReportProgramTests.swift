import Foundation
import Testing

/// `savings report`: a published run is made again from what it keeps, byte for byte.
struct ReportProgramTests {
  @Test("elsewhere: every file but times and metrics, the user's alone, latest leads there")
  func elsewhere() throws {
    let (folder, runID) = try PublishedFiles.copy()
    let result = try Program.run(["report", "out/latest", "--output", "board"], in: folder)
    #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
    #expect(result.output.hasPrefix("\(runID): ") && result.output.hasSuffix(": board/\(runID)\n"))
    #expect(folder.target("board/latest") == runID)
    let made = try PublishedFiles.all(folder, "board/\(runID)")
    PublishedFiles.expectSame(made, try PublishedFiles.all(folder, "out/\(runID)"))
    #expect(made.count > 60 && PublishedFiles.timed.isDisjoint(with: made.keys))
    for name in made.keys { #expect(try folder.mode("board/\(runID)/\(name)") == 0o600) }
    #expect(try folder.mode("board/\(runID)") == 0o700)
  }

  @Test("in place: a page that was lost comes back, times stay, latest is not moved")
  func inPlace() throws {
    let (folder, runID) = try PublishedFiles.copy()
    let before = try PublishedFiles.all(folder, "out/\(runID)")
    for name in ["roi.html", "deals.csv"] {
      try FileManager.default.removeItem(atPath: folder.path + "/out/\(runID)/\(name)")
    }
    try FileManager.default.removeItem(atPath: folder.path + "/out/latest")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/out/latest", withDestinationPath: "another")
    let result = try Program.run(["report", "--quiet", "out/\(runID)"], in: folder)
    #expect(result.status == 0 && result.output.isEmpty && result.error.isEmpty, "\(result.error)")
    #expect(try PublishedFiles.all(folder, "out/\(runID)") == before)
    #expect(folder.target("out/latest") == "another")
    // The one that was replaced stays aside until the next run.
    #expect(
      folder.names("out").filter { !$0.hasPrefix(".") }
        == [runID, "history.db", "history.db.sha256", "latest"])
  }

  @Test("neither ledger nor settings are needed: both are gone")
  func alone() throws {
    let night = try Nightly()
    for name in ["spend.csv", "savings.yaml"] {
      try FileManager.default.removeItem(atPath: night.folder.path + "/" + name)
    }
    let before = try PublishedFiles.all(night.folder, "out/\(night.latest)")
    let result = try Program.run(["report", "--quiet", "out/latest"], in: night.folder)
    #expect(result.status == 0, "\(result.error)")
    #expect(try PublishedFiles.all(night.folder, "out/\(night.latest)") == before)
    #expect(night.folder.target("out/latest") == night.latest)
  }

  @Test("rejected rows, several files, currencies, category rules, scope and repeats come back too")
  func everything() throws {
    let folder = try Folder()
    try folder.write(
      "a.csv",
      "supplier,amount,date,category,currency\nAcme,\"70,000.10\",2026-01-02,IT,EUR\nBeta GmbH,60000,2026-01-03,Parts,USD\nBeta GmbH,60000,2026-01-03,Parts,USD\nGamma,x,2026-01-04,Parts,EUR\n,5,2026-01-04,Parts,EUR\n"
    )
    try folder.write(
      "b.csv",
      "supplier,amount,date,category,currency\nbeta,900.125,2026-02-03,,EUR\nOwn Group,7,2026-02-04,IT,EUR\nDelta,-300,2026-02-04,IT,EUR\n"
    )
    try folder.write("fx.csv", "currency,rate\nUSD,0.9\n")
    try folder.write(
      "rules.csv", "supplier,keyword,gl_code,category\nAcme,,,Software\nNobody,,,None\n")
    try folder.write(
      "savings.yaml",
      """
      worlds: 3
      spend:
        files: [a.csv, b.csv]
        decimal: point
      currency:
        base: EUR
      fx:
        file: fx.csv
      categories:
        rules: rules.csv
      scope:
        own_entities: [Own Group*]
      limits:
        rejected_share: 1
        rejected_spend_share: 1

      """)
    let run = try Program.run(["run", "--quiet"], in: folder)
    try #require(run.status == 0, "\(run.error)")
    let id = try #require(folder.target("out/latest"))
    let before = try PublishedFiles.all(folder, "out/\(id)")
    try #require(before["rejects.raw.csv"] != nil)
    let result = try Program.run(["report", "--quiet", "out/latest"], in: folder)
    #expect(result.status == 0, "\(result.error)")
    #expect(try PublishedFiles.all(folder, "out/\(id)") == before)
  }

  @Test("results that are cut, changed, foreign, of another format or version: 65, nothing touched")
  func refused() throws {
    let (folder, runID) = try PublishedFiles.copy()
    let path = "out/\(runID)/results.bin"
    let good = [UInt8](try folder.data(path))
    var changed = good
    changed[good.count / 2] ^= 1
    var format = good
    format[16] = 200
    let cases: [(bytes: [UInt8], says: String)] = [
      (Array(good.dropLast()), "the file was cut or changed since the run was published"),
      (changed, "the file was cut or changed since the run was published"),
      (Array("{}".utf8), "the file does not hold the results of a run"),
      (format, "the results are of format 200, and this program reads format 2"),
    ]
    let others = try PublishedFiles.all(folder, "out/\(runID)").filter { $0.key != "results.bin" }
    for (bytes, says) in cases {
      try folder.write(path, bytes)
      for verb in [["report", "out/latest"], ["roi", "--run", "out/latest"]] {
        let result = try Program.run(verb, in: folder)
        #expect(result.status == 65 && result.output.isEmpty, "\(result.error)")
        #expect(result.error.contains("out/latest/results.bin: \(says)"), "\(result.error)")
      }
    }
    let now = try PublishedFiles.all(folder, "out/\(runID)").filter { $0.key != "results.bin" }
    #expect(now == others)
    #expect(folder.names() == ["out"])
  }

  @Test("no run, no results, a folder under another name, a lock that is held")
  func misused() throws {
    let (folder, runID) = try PublishedFiles.copy()
    let missing = try Program.run(["report", "none"], in: folder)
    #expect(missing.status == 66)
    #expect(missing.error.contains("none/results.bin: there is no such run"))
    let manager = FileManager.default
    try manager.copyItem(
      atPath: folder.path + "/out/\(runID)", toPath: folder.path + "/mine")
    let renamed = try Program.run(["report", "mine"], in: folder)
    #expect(renamed.status == 64)
    #expect(renamed.error.contains("the folder mine holds the run \(runID)"))
    #expect(
      try Program.run(["report", "--quiet", "mine", "--output", "x"], in: folder).status == 0)
    try folder.write("file", "")
    #expect(try Program.run(["report", "mine", "--output", "file"], in: folder).status == 73)
    try manager.removeItem(atPath: folder.path + "/out/\(runID)/results.bin")
    let old = try Program.run(["report", "out/latest"], in: folder)
    #expect(old.status == 66 && old.error.contains("keeps no results"), "\(old.error)")
  }
}
