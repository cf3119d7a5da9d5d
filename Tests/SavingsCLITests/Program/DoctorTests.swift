import Foundation
import Glibc
import NightTrials
import Testing

/// What `savings doctor` sees.
struct DoctorTests {
  private let night: Nightly

  init() throws { night = try Nightly() }

  private func doctor(_ more: String...) throws -> Program.Result {
    try Program.run(["doctor"] + more, in: night.folder)
  }

  /// The checks of the JSON answer by name.
  private func checks(_ more: String...) throws -> (status: Int32, [String: Document]) {
    let result = try Program.run(["doctor", "--format", "json"] + more, in: night.folder)
    let answer = try Document(Data(result.output.utf8))
    var checks: [String: Document] = [:]
    for index in 0..<answer["checks"].count {
      let check = answer["checks"][index]
      checks[check["check"].text ?? ""] = check
    }
    #expect(answer["problems"].integer == checks.values.count { $0["status"].text == "problem" })
    return (result.status, checks)
  }

  @Test("a sound installation has no problem, says so in text and JSON, and nothing is left")
  func sound() throws {
    let result = try doctor()
    #expect(result.status == 0 && result.error.isEmpty, "\(result.output)\(result.error)")
    for check in [
      "settings", "spend files", "output directory", "file system", "disk space",
      "write, sync and rename", "lock", "last run", "age", "cache", "schedule", "clock",
      "time zone",
    ] { #expect(result.output.contains(" \(check): "), "\(check)") }
    #expect(!result.output.contains("problem"))
    #expect(result.output.contains("\(night.latest) is whole"))
    night.expectUntouched()
    let (status, checks) = try checks()
    #expect(status == 0 && checks.count == 13)
    #expect(checks["settings"]?["status"].text == "ok")
    #expect(checks["last run"]?["fact"].text?.contains(night.latest) == true)
    // Of what is well, a quiet doctor says nothing.
    #expect(try doctor("--quiet").output.split(separator: "\n").allSatisfy { !$0.hasPrefix("ok") })
  }

  @Test(
    "each problem is found, named with what to do, and is status 1",
    arguments: [
      ("missing ledger", "spend files", "there is no such file"),
      ("missing rates", "exchange rates", "there is no such file"),
      ("unconfirmed", "settings", "waits for confirmation"),
      ("file for output", "output directory", "is no directory"),
      ("open to all", "output directory", "everybody may write"),
      ("latest leads nowhere", "last run", "leads nowhere"),
      ("page gone", "last run", "has no roi.html"),
      ("page empty", "last run", "roi.html of"),
      ("other run.json", "last run", "cannot be read"),
      ("no room", "disk space", "a run may need"),
    ])
  func problem(_ name: String, _ check: String, _ fact: String) throws {
    let folder = night.folder
    let run = "\(folder.path)/out/\(night.latest)"
    var flags: [String] = []
    switch name {
    case "missing ledger": unlink("\(folder.path)/spend.csv")
    case "missing rates": flags = ["--set", "fx.file=gone.csv"]
    case "unconfirmed":
      try folder.write(
        "savings.yaml", Nightly.settings.replacing("EUR", with: "CONFIRM EUR"))
    case "file for output":
      try folder.write("file", "")
      flags = ["--set", "output.directory=file"]
    case "open to all": chmod("\(folder.path)/out", 0o777)
    case "latest leads nowhere": rename(run, run + "-moved")
    case "page gone": unlink("\(run)/roi.html")
    case "page empty": truncate("\(run)/roi.html", 0)
    case "other run.json": try folder.write("out/\(night.latest)/run.json", "{\n")
    // A ledger of nothing but holes: the last run is larger than any disk has room for.
    default: truncate("\(run)/roi.xlsx", 1 << 43)
    }
    let (status, checks) = try {
      let result = try Program.run(["doctor", "--format", "json"] + flags, in: folder)
      return (result.status, result.output)
    }()
    let answer = try Document(Data(checks.utf8))
    let found = (0..<answer["checks"].count).map { answer["checks"][$0] }
      .filter { $0["status"].text == "problem" }
    #expect(status == 1, "\(checks)")
    #expect(found.count == 1 && found.first?["check"].text == check, "\(checks)")
    #expect(found.first?["fact"].text?.contains(fact) == true, "\(checks)")
    #expect(found.first?["fix"].text?.isEmpty == false)
  }

  @Test("others who may look, another run at work, an old run and memory for a disk are warnings")
  func warnings() throws {
    let folder = night.folder
    chmod("\(folder.path)/out", 0o755)
    let descriptor = open(folder.path + "/out/.lock", O_RDWR | O_CLOEXEC)
    try #require(descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    defer { close(descriptor) }
    var old = [timespec(), timespec()]
    for index in 0..<2 { old[index].tv_sec = time(nil) - 30 * 3600 }
    for name in folder.names("out/latest") {
      utimensat(AT_FDCWD, "\(folder.path)/out/latest/\(name)", &old, 0)
    }
    let (status, found) = try checks()
    #expect(status == 0)
    #expect(found["output directory"]?["fact"].text?.contains("others may look") == true)
    #expect(found["lock"]?["fact"].text?.contains("is writing") == true)
    #expect(found["age"]?["fact"].text == "the last run is 30 hours old")
    for check in ["output directory", "lock", "age"] {
      #expect(found[check]?["status"].text == "warning", "\(check)")
    }
    if FileManager.default.fileExists(atPath: "/dev/shm") {
      let (_, memory) = try checks("--set", "output.directory=/dev/shm/none")
      #expect(memory["file system"]?["fact"].text?.contains("tmpfs: what is in memory") == true)
    }
  }

  @Test("settings that cannot be read are 78 and 66, as of every verb")
  func settings() throws {
    try night.folder.write("bad.yaml", "worlds: many\n")
    #expect(try doctor("-c", "bad.yaml").status == 78)
    #expect(try doctor("-c", "gone.yaml").status == 66)
    #expect(try doctor("--format", "xml").status == 64)
  }
}
