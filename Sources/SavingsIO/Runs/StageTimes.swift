import FoundationEssentials
import Glibc
import Savings

/// How long each stage took, and the most memory used: the files that may differ between two runs
/// of one key.
package struct StageTimes {
  private(set) var stages: [(name: String, seconds: Double)] = []
  /// What all threads worked in each stage: on a busy machine the other says how long they waited.
  private var cpu: [(name: String, seconds: Double)] = []
  private var last = StageTimes.now()
  private var lastCPU = StageTimes.now(CLOCK_PROCESS_CPUTIME_ID)
  private let start = StageTimes.now()
  private(set) var cache: LedgerCache.Report?
  /// Deals of the run, and how many of them a run that did not end had negotiated.
  private(set) var deals: (all: Int, resumed: Int)?
  /// Place of the run in the history, from which the history can be made again in its order.
  package var sequence: Int?

  package init() {}

  /// The place that a published run noted; nil where it has none.
  static func sequence(of run: PublishedRun) throws(CallFailure) -> Int? {
    struct Times: Decodable { let sequence: Int }
    return try run.read("timings.json").flatMap {
      try? JSONDecoder().decode(Times.self, from: Data($0)).sequence
    }
  }

  /// Ends a stage that began when the last one ended.
  package mutating func ended(_ name: String) {
    let now = StageTimes.now()
    let nowCPU = StageTimes.now(CLOCK_PROCESS_CPUTIME_ID)
    stages.append((name, now - last))
    cpu.append((name, nowCPU - lastCPU))
    (last, lastCPU) = (now, nowCPU)
  }

  /// Notes how many of the spend files were parsed.
  package mutating func note(_ report: LedgerCache.Report) { cache = report }

  /// Notes how many of the deals were not negotiated again.
  package mutating func note(deals: Int, resumed: Int) { self.deals = (deals, resumed) }

  private var total: Double { last - start }

  static var peakBytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }

  /// Monotonic: a clock that is set back gives no negative time.
  private static func now(_ clock: clockid_t = CLOCK_MONOTONIC) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  package var json: JSONValue {
    .object(
      [
        (
          "seconds",
          .object(
            stages.map { ($0.name, .number($0.seconds, decimals: 6)) }
              + [("total", .number(total, decimals: 6))])
        ), ("cpu_seconds", .object(cpu.map { ($0.name, .number($0.seconds, decimals: 6)) })),
        ("peak_memory_bytes", .integer(StageTimes.peakBytes)),
      ]
        + (sequence.map { [("sequence", .integer($0))] } ?? [])
        + (deals.map {
          [
            (
              "deals",
              .object([
                ("negotiated", .integer($0.all - $0.resumed)), ("resumed", .integer($0.resumed)),
              ])
            )
          ]
        } ?? [])
        + (cache.map {
          [
            (
              "spend_files",
              .object([("parsed", .integer($0.parsed)), ("from_cache", .integer($0.taken))])
            )
          ]
        } ?? []))
  }
}
