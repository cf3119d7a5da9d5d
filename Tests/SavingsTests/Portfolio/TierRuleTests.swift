import Testing

@testable import Savings

/// What each guard-rail of the rule does to one supplier.
struct TierRuleTests {
  /// A scope of 10,000,000.00 EUR: the strategic minimum is 1 % of it.
  private static func place(
    spend: Int64 = 400_000, before: Double = 0.5, invoices: Int = 3, contract: Bool = false,
    listed: Tier? = nil, _ change: (inout SupplierRecord) -> Void = { _ in }
  ) throws -> TierPlacement {
    let cube = SpendCube(currencies: ["EUR"])
    let base = try BaseCurrency(cube: cube, settings: Settings(), fx: FXTable())
    let rule = TierRule(
      settings: TierSettings(), scope: Money(minor: 1_000_000_000), base: base)
    var record = SupplierRecord()
    change(&record)
    return rule.placement(
      TierRule.Facts(
        spend: Money(minor: spend * 100), before: before, recentInvoices: invoices,
        hasContract: contract, record: record, listed: listed))
  }

  @Test(
    "the curve decides by the share before, and a cut belongs to the tier below it",
    arguments: [
      (0, .strategic, 0.8), (0.79, .strategic, 0.01), (0.8, .midTier, 0.15),
      (0.949, .midTier, 0.001), (0.95, .tail, 0), (1, .tail, 0.05),
    ] as [(Double, Tier, Double)])
  func curve(before: Double, tier: Tier, margin: Double) throws {
    let placed = try Self.place(before: before)
    #expect(placed.tier == tier && placed.rule == .curve)
    #expect(((placed.margin ?? -1) - margin).magnitude < 1e-12)
    #expect(placed.value == Digits.percent(before, 2))
    #expect(placed.threshold == (tier == .strategic ? "80.00 %" : "95.00 %"))
  }

  @Test("a strategic supplier below the minimum is mid-tier, at the minimum it stays")
  func strategicMinimum() throws {
    let below = try Self.place(spend: 99_999)
    #expect(below.tier == .midTier && below.rule == .strategicMinimum && below.margin == nil)
    #expect(below.value == "99,999" && below.threshold == "100,000")
    #expect(try Self.place(spend: 100_000).tier == .strategic)
  }

  @Test("below the floor a supplier is tail whatever the curve says")
  func floor() throws {
    let below = try Self.place(spend: 49_999, before: 0.1)
    #expect(below.tier == .tail && below.rule == .tailFloor && below.threshold == "50,000")
    #expect(try Self.place(spend: 50_000, before: 0.9).tier == .midTier)
  }

  @Test(
    "a listed supplier is where the list puts it, whatever else holds", arguments: Tier.allCases)
  func list(tier: Tier) throws {
    let placed = try Self.place(spend: 1, before: 1, invoices: 1, listed: tier) {
      $0.singleSource = true
    }
    #expect(placed.tier == tier && placed.rule == .list && !placed.isHumanLed)
  }

  @Test(
    "each flag of a bottleneck lifts a supplier to mid-tier and keeps the agent away",
    arguments: ["single source", "critical", "regulated", "high supply risk"])
  func bottleneck(reason: String) throws {
    let flag: (inout SupplierRecord) -> Void = { record in
      record.singleSource = reason == "single source"
      record.critical = reason == "critical"
      record.regulated = reason == "regulated"
      record.risk = reason == "high supply risk" ? "high" : ""
    }
    // A one-off purchase of a small amount would be tail twice over.
    let small = try Self.place(spend: 10, before: 0.99, invoices: 1, flag)
    #expect(small.tier == .midTier && small.rule == .bottleneck && small.isHumanLed)
    #expect(small.value == reason)
    #expect(try Self.place(before: 0, flag).tier == .strategic)
  }

  @Test("medium and low risk are no bottleneck", arguments: ["", "low", "medium"])
  func ordinaryRisk(risk: String) throws {
    #expect(try Self.place { $0.risk = risk }.rule == .curve)
  }

  @Test("bought once or twice without a contract is one-off, with one it is not")
  func oneOff() throws {
    let placed = try Self.place(before: 0, invoices: 2)
    #expect(placed.tier == .tail && placed.rule == .oneOff && placed.subTier == "one-off")
    #expect(placed.value == "2 invoices in 24 months" && placed.threshold == "2")
    #expect(try Self.place(before: 0, invoices: 2, contract: true).rule == .curve)
    #expect(try Self.place(before: 0, invoices: 3).rule == .curve)
  }

  @Test("the tail is split by size")
  func subTiers() throws {
    #expect(try Self.place(spend: 9_999, before: 0.99).subTier == "tail-of-tail")
    #expect(try Self.place(spend: 10_000, before: 0.99).subTier == "head")
    #expect(try Self.place(before: 0.9).subTier == "")
  }

  @Test("a strategic supplier of low risk with alternatives is leverage, and no other is")
  func leverage() throws {
    func isLeverage(_ before: Double, _ risk: String, _ alternatives: Int?) throws -> Bool {
      try Self.place(before: before) {
        $0.risk = risk
        $0.alternatives = alternatives
      }.isLeverage
    }
    #expect(try isLeverage(0, "low", 2))
    #expect(try !isLeverage(0, "low", 1) && !isLeverage(0, "low", nil))
    #expect(try !isLeverage(0, "medium", 5) && !isLeverage(0.9, "low", 5))
  }
}
