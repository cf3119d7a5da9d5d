import Testing

@testable import Savings

/// One reason at a time.
struct EligibilityTests {
  private static func eligibility(
    euros: Int64 = 10_000, invoices: Int32 = 3,
    _ record: (inout SupplierRecord) -> Void = { _ in },
    change: (inout SmallLedger) -> Void = { _ in }
  ) throws -> Eligibility {
    var ledger = SmallLedger()
    ledger.cube.asOf = CalendarDate(iso: "2026-06-30")
    ledger.spend("S1", euros, recentInvoices: invoices)
    ledger.record("S1", record)
    change(&ledger)
    return try ledger.deal("S1").eligibility
  }

  @Test func anOrdinaryTailDealIsTheAgents() throws {
    #expect(try Self.eligibility() == .automated)
  }

  @Test func strategicSuppliersAreLedByPeople() throws {
    let strategic: (inout SmallLedger) -> Void = { $0.settings.tiers.list = ["S1": "strategic"] }
    #expect(try Self.eligibility(change: strategic) == .humanLed)
    #expect(
      try Self.eligibility(change: {
        strategic(&$0)
        $0.settings.policy.automate.append("strategic")
      }) == .automated)
  }

  @Test func supplyAtRiskIsABottleneck() throws {
    #expect(try Self.eligibility { $0.singleSource = true } == .bottleneck)
    #expect(try Self.eligibility { $0.critical = true } == .bottleneck)
    #expect(try Self.eligibility { $0.regulated = true } == .bottleneck)
    #expect(try Self.eligibility { $0.risk = "high" } == .bottleneck)
    #expect(try Self.eligibility { $0.risk = "low" } == .automated)
  }

  @Test func boughtTwiceIsOneOff() throws {
    #expect(try Self.eligibility(invoices: 2) == .oneOff)
    #expect(try Self.eligibility(invoices: 3) == .automated)
  }

  /// Between 1,000 and 5,000,000 euros, both included.
  @Test(
    arguments: [
      (999, Eligibility.belowMinimum), (1_000, Eligibility.automated),
      (5_000_000, Eligibility.automated), (5_000_001, Eligibility.aboveLimit),
    ] as [(Int64, Eligibility)])
  func thePolicyHasALeastAndALargestDeal(euros: Int64, expected: Eligibility) throws {
    #expect(try Self.eligibility(euros: euros) == expected)
  }

  @Test func protectedSuppliersAreNeverApproached() throws {
    #expect(try Self.eligibility { $0.protected = true } == .protected)
    // Whatever else holds.
    #expect(
      try Self.eligibility(euros: 10, invoices: 1) {
        $0.protected = true
        $0.singleSource = true
      } == .protected)
  }

  @Test func aContractOfMoreThanAYearBinds() throws {
    #expect(
      try Self.eligibility { $0.contractEnd = CalendarDate(iso: "2027-06-30") } == .automated)
    #expect(
      try Self.eligibility { $0.contractEnd = CalendarDate(iso: "2027-07-01") } == .underContract)
  }

  /// The supplier file says that nobody else can; the ledger shows who does.
  @Test func contradictingEvidenceGoesToAPerson() throws {
    func deal(_ record: (inout SupplierRecord) -> Void) throws -> Deal {
      var ledger = SmallLedger()
      for number in 0..<3 {
        ledger.item("item \(number)", from: "S1", units: 1_000, orders: 10, cents: 1_050)
        ledger.item("item \(number)", from: "S2", units: 1_000, orders: 10, cents: 950)
      }
      ledger.record("S1", record)
      return try ledger.deal("S1")
    }
    let contradicted = try deal { $0.alternatives = 0 }
    #expect(contradicted.eligibility == .conflict)
    #expect(
      contradicted.conflicts == [
        "no alternative in the supplier file, but 1 other supplier sold the same items, 100 % of the spend"
      ])
    #expect(try deal { $0.singleSource = true }.conflicts.count == 1)
    #expect(try deal { $0.alternatives = 1 }.eligibility == .automated)
    #expect(try deal { _ in }.conflicts.isEmpty)
  }

  @Test func poorDataGoToAPersonWhereThePolicySaysSo() throws {
    #expect(try Self.eligibility() == .automated)
    #expect(try Self.eligibility(change: { $0.settings.policy.leastGrade = .c }) == .poorData)
    #expect(
      try Self.eligibility(
        {
          ($0.margin, $0.costOfCapital, $0.dependence, $0.terms) = (0.2, 0.1, 0.1, 30)
          ($0.country, $0.sme) = ("US", false)
        }, change: { $0.settings.policy.leastGrade = .c }) == .automated)
  }

  @Test func everyReasonHasItsWords() {
    let reasons = Eligibility.allCases.map(\.reason)
    #expect(Set(reasons).count == reasons.count)
    #expect(reasons.allSatisfy { !$0.isEmpty })
  }

  /// What the agent may not approach is simulated, and counted in no total.
  @Test func onlyTheAgentsDealsAreInTheTotals() async throws {
    var ledger = SmallLedger()
    for name in ["S1", "S2", "S3"] { ledger.spend(name, 10_000) }
    ledger.record("S2") { $0.protected = true }
    let result = try await ledger.simulation()
    #expect(result.deals.count == 3)
    for world in result.totals(.winWin) {
      #expect(world[0].approached.deals == 2)
      #expect(world[0].approached.spend == Money(minor: 2_000_000))
    }
  }
}
