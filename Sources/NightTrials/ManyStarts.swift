import Dispatch
import Foundation
import Synchronization

/// Many runs that start at once on one output directory.
package struct ManyStarts: Sendable {
  package var winners = 0
  package var locked = 0
  /// Of the refused, in seconds and in order: processor time of each, time on the wall, in which all the
  /// others start as well, and the time on the wall of as many that come one after another.
  package var work: [Double] = []
  package var wall: [Double] = []
  package var wallAlone: [Double] = []
  package var broken: [String] = []

  /// Starts the program many times while one that holds the lock is at work.
  ///
  /// - Parameter worlds: as many as give the winner more work than all the others have to start.
  /// - Throws: ``TrialFailure`` where a program cannot be run.
  package init(_ count: Int, worlds: Int, program: String, work: String) throws {
    let night = try TrialNight(program: program, path: "\(work)/starts")
    try night.reset()
    let (path, environment) = (night.path, night.environment)
    let runs = Mutex<[TracedProgram]>([])
    // The winner takes long enough for all the others to come while it is at work.
    DispatchQueue.global().sync {
      let threads = (0..<count).map { _ in
        let thread = Thread {
          let run = try? TracedProgram(
            [program, "run", "--set", "seed=2", "--set", "worlds=\(worlds)"], in: path,
            environment: environment)
          runs.withLock { if let run { $0.append(run) } }
        }
        thread.start()
        return thread
      }
      while threads.contains(where: { !$0.isFinished }) { usleep(10_000) }
    }
    let all = runs.withLock { $0 }
    if all.count != count { broken.append("\(count - all.count) did not start") }
    for run in all {
      switch run.status {
      case 0: winners += 1
      case 75:
        locked += 1
        self.work.append(run.cpu)
        wall.append(run.wall)
        if !run.error.contains("another run") || !run.output.isEmpty {
          broken.append("75 says \(run.error)\(run.output)")
        }
      default: broken.append("status \(run.status): \(run.error)")
      }
    }
    if winners != 1 { broken.append("\(winners) of \(count) published") }
    self.work.sort()
    wall.sort()
    if let most = self.work.last, most > 0.1 {
      broken.append("a refused start worked for \(most) s")
    }
    try startOneByOne(count - 1, in: night)
    let left = night.leftovers(besides: night.runNames)
    if !left.isEmpty { broken.append("left behind: \(left)") }
  }
  /// Starts while somebody else holds the lock, each when the one before it has ended.
  private mutating func startOneByOne(_ count: Int, in night: TrialNight) throws {
    let lock = open(night.path + "/out/.lock", O_RDWR | O_CLOEXEC)
    guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      throw TrialFailure("the lock in \(night.path) cannot be taken")
    }
    defer { close(lock) }
    for _ in 0..<count {
      let run = try night.run()
      wallAlone.append(run.wall)
      if run.status != 75 { broken.append("status \(run.status) while locked: \(run.error)") }
    }
    wallAlone.sort()
  }
}
