import Testing

@testable import Savings

struct EscalationTests {
  private static func reason(
    terms: Int64 = 30, _ record: (inout SupplierRecord) -> Void = { _ in },
    change: (inout SmallLedger) -> Void = { _ in }
  ) throws -> EscalationReason? {
    var ledger = SmallLedger()
    ledger.spend("S1", 10_000, terms: terms)
    ledger.record("S1", record)
    change(&ledger)
    let deal = try ledger.deal("S1")
    return deal.escalation(ZoneOfAgreement(deal, settings: ledger.settings))
  }

  @Test func anOrdinaryDealNeedsNobody() throws {
    #expect(try Self.reason() == nil)
    #expect(try Self.reason { $0.alternatives = 4 } == nil)
  }

  @Test func whatTheAgentMayNotDoHasItsReason() throws {
    #expect(try Self.reason { $0.protected = true } == .protected)
    #expect(try Self.reason { $0.singleSource = true } == .supplyRisk)
    #expect(
      try Self.reason(change: { $0.settings.tiers.list = ["S1": "strategic"] }) == .strategicTier)
    #expect(
      try Self.reason(change: { $0.settings.policy.maximumDeal = 5_000 }) == .outsideMandate)
    #expect(
      try Self.reason(change: { $0.settings.policy.leastGrade = .a }) == .poorData)
    // Nobody negotiates these: no person is asked either.
    #expect(try Self.reason(change: { $0.settings.policy.minimumDeal = 50_000 }) == nil)
  }

  @Test func noRoomAtTheTypicalSupplierIsSaidBeforehand() throws {
    #expect(
      try Self.reason(
        {
          $0.alternatives = 0
          $0.margin = 0.05
        }, change: { $0.settings.policy.levers = ["price"] }) == .noZone)
  }

  /// 120 days today and 30 by law: what the law takes is more than this supplier can give.
  @Test func aCapThatClosesTheRoomIsNamed() throws {
    #expect(
      try Self.reason(
        terms: 120,
        {
          $0.sme = true
          $0.alternatives = 0
          $0.costOfCapital = 0.02
        }, change: { $0.settings.policy.levers = ["price"] }) == .cap)
  }

  @Test func everyReasonHasItsCodeAndWords() {
    #expect(Set(EscalationReason.allCases.map(\.words)).count == EscalationReason.allCases.count)
    #expect(EscalationReason.deadlock.moment == .after)
    #expect(EscalationReason.allCases.allSatisfy { !$0.rawValue.contains(" ") })
  }
}
