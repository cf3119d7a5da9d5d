import Glibc
import NightTrials
import Savings

/// Bad nights, through the program as it ships: `Benchmarks faults SAVINGS WORK [STEP [NAME [CALL]]]`.
///
/// Every system call of a small run fails once in every way, or every STEP-th one; then come 50 starts at
/// once, killed talks and months of nights. NAME takes only what has it in its name, as in `EIO once`,
/// `starts`, `talks` or `nights`; CALL goes on from that call. What does not hold is printed, and the exit code is 1.
enum Faults {
  static func run(_ arguments: [String]) throws {
    guard arguments.count >= 2, let step = Int(arguments.count > 2 ? arguments[2] : "1"), step > 0
    else { throw Usage(text: "Benchmarks faults SAVINGS WORK [STEP [NAME [CALL]]]") }
    let (program, work) = (arguments[0], arguments[1])
    let start = arguments.count > 4 ? Int(arguments[4]) ?? 1 : 1
    mkdir(work, 0o700)
    func isWanted(_ name: String) -> Bool { arguments.count < 4 || name.contains(arguments[3]) }
    var broken = 0
    print("| fault | calls | runs | published | refused | killed | broken | s |")
    print("|---|---|---|---|---|---|---|---|")
    for sweep in FaultSweep.all where isWanted(sweep.name) {
      let began = ContinuousClock.now
      let result = try sweep.run(program: program, work: work, start: start, step: step)
      broken += result.broken.count
      print(
        "| \(sweep.name) | \(result.calls) | \(result.runs) | \(result.published) |",
        "\(result.refused) | \(result.killed) | \(result.broken.count) |",
        "\((ContinuousClock.now - began).components.seconds) |")
      for problem in result.broken { print("  \(problem)") }
      fflush(nil)
    }
    if isWanted("starts") { broken += try starts(program, work) }
    if isWanted("talks") { broken += try talks(program, work) }
    if isWanted("nights") { broken += try nights(program, work) }
    if broken > 0 { exit(1) }
  }

  private static func starts(_ program: String, _ work: String) throws -> Int {
    let starts = try ManyStarts(50, worlds: 4_000, program: program, work: work)
    func milliseconds(_ times: [Double]) -> String {
      let median = times.isEmpty ? 0 : times[times.count / 2]
      let most = times.last ?? 0
      return "\(Digits.fixed(median * 1000, 1)) and \(Digits.fixed(most * 1000, 1)) ms"
    }
    print(
      "50 starts at once: \(starts.winners) published, \(starts.locked) refused with 75;",
      "of the refused, median and most: \(milliseconds(starts.work)) of processor time,",
      "\(milliseconds(starts.wall)) on the wall while all 50 start,",
      "\(milliseconds(starts.wallAlone)) on the wall one after another")
    for problem in starts.broken { print("  \(problem)") }
    fflush(nil)
    return starts.broken.count
  }

  private static func talks(_ program: String, _ work: String) throws -> Int {
    let talks = try KilledTalks(
      20, suppliers: 9_000, worlds: 60, stretch: 1_024, program: program, work: work)
    print(
      "| killed with savepoints | deals taken over | negotiated again or for the first time | redone at most |"
    )
    print("|---|---|---|---|")
    for kill in talks.kills {
      print("| \(kill.savepoints) | \(kill.resumed) | \(kill.negotiated) | \(kill.redone) |")
    }
    print(
      "\(talks.kills.count) runs over \(talks.deals) deals killed in their talks, \(talks.late) after them:",
      "at most \(talks.mostRedone) deals redone, \(talks.broken.count) problems")
    for problem in talks.broken { print("  \(problem)") }
    fflush(nil)
    return talks.broken.count
  }

  private static func nights(_ program: String, _ work: String) throws -> Int {
    var broken = 0
    for (share, seeds) in [(0.05, 0..<20), (1.0, 100..<103)] as [(Double, Range<UInt64>)] {
      var total = (nights: 0, faults: 0, published: 0, without: 0, failed: 0)
      for seed in seeds {
        let nights = try Nights(30, faulty: share, seed: seed, program: program, work: work)
        total.nights += nights.nights
        total.faults += nights.faults
        total.published += nights.published
        total.without += nights.withoutHistory
        total.failed += nights.failed
        broken += nights.broken.count
        for problem in nights.broken { print("  \(problem)") }
      }
      print(
        "\(seeds.count) times 30 nights, \(Digits.percent(share, 0)) of them with a fault:",
        "\(total.faults) faults in \(total.nights) nights, \(total.published) published,",
        "\(total.without) of them without their history, \(total.failed) failed, 0 repaired by hand, \(broken) problems"
      )
      fflush(nil)
    }
    return broken
  }
}
