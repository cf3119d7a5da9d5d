import Glibc
import Savings

/// How a night went, for Prometheus' text-file collector: on success with what was published, on
/// failure with the status and the time of the last success.
package struct RunMetrics: Sendable {
  /// A metric with all its lines.
  private struct Family {
    let name: String
    let lines: [Substring]
  }

  private var families: [Family] = []

  /// - Parameters:
  ///   - ledger: that was read; nil where it came to none.
  ///   - status: that the program ends with.
  ///   - lastSuccess: of an earlier night, in seconds since 1970; used where this one failed.
  package init(
    version: String, resolved: ResolvedSettings?, times: StageTimes, ledger: Ledger?,
    run: SavingsRun?, status: Int32, lastSuccess: Int?
  ) {
    let finished = time(nil)
    let isPublished = status == 0 || status == ExitStatus.incomplete.rawValue
    let hash = resolved.map { SHA256.hex(Array($0.settings.canonicalText().utf8)).prefix(12) } ?? ""
    add(
      "info", "The program and its settings.",
      [("version=\"\(version)\",config_hash=\"\(hash)\"", "1")])
    add("last_run_timestamp_seconds", "When the last run ended.", [("", "\(finished)")])
    if let success = isPublished ? finished : lastSuccess {
      add(RunMetrics.lastSuccess, "When the last run was published.", [("", "\(success)")])
    }
    add("run_exit_code", "Status of the last run.", [("", "\(status)")])
    add(
      "run_duration_seconds", "Time of each stage of the last run.",
      times.stages.map { ("stage=\"\($0.name)\"", Digits.fixed($0.seconds, 6)) })
    if let run { add(run) }
    if let ledger, let resolved { add(ledger, resolved, at: finished) }
    if let cache = times.cache {
      add(
        "spend_files", "Spend files by how they were read.",
        [("read=\"parsed\"", "\(cache.parsed)"), ("read=\"cache\"", "\(cache.taken)")])
    }
    add("peak_memory_bytes", "Most memory used.", [("", "\(StageTimes.peakBytes)")])
  }

  private mutating func add(_ run: SavingsRun) {
    add(
      "drift", "Distance from earlier runs as a share, and the limit that warns.",
      run.drift.findings.flatMap { finding in
        let measure = "measure=\"\(finding.measure.rawValue)\",figure="
        return [
          ("\(measure)\"distance\"", Digits.fixed(finding.distance, 6)),
          ("\(measure)\"limit\"", Digits.fixed(finding.limit, 6)),
        ]
      })
    let currency = run.portfolio.base.currency
    add(
      "spend_amount", "Spend in scope.",
      [("currency=\"\(currency.code)\"", currency.plain(run.portfolio.waterfall.addressable))])
    let deals = Dictionary(grouping: run.deals, by: \.eligibility.rawValue)
    add(
      "deals", "Deals by who negotiates them, or why nobody does.",
      deals.sorted { $0.key < $1.key }.map { ("status=\"\($0.key)\"", "\($0.value.count)") })
  }

  private mutating func add(_ ledger: Ledger, _ resolved: ResolvedSettings, at finished: Int) {
    let totals = ledger.total
    add(
      "rows", "Rows of the ledger.",
      [
        ("result=\"ok\"", "\(totals.used)"), ("result=\"rejected\"", "\(totals.rejected)"),
        ("result=\"set_aside\"", "\(totals.setAside)"),
      ])
    add(
      "missing_files", "Spend files that were not there or could not be read.",
      [("", "\(ledger.missing.count)")])
    add(
      "input_age_seconds", "Time since a spend file was written.",
      ledger.files.compactMap { file in
        var status = stat()
        guard stat(resolved.path(file.path), &status) == 0 else { return nil }
        let age = finished - status.st_mtim.tv_sec
        return ("source=\"\(RunMetrics.label(file.path))\"", "\(age)")
      })
  }

  /// Takes over what this night did not make anew from the metrics of the run that it found published.
  package mutating func complete(from text: String) {
    var known = families
    families = []
    for family in RunMetrics.families(of: text) {
      let place = known.firstIndex { $0.name == family.name }
      families.append(place.map { known.remove(at: $0) } ?? family)
    }
    families += known
  }

  private static func families(of text: String) -> [Family] {
    var families: [Family] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 3)
      if line.hasPrefix("# HELP savings_"), words.count > 2 {
        families.append(Family(name: String(words[2].dropFirst("savings_".count)), lines: [line]))
      } else if let last = families.popLast() {
        families.append(Family(name: last.name, lines: last.lines + [line]))
      }
    }
    return families
  }

  private mutating func add(
    _ name: String, _ help: String, _ values: [(labels: String, value: String)]
  ) {
    guard !values.isEmpty else { return }
    let head = ["# HELP savings_\(name) \(help)", "# TYPE savings_\(name) gauge"]
    let lines = values.map { labels, value in
      "savings_\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(value)"
    }
    families.append(Family(name: name, lines: (head + lines).map { $0[...] }))
  }

  package var bytes: [UInt8] {
    Array((families.flatMap(\.lines).joined(separator: "\n") + "\n").utf8)
  }

  /// The name of the file in the folder of a run.
  package static let name = "metrics.prom"

  static let lastSuccess = "last_success_timestamp_seconds"

  /// A label's value: what would end it is escaped, and no control of a terminal is among it.
  static func label(_ text: String) -> String {
    text.escapingControls.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}

/// The file that the collector reads: replaced whole, whatever the night was like.
package struct MetricsFile {
  private let path: String
  private let mode: mode_t

  package init(_ path: String, groupReadable: Bool) {
    self.path = path
    mode = groupReadable ? 0o640 : 0o600
  }

  /// When a run was published last, as an earlier night wrote it.
  package var lastSuccess: Int? {
    let prefix = "savings_\(RunMetrics.lastSuccess) "
    guard let bytes = try? WholeFile.bytes(path, atMost: 1 << 20) else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix(prefix) }.flatMap { Int($0.dropFirst(prefix.count)) }
  }

  package func write(_ metrics: RunMetrics) throws(Refusal) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let name = String(parts.last ?? "")
    let folder = parts.count == 1 ? "." : String(path.dropLast(name.count + 1))
    // A name that the collector passes over, and that a run which was killed has left at most once.
    let temporary = ".\(name).new"
    do throws(CallFailure) {
      let directory = try OpenDirectory.open(folder.isEmpty ? "/" : folder, calls: SystemCalls())
      directory.remove(temporary)
      try directory.create(temporary, [metrics.bytes], mode: mode)
      try directory.rename(temporary, to: name)
      try directory.sync()
    } catch {
      throw error.refusal
    }
  }
}
