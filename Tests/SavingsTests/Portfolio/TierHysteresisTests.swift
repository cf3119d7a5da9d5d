import Testing

@testable import Savings

/// Suppliers near a threshold stay where the last run put them.
struct TierHysteresisTests {
  private static func tier(
    _ previous: Tier?, before: Double, spend: Int64 = 400_000
  ) throws -> TierPlacement {
    let base = try BaseCurrency(
      cube: SpendCube(currencies: ["EUR"]), settings: Settings(), fx: FXTable())
    let rule = TierRule(
      settings: TierSettings(), scope: Money(minor: 1_000_000_000), base: base)
    return rule.placement(
      TierRule.Facts(
        spend: Money(minor: spend * 100), before: before, recentInvoices: 3, hasContract: false,
        record: nil, previous: previous, listed: nil))
  }

  @Test(
    "within the band around a cut the previous tier is kept, both ways",
    arguments: [
      (.strategic, 0.81, .strategic), (.midTier, 0.79, .midTier), (.midTier, 0.96, .midTier),
      (.tail, 0.94, .tail),
    ] as [(Tier, Double, Tier)])
  func inside(previous: Tier, before: Double, tier: Tier) throws {
    let placed = try Self.tier(previous, before: before)
    #expect(placed.tier == tier && placed.rule == .hysteresis && placed.margin == nil)
    #expect(try Self.tier(nil, before: before).tier != tier)
  }

  @Test(
    "outside of the band, or beside another cut, the curve decides",
    arguments: [
      (.strategic, 0.821, .midTier), (.midTier, 0.779, .strategic), (.midTier, 0.971, .tail),
      (.tail, 0.929, .midTier), (.tail, 0.79, .strategic), (.strategic, 0.96, .tail),
    ] as [(Tier, Double, Tier)])
  func outside(previous: Tier, before: Double, tier: Tier) throws {
    let placed = try Self.tier(previous, before: before)
    #expect(placed.tier == tier && placed.rule == .curve)
  }

  @Test("within a tenth of the floor the previous tier is kept, both ways")
  func floor() throws {
    let fallen = try Self.tier(.midTier, before: 0.9, spend: 45_000)
    #expect(fallen.tier == .midTier && fallen.rule == .hysteresis)
    #expect(try Self.tier(.midTier, before: 0.9, spend: 44_999).rule == .tailFloor)
    let risen = try Self.tier(.tail, before: 0.9, spend: 55_000)
    #expect(risen.tier == .tail && risen.rule == .hysteresis)
    #expect(try Self.tier(.tail, before: 0.9, spend: 55_001).tier == .midTier)
  }

  @Test("a supplier that is where it was needs no band")
  func same() throws { #expect(try Self.tier(.midTier, before: 0.81).rule == .curve) }
}
