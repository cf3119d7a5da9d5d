import Foundation
import NightTrials
import Testing

/// A run that is killed in the middle of its talks, and the one that goes on from it.
struct ResumeTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test("killed in mid-negotiation: the next run redoes a stretch at most and gives the same bytes")
  func killed() throws {
    let talks = try KilledTalks(
      3, suppliers: 240, worlds: 40, stretch: 40, program: Program.path, work: folder.path)
    #expect(talks.broken.isEmpty, "\(talks.broken.joined(separator: "\n"))")
    #expect(talks.deals == 240 && talks.kills.count + talks.late == 3)
    // Two of three are killed with talks behind them, however busy the machine is.
    let resumed = talks.kills.filter { $0.resumed >= 40 }
    #expect(resumed.count >= 1, "\(talks.kills)")
    for kill in talks.kills {
      #expect(kill.redone <= 40 && kill.resumed + kill.negotiated == 240, "\(kill)")
    }
  }

  /// Kills a run when its talks are over and nothing is published.
  private struct Unfinished {
    let night: TrialNight
    private let folder: Folder

    init(in folder: Folder) throws {
      self.folder = folder
      night = try TrialNight(program: Program.path, path: folder.path + "/night")
    }

    /// The first table of the reports is made when the last savepoint is kept. Calls are not counted from the
    /// start of the run: how often its threads wake each other changes.
    func again() throws {
      try night.reset()
      _ = try night.run(fault: CallFault(.kill, at: 1, of: .grows, about: "/deals.csv"))
      try #require(files.count == 3 && night.latest == .yesterday)
    }

    /// The savepoints, below the folder.
    var files: [String] {
      folder.names("night/out").filter { $0.hasPrefix(".unfinished-") }.flatMap { name in
        folder.names("night/out/\(name)").map { "night/out/\(name)/\($0)" }
      }
    }

    var deals: Document {
      get throws { try Document(folder.data("night/out/latest/timings.json"))["deals"] }
    }
  }

  @Test(
    "savepoints are private; a changed or cut one is negotiated again, and other runs, --force and savepoint_deals: 0 take none"
  )
  func untrusted() throws {
    let unfinished = try Unfinished(in: folder)
    let night = unfinished.night
    try unfinished.again()
    let names = unfinished.files
    for name in names {
      #expect(try folder.mode(name) == 0o600)
      #expect(try folder.mode(String(name.prefix(upTo: name.lastIndex(of: "/")!))) == 0o700)
    }
    // One flipped bit, one file cut short; the third is whole.
    var bytes = [UInt8](try folder.data(names[0]))
    bytes[bytes.count / 2] ^= 4
    try folder.write(names[0], bytes)
    try folder.write(names[1], Array([UInt8](try folder.data(names[1])).dropLast()))
    let run = try night.run()
    #expect(run.status == 0 && night.latest == .tonight, "\(run.error)")
    let kept = try unfinished.deals["resumed"].integer ?? 0
    let played = try unfinished.deals["negotiated"].integer ?? 0
    #expect(kept > 0 && kept <= 20 && played > kept)
    #expect(run.error.contains("\(kept) of \(kept + played) deals"))
    #expect(night.leftovers.isEmpty)
    for more in [["--set", "seed=9"], ["--force"], ["--set", "output.savepoint_deals=0"]] {
      try unfinished.again()
      let run = try night.run(more)
      #expect(run.status == 0 && !run.error.contains("did not end"), "\(run.error)")
      #expect(try unfinished.deals["resumed"].integer == 0)
      #expect(unfinished.files.isEmpty)
    }
  }
}
