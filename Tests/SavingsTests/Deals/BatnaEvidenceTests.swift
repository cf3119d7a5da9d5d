import Testing

@testable import Savings

/// Where a deal's BATNA and anchor come from, and what is said of it.
struct BatnaEvidenceTests {
  /// A share of S1's spend, in per cent, is an item that S2 sells 10 % cheaper.
  private static func ledger(covered: Int64, cents: Int64 = 90) -> SmallLedger {
    var ledger = SmallLedger()
    ledger.item("bolt", from: "S1", units: 100 * covered, orders: Int32(covered), cents: 100)
    if covered < 100 { ledger.spend("S1", 100 * (100 - covered)) }
    ledger.item("bolt", from: "S2", units: 1_000, orders: 5, cents: cents)
    return ledger
  }

  @Test func pricesOfHalfTheSpendAreTheBatna() throws {
    let deal = try Self.ledger(covered: 50).deal("S1")
    #expect(deal.batna.source == .prices)
    #expect(deal.batna.alternatives == 1)
    #expect(deal.batna.alternativesKnown)
    #expect((deal.batna.saving - 0.05).magnitude < 1e-12)
    #expect(
      deal.batna.evidence
        == "1 item, 50 % of the spend, also come from 1 other supplier; the best prices, most at S2, are 5.0 % lower, less 5.0 % to switch"
    )
  }

  @Test func pricesOfLessOnlyCountTheAlternatives() throws {
    let deal = try Self.ledger(covered: 49).deal("S1")
    #expect(deal.batna.source == .dispersion)
    #expect(deal.batna.alternatives == 1)
    #expect(deal.batna.alternativesKnown)
    #expect(deal.batna.dispersion == Settings().model.dispersion)
    #expect(!deal.quality.proxies.contains("qualified alternatives"))
    #expect(deal.batna.evidence.hasPrefix("1 qualified alternatives, prices spread 6.0 %"))
  }

  @Test func theSupplierMasterKnowsBetterThanTheSettings() throws {
    var ledger = SmallLedger()
    for name in ["S1", "S2", "S3"] { ledger.spend(name, 10_000) }
    ledger.record("S1") { $0.alternatives = 4 }
    ledger.record("S2") {
      $0.alternatives = 4
      $0.singleSource = true
    }
    let known = try ledger.deal("S1").batna
    #expect(known.alternatives == 4)
    #expect(known.alternativesKnown)
    let single = try ledger.deal("S2").batna
    #expect(single.alternatives == 0)
    #expect(single.strength == .none)
    #expect(single.expectedNet == 0)
    #expect(single.evidence == "no qualified alternative: the status quo is all there is")
    let assumed = try ledger.deal("S3").batna
    #expect(assumed.alternatives == Settings().model.alternatives)
    #expect(!assumed.alternativesKnown)
    #expect(
      assumed.evidence
        == "assumed 1.5 qualified alternatives, prices spread 6.0 % in the category (assumed), less 5.0 % to switch"
    )
  }

  /// The opening is the best price that evidence supports, never beyond the policy.
  @Test func theAnchorIsTheEvidenceOrTheBenchmark() throws {
    let none = try Self.ledger(covered: 49, cents: 100).deal("S1").anchor
    // 1.5 times the tail's 3 %.
    #expect(none.basisPoints == 450)
    #expect(
      none.evidence
        == "published agreements of this tier come to about 3.0 %; the opening leaves room to trade"
    )
    let weak = try Self.ledger(covered: 100, cents: 96).deal("S1").anchor
    #expect(weak.basisPoints == 450)
    #expect(weak.evidence == "the same items cost 4.0 % less elsewhere (1 item, most at S2)")
    let good = try Self.ledger(covered: 100, cents: 93).deal("S1").anchor
    #expect((699...700).contains(good.basisPoints))
    #expect(good.evidence == "the same items cost 7.0 % less elsewhere (1 item, most at S2)")
    let better = try Self.ledger(covered: 100, cents: 70).deal("S1").anchor
    #expect(better.basisPoints == 800)
    #expect(better.evidence.hasSuffix("(1 item, most at S2); held at policy.price_range"))
  }

  @Test func theMidTierOpensAtItsOwnBenchmark() throws {
    var ledger = SmallLedger()
    ledger.spend("S1", 10_000)
    ledger.settings.tiers.list = ["S1": "mid-tier"]
    #expect(try ledger.deal("S1").anchor.basisPoints == 525)
    ledger.settings.policy.priceRange = 0.04
    #expect(try ledger.deal("S1").anchor.basisPoints == 400)
  }
}
