import Glibc
import Savings

/// Published runs and their history, held against what was written of them.
package struct Verification: Sendable {
  /// What is not as it was published, one sentence each without a full stop; empty where all is well.
  package private(set) var findings: [String] = []
  package private(set) var runs = 0
  package private(set) var entries = 0

  /// Checks every run of an output directory, and the history.
  ///
  /// - Parameter history: path of the history; nil where there is none to check.
  /// - Throws: ``Refusal`` where it cannot be known which runs there are.
  package init(_ publication: Publication, history: String?) throws(Refusal) {
    let entries = check(history)
    let names = try publication.runs()
    for name in names { check(publication.run(name), entries) }
    if let latest = try publication.latestRun(), !names.contains(latest) {
      findings.append("\(publication.path)/latest leads to \(latest), which is no whole run")
    }
    guard let entries else { return }
    let last = Dictionary(entries.map { ($0.runID, $0) }, uniquingKeysWith: { $1 })
    for entry in last.values.sorted(by: { $0.sequence < $1.sequence })
    where entry.kind == .run && !names.contains(entry.runID) {
      findings.append("\(publication.path)/\(entry.runID) is missing, and was not pruned")
    }
  }

  /// Checks one run, and what the history knows of it.
  package init(_ run: PublishedRun, history: String?) {
    check(run, check(history))
  }

  private mutating func check(_ run: PublishedRun, _ entries: [HistoryEntry]?) {
    runs += 1
    for damage in run.damages() { findings.append("\(run.path)/\(damage.file) \(damage.finding)") }
    // What cannot be read is among the damages.
    guard let entries, let (manifest, sha256) = (try? run.manifest()) ?? nil else { return }
    guard let entry = entries.last(where: { $0.kind == .run && $0.runID == manifest.runID }) else {
      findings.append("\(run.path) is published, and not in the history")
      return
    }
    if entry.content?.manifest != sha256 {
      findings.append("\(run.path)/\(Manifest.name) is not the one that the history knows")
    }
  }

  /// The entries of the history; nil where it cannot be read.
  private mutating func check(_ path: String?) -> [HistoryEntry]? {
    guard let path else { return nil }
    do {
      guard try HistoryCheck.isThere(path) else {
        findings.append("\(path) is missing")
        return nil
      }
      if try HistoryCheck(path: path).isSealed() == false {
        findings.append(
          "\(path) is not as it was written: \(HistoryCheck.seal(path)) has another SHA-256")
      }
      let (found, entries) = try HistoryCheck.confirmed(path) {
        let database = try HistoryDatabase(path: path, isReadOnly: true)
        return (try HistoryCheck.content(database), try database.entries())
      }
      findings += found.map { "\(path): \($0)" }
      self.entries = entries.count
      return entries
    } catch {
      findings.append("\(path) cannot be read: \(HistoryFailure(error).words)")
      return nil
    }
  }
}
