/// Why a person has to look at a deal: a code that other programs read, and its words.
package enum EscalationReason: String, Sendable, CaseIterable {
  // Before the talks: the agent does not begin them.
  case strategicTier = "strategic-tier"
  case supplyRisk = "supply-risk"
  case protected
  case outsideMandate = "outside-mandate"
  case conflictOfEvidence = "conflict-of-evidence"
  case poorData = "data-quality-too-low"
  // Before the talks: the agent tries, but a person should prepare an alternative.
  case cap = "legal-or-policy-cap"
  case noZone = "no-zone"
  // In the talks.
  case deadlock = "deadlock-near-agreement"

  /// When the reason is found.
  package enum Moment: String, Sendable {
    case instead = "instead of talks"
    case beside = "beside the agent's talks"
    case after = "after the talks"
  }

  package var moment: Moment {
    switch self {
    case .strategicTier, .supplyRisk, .protected, .outsideMandate, .conflictOfEvidence, .poorData:
      .instead
    case .cap, .noZone: .beside
    case .deadlock: .after
    }
  }

  package var words: String {
    switch self {
    case .strategicTier: "the tier is led by people; the program prepares them"
    case .supplyRisk: "single source, critical, regulated or at risk: supply comes before savings"
    case .protected: "the supplier is protected: nothing is asked of it"
    case .outsideMandate: "larger than the largest deal that the agent may close"
    case .conflictOfEvidence: "the ledger and the supplier file contradict each other"
    case .poorData: "less is known of it than policy.least_grade asks for"
    case .cap:
      "today's payment terms are beyond law or policy, and bringing them back closes the room"
    case .noZone:
      "no room to agree at the typical supplier, with any lever: an alternative comes first"
    case .deadlock: "the sides ended within policy.deadlock_gap of each other"
    }
  }
}

extension Deal {
  /// Why a person has to look at it before anybody talks; nil where nobody has to.
  ///
  /// Deals that are too small, bought once or bound by a contract are nobody's to negotiate.
  package func escalation(_ zone: ZoneOfAgreement) -> EscalationReason? {
    switch eligibility {
    case .humanLed: .strategicTier
    case .bottleneck: .supplyRisk
    case .protected: .protected
    case .aboveLimit: .outsideMandate
    case .conflict: .conflictOfEvidence
    case .poorData: .poorData
    case .oneOff, .belowMinimum, .underContract: nil
    case .automated: zone.exists ? nil : daysBeyondCap > 0 ? .cap : .noZone
    }
  }
}
