/// Deals and spend that a person has to look at for one reason.
package struct EscalationCount: Sendable {
  package let reason: EscalationReason
  package var deals = 0
  package var spend = Money.zero

  /// Every reason in its order, those without a deal too.
  ///
  /// - Parameters:
  ///   - deals: of the run.
  ///   - zones: of the deals, in their order.
  ///   - afterTalks: what the talks handed over, mean over worlds.
  package static func all(
    _ deals: [Deal], zones: [ZoneOfAgreement], afterTalks: WorldTotals.Funnel
  ) -> [EscalationCount] {
    var found: [EscalationReason: EscalationCount] = [:]
    for (deal, zone) in zip(deals, zones) {
      guard let reason = deal.escalation(zone) else { continue }
      found[reason, default: EscalationCount(reason: reason)].deals += 1
      found[reason, default: EscalationCount(reason: reason)].spend += deal.baseline
    }
    found[.deadlock] = EscalationCount(
      reason: .deadlock, deals: afterTalks.deals, spend: afterTalks.spend)
    return EscalationReason.allCases.map { found[$0] ?? EscalationCount(reason: $0) }
  }
}
