import Foundation
import Glibc
import NightTrials
import Testing

/// What the program touches: its own files, privately, and no network.
struct PrivacyTests {
  private let night: TrialNight
  private let folder: Folder

  init() throws {
    folder = try Folder()
    night = try TrialNight(program: Program.path, path: folder.path + "/night")
    try night.reset()
  }

  private func tool(_ command: [String]) throws -> TracedProgram {
    try TracedProgram(command, in: night.path, environment: night.environment)
  }

  @Test("modes do not follow the umask", arguments: ["000", "022", "077"])
  func modes(umask: String) throws {
    for name in ["out", ".cache"] {
      try FileManager.default.removeItem(atPath: "\(night.path)/\(name)")
    }
    let run = try tool([
      "/bin/bash", "-c", "umask \(umask); exec \"$0\" run --metrics-file night.prom", Program.path,
    ])
    #expect(run.status == 0, "\(run.error)")
    var seen = 0
    for root in ["out", ".cache/savings"] {
      let names = try FileManager.default.subpathsOfDirectory(atPath: "\(night.path)/\(root)")
      for name in [""] + names {
        let path = "\(night.path)/\(root)/\(name)"
        var status = stat()
        try #require(lstat(path, &status) == 0)
        seen += 1
        switch status.st_mode & S_IFMT {
        case S_IFDIR: #expect(status.st_mode & 0o7777 == 0o700, "\(path)")
        case S_IFREG: #expect(status.st_mode & 0o7777 == 0o600, "\(path)")
        default: #expect(name.hasSuffix("latest"), "\(path)")
        }
      }
    }
    #expect(seen > 20)
    var status = stat()
    #expect(stat(night.path + "/night.prom", &status) == 0 && status.st_mode & 0o7777 == 0o600)
  }

  @Test("without a network nothing is missing")
  func noNetwork() throws {
    let run = try tool(["/usr/bin/unshare", "--net", Program.path, "run", "--set", "seed=2"])
    if run.status == 1, run.error.contains("unshare failed") {
      print("The test without a network is skipped: no name space can be made here.")
      return
    }
    #expect(run.status == 0 && night.latest == .tonight, "\(run.error)")
  }

  @Test("no socket is made, and no file but in the output and the cache")
  func traced() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/strace") else {
      print("strace is not here: what the program opens is not looked at.")
      return
    }
    let calls =
      "%network,open,openat,openat2,creat,mkdir,mkdirat,symlink,symlinkat,link,linkat,rename,renameat,renameat2,execve"
    let run = try tool([
      "/usr/bin/strace", "-f", "-y", "-qq", "-o", "trace", "-e", "trace=\(calls)", Program.path,
      "run",
      "--set", "seed=2",
    ])
    guard run.status == 0 else {
      print("The trace is skipped: strace may not trace here. \(run.error)")
      return
    }
    let lines = try String(contentsOfFile: night.path + "/trace", encoding: .utf8)
      .split(separator: "\n")
    #expect(lines.count > 100)
    let isMaking = /O_CREAT|O_TMPFILE|mkdir|symlink|link|rename/
    var made = 0
    for line in lines {
      for call in ["socket(", "connect(", "sendto(", "bind("] {
        #expect(!line.contains(call), "\(line)")
      }
      guard line.contains(isMaking), !line.contains("= -1") else { continue }
      if line.contains("memfd:") { continue }
      made += 1
      let isOurs = ["\(night.path)/out", "\"out", "/.cache"].contains { line.contains($0) }
      #expect(isOurs, "\(line)")
      #expect(!line.contains("O_CREAT") || line.contains("O_NOFOLLOW"), "\(line)")
    }
    #expect(made > 20)
    #expect(lines.count { $0.contains("execve(") } == 1)
  }

  @Test(
    "what would be written in a place of the system is 78, by whatever links",
    arguments: ["/", "/etc/savings", "/usr/lib/savings", "/proc/self", "link/savings", "/bin"])
  func systemPlaces(path: String) throws {
    #expect(symlink("/etc", night.path + "/link") == 0)
    for key in ["output.directory", "cache.directory", "history.file", "actuals.directory"] {
      let run = try night.run(["--set", "\(key)=\(path)"])
      #expect(run.status == 78, "\(run.error)")
      #expect(run.error.contains("\(key) is ") && run.error.contains("a place of the system"))
      #expect(night.latest == .yesterday)
    }
    #expect(access("/etc/savings", F_OK) != 0)
  }

  @Test("control and bidi characters of a ledger and its name reach no terminal and no log line")
  func inertMessages() throws {
    let hostile = "A\u{1B}[31m\u{7}\u{9B}2J\u{202E}gnp\u{2066}\u{85}\u{2028}B"
    let ledger = "led\u{1B}[2Jger\u{202E}.csv"
    try Data(
      "supplier,amount\n\"\(hostile)\r\nsavings: error: forged\",70000\nBeta,60000\nC,no\n".utf8
    )
    .write(to: URL(filePath: "\(night.path)/\(ledger)"))
    for format in ["text", "logfmt", "json"] {
      for extra in [[], ["--set", "limits.rejected_share=0.9"]] {
        let run = try night.run(
          ["--set", "spend.files=\(ledger)", "--set", "fx.file=", "--log-format", format] + extra)
        #expect(run.status == (extra.isEmpty ? 65 : 0), "\(run.error)")
        for scalar in (run.output + run.error).unicodeScalars where scalar != "\n" {
          let isInert = !(scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value))
          #expect(isInert && ![0x202E, 0x2066, 0x2028].contains(scalar.value))
        }
        for line in run.error.split(separator: "\n") {
          let isOurs = ["savings: ", "ts=", "{"].contains { line.hasPrefix($0) }
          #expect(isOurs && !line.hasPrefix("savings: error: forged"), "\(line)")
        }
      }
    }
  }

  @Test("metrics are written whole after a good night and after a bad one")
  func metrics() throws {
    let path = "\(night.path)/night.prom"
    func value(_ name: String) -> Int? {
      (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n")
        .first { $0.hasPrefix("savings_\(name) ") }
        .flatMap { Int($0.split(separator: " ").last ?? "") }
    }
    let first = try night.run(["--metrics-file", "night.prom"])
    #expect(first.status == 0 && value("run_exit_code") == 0, "\(first.error)")
    let success = try #require(value("last_success_timestamp_seconds"))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for name in [
      "savings_info{version=\"", "savings_last_run_timestamp_seconds ",
      "savings_run_duration_seconds{stage=\"read\"}", "savings_rows{result=\"ok\"} 45",
      "savings_rows{result=\"rejected\"} 1", "savings_spend_amount{currency=\"EUR\"} ",
      "savings_deals{status=\"", "savings_input_age_seconds{source=\"spend.csv\"} ",
      "savings_peak_memory_bytes ",
    ] { #expect(text.contains(name), "\(name)") }
    #expect(text.hasSuffix("\n"))
    // A bad night keeps the time of the last good one, and says with what it ended.
    let bad = try night.run(["--metrics-file", "night.prom", "--set", "spend.files=gone.csv"])
    #expect(bad.status == 66 && value("run_exit_code") == 66)
    #expect(value("last_success_timestamp_seconds") == success)
    #expect(try night.run(["--metrics-file", "night.prom", "-c", "gone.yaml"]).status == 66)
    #expect(value("run_exit_code") == 66 && value("last_success_timestamp_seconds") == success)
    // Where they cannot be written, the report is there all the same and a warning says why.
    let nowhere = try night.run(["--metrics-file", "none/night.prom", "--set", "seed=9"])
    #expect(nowhere.status == 0 && nowhere.error.contains("the metrics are not written"))
  }
}
