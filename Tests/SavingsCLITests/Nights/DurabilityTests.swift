import Foundation
import NightTrials
import Testing

/// What a power cut would find: no name leads to bytes that are not on the disk yet.
///
/// A killed process keeps what it has written, so that no kill shows this; the order of the calls does.
struct DurabilityTests {
  /// A call of a traced run: its name, and the paths that it is about.
  private struct Call {
    let name: String
    let paths: [String]
    let isMaking: Bool

    /// A line as `1234 renameat(6</tmp/out>, ".staging-r", 6</tmp/out>, "r") = 0`; nil where the call failed.
    init?(_ line: Substring) {
      guard let match = line.firstMatch(of: /^\d+ +(\w+)\((.*)\) += \d/) else { return nil }
      name = String(match.1)
      isMaking = match.2.contains("O_CREAT")
      var folder = ""
      var paths: [String] = []
      for part in match.2.matches(of: /<([^>]*)>|"([^"]*)"/) {
        if let path = part.1 {
          folder = String(path)
          if name.hasSuffix("sync") { paths.append(folder) }
        } else if let text = part.2 {
          let isWhole = text.hasPrefix("/") || folder.isEmpty
          paths.append(isWhole ? String(text) : "\(folder)/\(text)")
        }
      }
      self.paths = paths
    }
  }

  @Test("each file is on the disk before its name, each name before the next one that leads to it")
  func order() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/strace") else {
      print("strace is not here: the order of the calls is not looked at.")
      return
    }
    let folder = try Folder()
    let night = try TrialNight(program: Program.path, path: folder.path + "/night")
    try night.reset()
    let calls = "openat,fsync,fdatasync,rename,renameat,renameat2,symlinkat,unlink"
    let run = try TracedProgram(
      [
        "/usr/bin/strace", "-f", "-y", "-qq", "-o", "trace", "-e", "trace=\(calls)", Program.path,
        "run", "--set", "seed=2",
      ], in: night.path, environment: night.environment)
    guard run.status == 0 else {
      print("The trace is skipped: strace may not trace here. \(run.error)")
      return
    }
    let trace = try String(contentsOfFile: night.path + "/trace", encoding: .utf8)
      .split(separator: "\n").compactMap { Call($0) }
    let out = try #require(
      trace.lazy.compactMap { $0.paths.first { $0.hasSuffix("/out/.lock") } }.first
    ).dropLast("/.lock".count)
    func first(_ name: String, _ path: String, after place: Int = 0) -> Int? {
      trace[place...].firstIndex { $0.name.hasPrefix(name) && $0.paths.last == path }
    }
    let id = try #require(folder.target("night/out/latest"))
    let named = try #require(first("rename", "\(out)/\(id)"))
    let flipped = try #require(first("rename", "\(out)/latest", after: named))
    let staging = "\(out)/.staging-\(id)"
    // The files, the manifest as the last of them, then the folders that they are in.
    let made = trace[..<named].enumerated().filter { _, call in
      call.name == "openat" && call.isMaking && call.paths.last?.hasPrefix(staging) == true
    }
    #expect(made.count > 15 && made.last?.element.paths.last == "\(staging)/manifest.json")
    for (place, call) in made {
      let path = try #require(call.paths.last)
      let synced = try #require(first("fsync", path, after: place), "\(path)")
      #expect(synced < named, "\(path)")
      let parent = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex))
      #expect(try #require(first("fsync", parent, after: synced), "\(parent)") < named)
    }
    // The run's name before latest, latest before the history, which may then speak of it.
    #expect(try #require(first("fsync", String(out), after: named)) < flipped)
    let known = try #require(first("fsync", String(out), after: flipped))
    let unsealed = try #require(
      first("unlink", "out/history.db.sha256", after: known))
    // That the fingerprint is gone is on the disk before the first byte of the history changes.
    let forgotten = try #require(first("fdatasync", String(out), after: unsealed))
    let changed = try #require(first("fdatasync", "\(out)/history.db", after: unsealed))
    #expect(forgotten < changed)
    let sealed = try #require(first("rename", "\(out)/history.db.sha256", after: changed))
    #expect(
      first("fsync", "\(out)/history.db.sha256.new", after: changed).map { $0 < sealed } == true)
    #expect(first("fsync", String(out), after: sealed) != nil)
  }
}
