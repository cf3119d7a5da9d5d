/// What one check of the installation found.
package struct Finding: Sendable, Equatable {
  package enum Status: String, Sendable {
    case ok, warning, problem
  }

  /// What was looked at, as `disk space`.
  package let check: String
  package let status: Status
  /// What is so, as one sentence without a full stop.
  package let fact: String
  /// What to do; empty where all is well.
  package let fix: String

  static func ok(_ check: String, _ fact: String) -> Finding {
    Finding(check: check, status: .ok, fact: fact, fix: "")
  }

  static func warning(_ check: String, _ fact: String, fix: String) -> Finding {
    Finding(check: check, status: .warning, fact: fact, fix: fix)
  }

  static func problem(_ check: String, _ fact: String, fix: String) -> Finding {
    Finding(check: check, status: .problem, fact: fact, fix: fix)
  }

  /// One line, and a second one with what to do.
  package var text: String {
    let label = status.rawValue + String(repeating: " ", count: 8 - status.rawValue.count)
    let advice = fix.isEmpty ? "" : String(repeating: " ", count: 9) + fix.escapingControls + ".\n"
    return "\(label) \(check): \(fact.escapingControls)\n\(advice)"
  }

  package var json: JSONValue {
    .object([
      ("check", .string(check)), ("status", .string(status.rawValue)), ("fact", .string(fact)),
      ("fix", fix.isEmpty ? .null : .string(fix)),
    ])
  }
}
