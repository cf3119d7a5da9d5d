import Glibc
import Savings

/// Who holds the lock of an output directory, as the lock file says.
struct LockHolder: Equatable {
  var process: Int32
  /// Seconds of the wall clock; for people only, nothing is computed from it.
  var since: Int
  /// Known once the ledger is read.
  var runID: String?

  init(process: Int32, since: Int, runID: String?) {
    self.process = process
    self.since = since
    self.runID = runID
  }

  /// nil where the text is none of a lock, as when the run that took it has not written yet.
  init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count >= 3, let process = Int32(lines[0]), let since = Int(lines[1]) else {
      return nil
    }
    self.init(process: process, since: since, runID: lines[2].isEmpty ? nil : lines[2])
  }

  /// The process first, which other programs read.
  var text: String { "\(process)\n\(since)\n\(runID ?? "")\n" }

  var words: String {
    let seconds = ((since % 86_400) + 86_400) % 86_400
    let date = CalendarDate(days: Int32((since - seconds) / 86_400)).iso
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { part in
      (part < 10 ? "0" : "") + String(part)
    }
    let run = runID.map { ", run \($0)" } ?? ""
    return "process \(process)\(run), since \(date) \(clock.joined(separator: ":")) UTC"
  }

  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec
  }
}
