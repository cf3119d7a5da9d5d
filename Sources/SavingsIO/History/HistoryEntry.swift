import FoundationEssentials
import Savings

/// One row of the history: a run that was published, or one whose files were pruned.
package struct HistoryEntry: Equatable, Sendable {
  package enum Kind: String, Sendable { case run, prune }

  package var sequence: Int
  package var kind: Kind
  package var runID: String
  package var asOf: String
  /// JSON: of a run, the fingerprint of its manifest and ``HistoryRecord/Run``.
  package var record: String
  /// SHA-256 of the row before and of everything above but the sequence.
  package var hash: String

  /// What a run's record holds.
  struct Content: Codable {
    let manifest: String
    let run: HistoryRecord.Run
  }

  /// nil for what is no run.
  var content: Content? {
    guard kind == .run else { return nil }
    return try? JSONDecoder().decode(Content.self, from: Data(record.utf8))
  }

  static func record(_ run: HistoryRecord.Run, manifest: String) -> String {
    JSONText.text(.object([("manifest", .string(manifest)), ("run", run.json)]))
  }

  /// The link that ties a row to the one before it; "" before the first.
  static func link(
    _ before: String, _ kind: Kind, _ runID: String, _ asOf: String, _ record: String
  ) -> String {
    let text = JSONText.text(
      .array([before, kind.rawValue, runID, asOf, record].map { .string($0) }))
    return SHA256.hex(Array(text.utf8))
  }
}
