import FoundationEssentials
import Glibc
import Savings

/// How long each stage took, and the most memory used: the files that may differ between two runs
/// of one key.
package struct StageTimes {
  private var stages: [(name: String, seconds: Double)] = []
  private var last = StageTimes.now()
  private let start = StageTimes.now()
  private var cache: LedgerCache.Report?
  /// Place of the run in the history, from which the history can be made again in its order.
  package var sequence: Int?

  package init() {}

  /// The place that a published run noted; nil where it has none.
  static func sequence(of run: PublishedRun) -> Int? {
    struct Times: Decodable { let sequence: Int }
    let bytes = try? PublishedRun.bytes(run.path + "/timings.json")
    return bytes.flatMap { try? JSONDecoder().decode(Times.self, from: Data($0)).sequence }
  }

  /// Ends a stage that began when the last one ended.
  package mutating func ended(_ name: String) {
    let now = StageTimes.now()
    stages.append((name, now - last))
    last = now
  }

  /// Notes how many of the spend files were parsed.
  package mutating func note(_ report: LedgerCache.Report) { cache = report }

  private var total: Double { last - start }

  private static var peakBytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }

  /// Monotonic: a clock that is set back gives no negative time.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
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
        ), ("peak_memory_bytes", .integer(StageTimes.peakBytes)),
      ]
        + (sequence.map { [("sequence", .integer($0))] } ?? [])
        + (cache.map {
          [
            (
              "spend_files",
              .object([("parsed", .integer($0.parsed)), ("from_cache", .integer($0.taken))])
            )
          ]
        } ?? []))
  }

  /// For Prometheus' text-file collector.
  package func metrics(_ run: SavingsRun, version: String) -> [UInt8] {
    let totals = run.ledger.total
    var finished = timespec()
    clock_gettime(CLOCK_REALTIME, &finished)
    var lines = [
      "# HELP savings_info The program.", "# TYPE savings_info gauge",
      "savings_info{version=\"\(version)\"} 1",
      "# HELP savings_last_success_timestamp_seconds When the last run was published.",
      "# TYPE savings_last_success_timestamp_seconds gauge",
      "savings_last_success_timestamp_seconds \(finished.tv_sec)",
      "# HELP savings_rows Rows of the ledger.", "# TYPE savings_rows gauge",
      "savings_rows{result=\"used\"} \(totals.used)",
      "savings_rows{result=\"rejected\"} \(totals.rejected)",
      "savings_rows{result=\"set_aside\"} \(totals.setAside)", "# HELP savings_deals Deals.",
      "# TYPE savings_deals gauge", "savings_deals \(run.deals.count)",
      "# HELP savings_missing_files Spend files that were not there or could not be read.",
      "# TYPE savings_missing_files gauge", "savings_missing_files \(run.ledger.missing.count)",
      "# HELP savings_drift Distance from earlier runs as a share, and the limit that warns.",
      "# TYPE savings_drift gauge",
    ]
    lines += run.drift.findings.flatMap { finding in
      let name = "savings_drift{measure=\"\(finding.measure.rawValue)\",figure="
      return [
        "\(name)\"distance\"} \(Digits.fixed(finding.distance, 6))",
        "\(name)\"limit\"} \(Digits.fixed(finding.limit, 6))",
      ]
    }
    lines += [
      "# HELP savings_stage_seconds Time of each stage.", "# TYPE savings_stage_seconds gauge",
    ]
    lines += stages.map {
      "savings_stage_seconds{stage=\"\($0.name)\"} \(Digits.fixed($0.seconds, 6))"
    }
    if let cache {
      lines += [
        "# HELP savings_spend_files Spend files by how they were read.",
        "# TYPE savings_spend_files gauge", "savings_spend_files{read=\"parsed\"} \(cache.parsed)",
        "savings_spend_files{read=\"cache\"} \(cache.taken)",
      ]
    }
    lines += [
      "# HELP savings_peak_memory_bytes Most memory used.",
      "# TYPE savings_peak_memory_bytes gauge", "savings_peak_memory_bytes \(StageTimes.peakBytes)",
    ]
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}
