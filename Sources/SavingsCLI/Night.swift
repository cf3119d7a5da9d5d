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

  /// Replaces the file of metrics. A night is none the worse for it, so that it only warns.
  func report(_ status: Int32, in path: String, _ log: LogOptions) {
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
