import Foundation
import Glibc
import NightTrials
import Testing

/// Nights on which something goes wrong; `make torture` tries every system call, this a sample.
@Suite(.serialized) struct FaultTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// By name of the sweep: calls of a run from its first files to its history. The talks have savepoints.
  private static let sample = [
    "SIGKILL": [90, 400, 560, 700, 790], "ENOSPC once": [45, 120], "ENOSPC from the call on": [80],
    "EDQUOT once": [20], "EDQUOT from the call on": [140], "EIO once": [130, 330],
    "EIO from the call on": [280], "EACCES once": [150], "EACCES from the call on": [110],
    "EINTR once": [200], "EINTR at every second call": [60],
  ]

  @Test(
    "a fault at a system call: latest stays whole, the message names file and cause, the next run is clean"
  )
  func sample() throws {
    let night = try TrialNight(program: Program.path, path: folder.path + "/night")
    for sweep in FaultSweep.all {
      let calls = try #require(Self.sample[sweep.name])
      let result = try sweep.run(calls: calls, in: night)
      #expect(result.broken.isEmpty, "\(result.broken.joined(separator: "\n"))")
      #expect(result.runs == calls.count)
      #expect(result.published + result.refused + result.killed == result.runs)
    }
  }

  @Test(
    "of twelve starts at once one publishes, the others are 75 within 100 ms of work; so is each later one"
  )
  func starts() throws {
    let starts = try ManyStarts(12, worlds: 300, program: Program.path, work: folder.path)
    // The time of a build that is not optimised, on a machine that does other things too, says little.
    let broken = starts.broken.filter { !$0.hasPrefix("a refused start worked") }
    #expect(broken.isEmpty, "\(broken)")
    #expect(starts.winners == 1 && starts.locked == 11 && starts.wallAlone.count == 11)
  }

  @Test(
    "three nights with a fault each: no hand, and every report is that of a twin without faults")
  func nights() throws {
    let nights = try NightTrials.Nights(
      3, faulty: 1, seed: 7, program: Program.path, work: folder.path)
    #expect(nights.broken.isEmpty, "\(nights.broken.joined(separator: "\n"))")
    #expect(nights.faults >= 2 && nights.published + nights.failed == 3)
  }

  @Test(
    "a history that cannot be read for a moment is none the worse for it: 0 or 3, and the next run records",
    arguments: ["/history.db", "/history.db.sha256"])
  func unreadHistory(file: String) throws {
    let night = try TrialNight(program: Program.path, path: folder.path + "/night")
    var (call, warned) = (1, 0)
    while call < 60 {
      try night.reset()
      let fault = CallFault(.error(EIO), at: call, of: .device, about: file)
      let run = try night.run(fault: fault)
      guard run.injected > 0 else { break }
      let place = "\(run.call) \(run.path): \(run.status) \(run.error)"
      #expect([0, 3].contains(run.status) && night.latest == .tonight, "\(place)")
      if run.status == 3 {
        warned += 1
        #expect(run.error.contains("the history cannot be used: "), "\(place)")
      }
      #expect(!run.error.contains("broken"), "\(place)")
      #expect(!night.names().contains { $0.contains("corrupt") }, "\(place)")
      if run.status == 3 { #expect(try night.run().status == 0, "\(place)") }
      let verify = try TracedProgram(
        [Program.path, "verify"], in: night.path, environment: night.environment)
      #expect(verify.status == 0, "\(place)\n\(verify.output)")
      call += 1
    }
    // A run opens, reads and seals both; of the calls after the last one none fails.
    #expect(warned >= 2 && call > 5 && call < 60, "\(call) calls, \(warned) warnings")
  }

  @Test("without /proc there are no arguments: 74, not the help text and 0")
  func withoutArguments() throws {
    let night = try TrialNight(program: Program.path, path: folder.path + "/night")
    // The first calls of a kind that fail as they would in a container without /proc.
    for call in 1...400 {
      let run = try night.run(fault: CallFault(.error(ENOENT), at: call, of: .names))
      guard run.path.hasPrefix("/proc/"), run.path.hasSuffix("/maps") else { continue }
      #expect(run.status == 74, "\(run.output)\(run.error)")
      #expect(run.error.contains("cannot read its own arguments") && run.output.isEmpty)
      return
    }
    Issue.record("the program does not look for its arguments in /proc any more")
  }

  @Test("a file size limit is 74 and names the file; the next run is clean")
  func fileSizeLimit() throws {
    let night = try TrialNight(program: Program.path, path: folder.path + "/night")
    try night.reset()
    let run = try TracedProgram(
      ["/bin/bash", "-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" run --set seed=2", Program.path],
      in: night.path, environment: night.environment)
    #expect(run.status == 74, "\(run.error)")
    #expect(run.error.contains("File too large") && run.error.contains("out/.staging-"))
    #expect(run.error.contains("ulimit -f") && night.latest == .yesterday)
    #expect(try night.run().status == 0 && night.latest == .tonight && night.leftovers.isEmpty)
  }

  @Test("streams that take nothing: no output is 74 and nothing published, no log ends no run")
  func fullStreams() throws {
    let night = try TrialNight(program: Program.path, path: folder.path + "/night")
    try night.reset()
    let silent = try night.run(output: "/dev/full")
    #expect(
      silent.status == 74 && silent.error.contains("standard output: the text cannot be written"))
    // The talks are not lost; the next run takes them over, and nothing stays.
    #expect(night.latest == .yesterday)
    #expect(night.leftovers.allSatisfy { $0.hasPrefix(".unfinished-") })
    let mute = try night.run(error: "/dev/full")
    #expect(mute.status == 0 && night.latest == .tonight && night.leftovers.isEmpty)
    try night.reset()
    let refused = try night.run(output: "/dev/full", error: "/dev/full")
    #expect(refused.status == 74 && night.latest == .yesterday)
  }

  @Test("a disk of 128 KiB is full: 74, yesterday's run stays, and more room is all it takes")
  func fullDisk() throws {
    let night = try TrialNight(program: Program.path, path: folder.path + "/night")
    try night.reset()
    // A mount of its own name space, which needs the right to make one.
    let script = """
      mount -t tmpfs -o size=128k none small || exit 99
      "$0" run --set output.directory=small --set cache.directory=none; status=$?
      [ -z "$(ls -A small | grep -vE '^(\\.lock|\\.unfinished-.*|history\\.db(\\.sha256)?)$')" ] || exit 98
      mount -o remount,size=8m small || exit 99
      "$0" run --quiet --set output.directory=small --set cache.directory=none || exit 97
      [ -s small/latest/roi.xlsx ] && [ -z "$(ls -d small/.u* 2>/dev/null)" ] || exit 96
      exit $status
      """
    try folder.makeDirectory("night/small")
    let run = try TracedProgram(
      ["/usr/bin/unshare", "--mount", "/bin/bash", "-c", script, Program.path], in: night.path,
      environment: night.environment)
    if run.status == 1 || run.status == 99 {
      print("The test of a full disk is skipped: no file system can be mounted here. \(run.error)")
      return
    }
    #expect(run.status == 74, "\(run.error)")
    #expect(run.error.contains("No space left on device") && run.error.contains("small/.staging-"))
  }
}
