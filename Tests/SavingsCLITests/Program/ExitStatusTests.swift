import Foundation
import Glibc
import NightTrials
import Savings
import Testing

/// One night for each status that the program can end with; `latest` moves on 0 and 3 alone.
@Suite(.serialized) struct ExitStatusTests {
  private let folder: Folder
  private let night: TrialNight

  init() throws {
    folder = try Folder()
    night = try TrialNight(program: Program.path, path: folder.path + "/night")
    try night.reset()
  }

  /// The night that ends with a status: what it gets, and what it says.
  private func provoke(_ status: Savings.ExitStatus) throws -> (run: TracedProgram, says: String) {
    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(filePath: "\(night.path)/\(name)"))
    }
    switch status {
    case .published: return (try night.run(), "")
    case .checksFailed:
      unlink("\(night.path)/spend.csv")
      return (try other("doctor"), "")
    case .incomplete:
      return (
        try night.run(["--set", "spend.files=spend.csv,gone.csv", "--allow-missing"]), "gone.csv"
      )
    case .usage: return (try night.run(["--no-such-option"]), "Unknown option")
    case .badData:
      try write("bad.csv", "supplier,amount\nAcme,abc\n")
      return (try night.run(["--set", "spend.files=bad.csv"]), "type-error")
    case .noInput: return (try night.run(["--set", "spend.files=gone.csv"]), "no such file")
    case .bug:
      // As if the program came to other baselines than those it locked before the talks.
      let path = "\(night.path)/out/latest/run.json"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let digit = try #require(
        text.firstMatch(of: #/"baselines": \{[^}]*"sha256": "(?<first>[0-9a-f])/#))
      let changed = digit.first == "0" ? "1" : "0"
      try Data(
        text.replacingCharacters(in: digit.first.startIndex..<digit.first.endIndex, with: changed)
          .utf8
      )
      .write(to: URL(filePath: path))
      defer { try? Data(text.utf8).write(to: URL(filePath: path)) }
      return (
        try self.other("explain", "net_position", "--run", "out/latest"), "the baselines are not"
      )
    case .cannotCreate: return (try night.run(["--set", "output.directory=a/b"]), "a/b")
    case .ioError: return (try night.run(output: "/dev/full"), "No space left on device")
    case .locked:
      let lock = open(night.path + "/out/.lock", O_RDWR | O_CLOEXEC)
      try #require(lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
      defer { close(lock) }
      return (try night.run(), "another run")
    case .noPermission:
      // Nobody may do nothing; the rights of root would not be asked for.
      chmod("\(night.path)/out/.lock", 0)
      guard geteuid() == 0 else { return (try night.run(), "ermission") }
      for path in [folder.path, night.path, night.path + "/out"] { chmod(path, 0o755) }
      try FileManager.default.copyItem(atPath: Program.path, toPath: night.path + "/program")
      let run = try TracedProgram(
        ["/usr/bin/setpriv", "--reuid=65534", "--clear-groups", night.path + "/program", "run"],
        in: night.path, environment: night.environment)
      return (run, "ermission")
    case .badSettings: return (try night.run(["--set", "worlds=0"]), "worlds is 0")
    }
  }

  private func other(_ arguments: String...) throws -> TracedProgram {
    try TracedProgram(
      [Program.path] + arguments, in: night.path, environment: night.environment)
  }

  @Test("every status has its night", arguments: Savings.ExitStatus.allCases)
  func status(status: Savings.ExitStatus) throws {
    let (run, says) = try provoke(status)
    #expect(run.status == status.rawValue, "\(run.error)")
    #expect(says.isEmpty || run.error.contains(says), "\(run.error)")
    guard status != .incomplete else { return }
    #expect(night.latest == (status == .published ? .tonight : .yesterday))
  }

  @Test(
    "a signal is 128 and its number within 2 s, and the next run is clean",
    arguments: [SIGINT, SIGTERM])
  func signals(signal: Int32) throws {
    let run = try TracedProgram(
      [
        "/usr/bin/timeout", "--preserve-status", "--signal=\(signal)", "0.5", Program.path, "run",
        "--set", "seed=2", "--set", "worlds=100000",
      ], in: night.path, environment: night.environment)
    #expect(run.status == 128 + signal && run.wall < 10, "\(run.wall) s: \(run.error)")
    #expect(night.latest == .yesterday)
    #expect(try night.run().status == 0 && night.latest == .tonight && night.leftovers.isEmpty)
  }
}
