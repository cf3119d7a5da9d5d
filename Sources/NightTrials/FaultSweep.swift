import Foundation
import Synchronization

/// One fault at every system call of a small run, one run each; what must hold of every one of them.
package struct FaultSweep: Sendable {
  /// What is tried, as `ENOSPC, from the call on`.
  package let name: String
  let effect: CallFault.Effect
  let kind: CallFault.Kind
  /// 0 for a fault that passes.
  let every: Int

  /// Every kill and every error, passing and lasting.
  ///
  /// A signal that interrupts each call for good is none that a machine sends; every second one is.
  package static let all: [FaultSweep] =
    [FaultSweep(name: "SIGKILL", effect: .kill, kind: .any, every: 0)]
    + [
      ("ENOSPC", ENOSPC, CallFault.Kind.grows), ("EDQUOT", EDQUOT, .grows), ("EIO", EIO, .device),
      ("EACCES", EACCES, .names), ("EINTR", EINTR, .waits),
    ].flatMap { name, code, kind in
      [
        FaultSweep(name: "\(name) once", effect: .error(code), kind: kind, every: 0),
        FaultSweep(
          name: code == EINTR ? "\(name) at every second call" : "\(name) from the call on",
          effect: .error(code), kind: kind, every: code == EINTR ? 2 : 1),
      ]
    }

  /// What came of a sweep.
  package struct Result: Sendable {
    /// Calls of a run that the fault can befall, and how many of them were tried.
    package var calls = 0
    package var runs = 0
    /// Runs that published all the same, that said no, that died.
    package var published = 0
    package var refused = 0
    package var killed = 0
    /// What did not hold, in words.
    package var broken: [String] = []

    mutating func add(_ other: Result) {
      calls = max(calls, other.calls)
      runs += other.runs
      published += other.published
      refused += other.refused
      killed += other.killed
      broken += other.broken
    }
  }

  /// Sweeps over all calls, or over every `step`-th one from `start`, on several folders at once.
  package func run(
    program: String, work: String, start: Int = 1, step: Int = 1, jobs: Int = 2
  ) throws -> Result {
    let total = Mutex(Result())
    let failure = Mutex<(any Error)?>(nil)
    let next = Mutex(start)
    DispatchQueue.concurrentPerform(iterations: jobs) { job in
      do {
        let night = try TrialNight(program: program, path: "\(work)/night-\(job)")
        var result = Result()
        var hasMore = true
        while hasMore {
          let number = next.withLock { number in
            defer { number += step }
            return number
          }
          hasMore = try attempt(number, in: night, &result)
        }
        total.withLock { $0.add(result) }
      } catch {
        failure.withLock { $0 = error }
        next.withLock { $0 = Int.max / 2 }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return total.withLock { $0 }
  }

  /// Tries some calls only, one after the other.
  ///
  /// - Parameter calls: their numbers, from 1; each must be one that a run has.
  package func run(calls: [Int], in night: TrialNight) throws -> Result {
    var result = Result()
    for number in calls where try !attempt(number, in: night, &result) {
      result.broken.append("\(name): a run has no call \(number)")
    }
    return result
  }

  /// One run with the fault at one call; false where the run has no such call.
  private func attempt(
    _ number: Int, in night: TrialNight, _ result: inout Result
  ) throws -> Bool {
    try night.reset()
    let run = try night.run(fault: CallFault(effect, at: number, of: kind, every: every))
    guard run.injected > 0 else {
      result.calls = max(result.calls, run.calls)
      if run.status != 0 { result.broken.append("\(name): without a fault: \(run.error)") }
      return false
    }
    result.calls = max(result.calls, number)
    result.runs += 1
    var problems = run.isHung ? ["it hangs"] : []
    let latest = night.latest
    if case .torn(let what) = latest { problems.append("latest is torn: \(what)") }
    switch run.status {
    // 3: published, but something of the history is missing.
    case 0, 3:
      result.published += 1
      if latest != .tonight { problems.append("status \(run.status), and latest is \(latest)") }
    case 128 + SIGKILL where effect == .kill: result.killed += 1
    default:
      result.refused += 1
      problems += complaints(about: run)
    }
    // The next night does without anybody's hand.
    if run.status != 0 || !night.leftovers.isEmpty {
      let next = try night.run()
      if next.status != 0 { problems.append("the next run fails: \(next.error)") }
      if night.latest != .tonight { problems.append("the next run leaves \(night.latest)") }
      // The files of a run that is published again stay for its readers until a run after it.
      if latest == .tonight, !night.leftovers.isEmpty { _ = try night.run(["--set", "seed=3"]) }
      let left = night.leftovers(besides: night.runNames)
      if !left.isEmpty { problems.append("the next run leaves \(left)") }
    }
    let place = "call \(number) (\(run.call) \(run.path.replacing(night.path, with: "")))"
    result.broken += problems.map { "\(name), \(place): \($0)" }
    return true
  }

  /// What is wrong with how a run said no.
  private func complaints(about run: TracedProgram) -> [String] {
    guard case .error(let code) = effect else { return ["status \(run.status)"] }
    let said = run.error.split(separator: "\n").last.map(String.init) ?? ""
    // The C library's own words, before the program has its turn.
    if run.status == 127, said.contains("error while loading shared libraries") { return [] }
    var problems: [String] = []
    if ![65, 66, 73, 74, 75, 77, 78].contains(run.status) {
      problems.append("status \(run.status)")
    }
    if !said.hasPrefix("savings: ") {
      problems.append("no message: \(run.error)")
    } else if !FaultSweep.words(for: code).contains(where: { said.contains($0) }) {
      problems.append("the cause is not named: \(said)")
    } else if !FaultSweep.names(every == 0 ? run.path : "", in: said) {
      problems.append("the file is not named: \(said)")
    }
    return problems
  }

  /// What may be said of an error. Why its arguments cannot be read, Swift does not tell the program.
  private static func words(for code: Int32) -> [String] {
    [String(cString: strerror(code)), "cannot read its own arguments"]
      + (code == EACCES ? ["may not be read"] : [])
  }

  /// Whether a message names a file or the folder that it is in; any file, where many calls failed.
  private static func names(_ path: String, in message: String) -> Bool {
    let known: [Substring] = ["out", ".csv", ".yaml", "/proc"]
    let names = Array(path.split(separator: "/").suffix(2))
    let isAny = names.isEmpty || path.hasPrefix("/proc/")
    return (isAny ? known : names).contains { message.contains($0) }
  }
}
