import Foundation
import NightTrials
import SavingsIO
import Testing

/// What an administrator installs: schedule, manual page, completions.
struct InstallTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func schedule(_ more: String...) throws -> Program.Result {
    try Program.run(["install-schedule"] + more, in: folder)
  }

  /// Runs a tool of the system; nil, and a word of it, where there is none.
  private func tool(_ command: [String]) throws -> TracedProgram? {
    guard FileManager.default.isExecutableFile(atPath: command[0]) else {
      print("\(command[0]) is not here: what it would check is skipped.")
      return nil
    }
    return try TracedProgram(
      command, in: folder.path, environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path])
  }

  @Test("without --print nothing is done: 64; a time that is none is 64")
  func usage() throws {
    #expect(try schedule().status == 64)
    for time in ["24:00", "2:15", "02:60", "now", "02:15:00"] {
      #expect(try schedule("--print", "--at", time).status == 64, "\(time)")
    }
    #expect(folder.names().isEmpty)
  }

  @Test(
    "the crontab runs in UTC, quietly, with absolute paths that cron and its shell take as they are"
  )
  func crontab() throws {
    let result = try schedule("--print", "--only", "crontab", "--at", "01:05")
    #expect(result.status == 0 && result.error.isEmpty)
    let lines = result.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(
      lines == [
        "CRON_TZ=UTC",
        "5 1 * * * \(URL(filePath: Program.path).resolvingSymlinksInPath().path) run --quiet --config \(folder.path)/savings.yaml",
      ])
    let odd = NightlySchedule(
      program: "/opt/50% off/savings", settings: "/etc/it's.yaml", hour: 2, minute: 15)
    #expect(
      odd.crontab.hasSuffix(
        "15 2 * * * '/opt/50\\% off/savings' run --quiet --config '/etc/it'\\''s.yaml'\n"))
    #expect(odd.service.contains("ExecStart=\"/opt/50%% off/savings\" run"))
    #expect(odd.service.contains("--config \"/etc/it's.yaml\" --set"))
  }

  @Test("systemd takes the units without a word, and counts an exposure of at most 1.5")
  func units() throws {
    for part in ["service", "timer"] {
      let result = try schedule("--print", "--only", part)
      #expect(result.status == 0)
      try folder.write("savings.\(part)", result.output)
    }
    #expect(folder.text("savings.timer").contains("OnCalendar=*-*-* 02:15:00 UTC\n"))
    for line in ["PrivateNetwork=yes", "UMask=0077", "Type=oneshot", "ProtectSystem=strict"] {
      #expect(folder.text("savings.service").contains("\n\(line)\n"), "\(line)")
    }
    guard
      let verify = try tool([
        "/usr/bin/systemd-analyze", "verify", "--man=no", "savings.service", "savings.timer",
      ]),
      let security = try tool([
        "/usr/bin/systemd-analyze", "security", "--offline=yes", "--threshold=15",
        "savings.service",
      ])
    else { return }
    // Words about other units of the machine are not about these.
    let words = (verify.output + verify.error).split(separator: "\n").filter {
      $0.contains("savings.")
    }
    #expect(words.isEmpty, "\(words)")
    #expect(security.status == 0, "\(security.output)\(security.error)")
    #expect(security.output.contains("Overall exposure level"))
  }

  @Test("the night is one hour that exists once on every day of the year")
  func calendar() throws {
    guard
      let days = try tool([
        "/usr/bin/systemd-analyze", "calendar", "--base-time=2026-03-06 00:00:00 UTC",
        "--iterations=4", "*-*-* 02:15:00 UTC",
      ])
    else { return }
    for day in ["06", "07", "08", "09"] {
      #expect(days.output.contains("2026-03-\(day) 02:15:00 UTC"), "\(days.output)")
    }
  }

  @Test(
    "the manual page has every verb, option and exit status, and man takes it without a warning")
  func manual() throws {
    let result = try Program.run(["manual"], in: folder)
    #expect(result.status == 0 && result.error.isEmpty)
    let text = result.output
    for section in ["NAME", "SYNOPSIS", "VERBS", "EXIT STATUS", "ENVIRONMENT", "FILES"] {
      #expect(text.contains(".SH \"\(section)\"\n"), "\(section)")
    }
    let help = try Program.run(["--help"], in: folder).output
    let verbs = help.split(separator: "\n").compactMap { line in
      line.firstMatch(of: #/^  ([a-z][a-z-]*)  /#).map { String($0.1) }
    }.filter { $0 != "help" && $0 != "manual" }
    #expect(verbs.count >= 8)
    for verb in verbs {
      let isThere = text.contains(".SS \"savings \(verb.replacing("-", with: "\\-"))\"")
      #expect(isThere, "\(verb)")
    }
    #expect(text.contains("\\fB\\-\\-no\\-cache\\fR") && text.contains("\\fB78\\fR"))
    try folder.write("savings.1", text)
    guard let man = try tool(["/usr/bin/man", "--warnings", "-l", "savings.1"]) else { return }
    #expect(man.status == 0 && man.error.isEmpty, "\(man.error)")
  }

  @Test("completions name every verb", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let result = try Program.run(["--generate-completion-script", shell], in: folder)
    #expect(result.status == 0 && result.error.isEmpty)
    for verb in ["init", "check", "run", "doctor", "install-schedule"] {
      #expect(result.output.contains(verb), "\(verb)")
    }
    try folder.write("completion", result.output)
    let path = ["bash": "/bin/bash", "zsh": "/usr/bin/zsh", "fish": "/usr/bin/fish"][shell] ?? ""
    guard let check = try tool([path, "-n", "completion"]) else { return }
    #expect(check.status == 0 && check.error.isEmpty, "\(check.error)")
  }
}
