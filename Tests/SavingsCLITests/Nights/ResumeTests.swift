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

  /// A folder in which a run was killed with savepoints left.
  private func unfinished() throws -> (night: TrialNight, names: [String]) {
    let night = try TrialNight(program: Program.path, path: folder.path + "/night")
    try night.reset()
    // The file that follows the talks: the run dies on it.
    for call in stride(from: 1, through: 400, by: 1) {
      let run = try night.run(fault: CallFault(.kill, at: call, of: .grows))
      let names = folder.names("night/out").filter { $0.hasPrefix(".unfinished-") }
      let files = names.flatMap { name in
        folder.names("night/out/\(name)").map { "night/out/\(name)/\($0)" }
      }
      if run.injected > 0, run.path.contains(".staging-") {
        return (night, files)
      }
      if run.injected == 0 { break }
      try night.reset()
    }
    throw TrialFailure("no run was killed between talks and publishing")
  }

  private func timings(_ night: TrialNight) throws -> Document {
    try Document(folder.data("night/out/latest/timings.json"))["deals"]
  }

  @Test("savepoints are private, and a changed, cut or foreign one is negotiated again")
  func untrusted() throws {
    let (night, names) = try unfinished()
    try #require(names.count == 3)
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
    let deals = try timings(night)
    let kept = deals["resumed"].integer ?? 0
    #expect(kept > 0 && kept <= 20 && (deals["negotiated"].integer ?? 0) > kept)
    #expect(run.error.contains("\(kept) of \(kept + (deals["negotiated"].integer ?? 0)) deals"))
    #expect(night.leftovers.isEmpty)
  }

  @Test("another run, --force and savepoint_deals: 0 take nothing of an unfinished run")
  func others() throws {
    for more in [["--set", "seed=9"], ["--force"], ["--set", "output.savepoint_deals=0"]] {
      let (night, names) = try unfinished()
      try #require(!names.isEmpty)
      let run = try night.run(more)
      #expect(run.status == 0 && !run.error.contains("did not end"), "\(run.error)")
      #expect(try timings(night)["resumed"].integer == 0)
      #expect(folder.names("night/out").allSatisfy { !$0.hasPrefix(".unfinished-") })
    }
  }
}
