import ArgumentParser
import Logging
import Savings
import SavingsIO

/// What is known of a night however it ends.
struct Night {
  var times = StageTimes()
  var resolved: ResolvedSettings?
  var ledger: Ledger?
  var run: SavingsRun?
  /// Metrics of the run that was found published.
  var published = ""

  /// The exit status of a run that is published.
  var status: Int32 {
    ledger?.missing.isEmpty ?? true ? 0 : ExitStatus.incomplete.rawValue
  }

  func metrics(_ status: Int32, lastSuccess: Int? = nil) -> RunMetrics {
    var metrics = RunMetrics(
      version: SavingsCommand.version, resolved: resolved, times: times, ledger: ledger, run: run,
      status: status, lastSuccess: lastSuccess)
    metrics.complete(from: published)
    return metrics
  }

  /// Does a night's work and leaves its metrics, however it ends.
  ///
  /// - Parameter path: of the file of metrics; "" for none.
  static func reported(
    in path: String, _ log: LogOptions, _ work: (inout Night) async throws -> Void
  ) async throws {
    var night = Night()
    do {
      try await work(&night)
    } catch {
      night.report(ProgramExit(of: error).status, in: path, log)
      throw error
    }
    night.report(0, in: path, log)
    // The process ends here and its memory with it; to free half a million objects takes a third of a
    // second.
    ended = night
  }

  nonisolated(unsafe) private static var ended: Night?

  /// Replaces the file of metrics. A night is none the worse for it, so that it only warns.
  private func report(_ status: Int32, in path: String, _ log: LogOptions) {
    // A second start leaves the word to the run that is at work.
    guard !path.isEmpty, status != ExitStatus.locked.rawValue else { return }
    let isShared = resolved?.settings.output.groupReadable ?? false
    let file = MetricsFile(path, groupReadable: isShared)
    do throws(Refusal) {
      try file.write(metrics(status, lastSuccess: file.lastSuccess))
    } catch {
      log.logger.warning("the metrics are not written: \(error)")
    }
  }
}

/// Where verbs that publish leave their metrics.
struct MetricsOptions: ParsableArguments {
  @Option(
    name: .customLong("metrics-file"),
    help: ArgumentHelp(
      "File for Prometheus' text-file collector, such as DIR/savings.prom; written after a failure too.",
      valueName: "path"), completion: .file())
  var file = ""
}
