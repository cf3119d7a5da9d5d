import Savings

/// One conclusion of `init`: what a setting should be, how sure that is, and why.
package struct Inference: Sendable, Equatable {
  /// Key of the setting: `spend.mapping.amount`.
  package var key: String
  package var value: String
  /// From 0 to 1.
  package var confidence: Double
  package var evidence: String
  /// Marked in the settings file: the person who knows the ledger has to look at it.
  package var isMarked: Bool
  /// A run refuses the mark; without this it is a comment.
  package var matters: Bool

  package init(
    _ key: String, _ value: String, confidence: Double, _ evidence: String, isMarked: Bool? = nil,
    matters: Bool = true
  ) {
    self.key = key
    self.value = value
    self.confidence = min(1, max(0, confidence))
    self.evidence = evidence
    self.isMarked = isMarked ?? (confidence < Inference.certain)
    self.matters = matters
  }

  /// Below this a conclusion is marked.
  package static let certain = 0.8

  /// `0.92`.
  package var confidenceText: String { Digits.fixed(confidence, 2) }
}
