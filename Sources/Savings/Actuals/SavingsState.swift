/// How far a saving has come, from an idea to money that is still there a year later.
///
/// The chain goes one step at a time; the side exits leave it. Superset of the states that published
/// savings trackers use.
package enum SavingsState: String, Sendable, CaseIterable {
  case identified, qualified
  case inNegotiation = "in-negotiation"
  case agreed, contracted, realising, validated, sustained
  case noDeal = "no-deal"
  case escalated, lapsed, leaked, reversed, superseded

  /// The states of the chain, in order.
  package static let chain: [SavingsState] = [
    .identified, .qualified, .inNegotiation, .agreed, .contracted, .realising, .validated,
    .sustained,
  ]

  package var step: Int? { SavingsState.chain.firstIndex(of: self) }

  package var title: String {
    switch self {
    case .identified: "Identified"
    case .qualified: "Qualified: baseline locked"
    case .inNegotiation: "In negotiation"
    case .agreed: "Agreed"
    case .contracted: "Contracted"
    case .realising: "Realising: invoices matched"
    case .validated: "Validated by finance"
    case .sustained: "Sustained for twelve months"
    case .noDeal: "No deal"
    case .escalated: "Escalated"
    case .lapsed: "Lapsed"
    case .leaked: "Leaked"
    case .reversed: "Reversed"
    case .superseded: "Superseded"
    }
  }

  /// Whether there is an agreement whose invoices can be looked at.
  package var isTracked: Bool {
    switch self {
    case .agreed, .contracted, .realising, .validated, .sustained, .leaked, .reversed: true
    default: false
    }
  }

  /// Whether a step into it must name its evidence: from the locked baseline on.
  package var needsEvidence: Bool { (step ?? 0) >= 1 }

  /// Side exits into which a state may leave.
  var exits: Set<SavingsState> {
    switch self {
    case .identified, .qualified: [.lapsed, .superseded]
    case .inNegotiation: [.noDeal, .escalated, .lapsed, .superseded]
    case .agreed: [.lapsed, .superseded, .reversed]
    case .contracted: [.lapsed, .superseded, .reversed, .leaked]
    case .realising, .validated, .sustained: [.leaked, .reversed, .superseded]
    case .escalated: [.inNegotiation, .noDeal, .agreed]
    case .leaked: [.realising, .reversed, .superseded]
    case .noDeal, .lapsed, .reversed, .superseded: []
    }
  }
}
