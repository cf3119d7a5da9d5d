import Bargaining
import Testing

@testable import Savings

struct ZoneOfAgreementTests {
  private static func ledger(
    alternatives: Int?, margin: Double = 0.25, change: (inout SmallLedger) -> Void = { _ in }
  ) -> SmallLedger {
    var ledger = SmallLedger()
    ledger.spend("S1", 10_000, terms: 30)
    ledger.record("S1") {
      $0.alternatives = alternatives
      $0.margin = margin
    }
    change(&ledger)
    return ledger
  }

  private static func zone(_ ledger: SmallLedger) throws -> (ZoneOfAgreement, Deal) {
    let deal = try ledger.deal("S1")
    return (ZoneOfAgreement(deal, settings: ledger.settings), deal)
  }

  /// The most that the buyer can keep with the supplier at its limit: every corner of the box, with
  /// one lever between its ends.
  private static func mostKept(_ deal: Deal, _ settings: Settings, limit: Double) -> Double {
    let buyer = LinearWorth.buyer(deal.box, settings.model)
    let supplier = LinearWorth.supplier(
      deal.box, capitalCost: deal.prior.capitalCost,
      others: LinearWorth.supplierMeans(settings.model))
    var best = -Double.infinity
    for corner in 0..<256 {
      var package = Package(repeating: 0)
      for lane in 0..<8 { package[lane] = Double((corner >> lane) & 1) }
      if supplier.worth(of: package) >= limit { best = max(best, buyer.worth(of: package)) }
      for lane in 0..<8 where supplier.weights[lane] != 0 {
        var part = package
        part[lane] = 0
        part[lane] = (limit - supplier.worth(of: part)) / supplier.weights[lane]
        if (0...1).contains(part[lane]) { best = max(best, buyer.worth(of: part)) }
      }
    }
    return best
  }

  @Test(arguments: [nil, 0, 1, 3, 8])
  func allLeversAreTheBestThatAnyPackageLeaves(alternatives: Int?) throws {
    let ledger = Self.ledger(alternatives: alternatives)
    let (zone, deal) = try Self.zone(ledger)
    let most = Self.mostKept(deal, ledger.settings, limit: -zone.supplierGives)
    #expect((zone.allLevers - most).magnitude < 1e-12)
  }

  /// One more supplier is a stronger threat, and that is all it is.
  @Test func aSecondQuoteIsWorthWhatTheNextSupplierCountLeaves() throws {
    let one = try Self.zone(Self.ledger(alternatives: 1)).0
    let two = try Self.zone(Self.ledger(alternatives: 2)).0
    #expect((one.oneMore - two.allLevers).magnitude < 1e-15)
    #expect((one.oneMoreReservation - two.buyerReservation).magnitude < 1e-15)
    #expect(one.gainOfOneMore > 0.005)
  }

  /// Margin × (goodwill + mean credibility × threat): 2/7 of a Beta(2, 5), by hand.
  @Test func theSupplierGivesWhatItFearsToLose() throws {
    let none = try Self.zone(Self.ledger(alternatives: 0)).0
    #expect((none.supplierGives - 0.25 * 0.02).magnitude < 1e-15)
    let (one, deal) = try Self.zone(Self.ledger(alternatives: 1))
    let threat = deal.batna.threat
    #expect((one.supplierGives - 0.25 * (0.02 + 2.0 / 7 * threat)).magnitude < 1e-12)
    // P(a normal price beats the switching cost of 5 % at a spread of 6 %) = 1 − Φ(5/6).
    #expect((threat - 0.202_328).magnitude < 1e-6)
  }

  @Test func theSupplierNeverGivesBelowItsMarginFloor() throws {
    let ledger = Self.ledger(alternatives: 8) { $0.settings.model.goodwill = 5 }
    #expect((try Self.zone(ledger).0.supplierGives - 0.25 * 0.7).magnitude < 1e-15)
  }

  @Test func moreToTradeAndMoreRivalsNeverShrinkTheRoom() throws {
    for alternatives in [nil, 0, 1, 2, 5] {
      for margin in [0.02, 0.1, 0.25, 0.6] {
        let zone = try Self.zone(Self.ledger(alternatives: alternatives, margin: margin)).0
        #expect(zone.priceOnly <= zone.allLevers)
        #expect(zone.allLevers <= zone.oneMore)
        #expect(zone.buyerReservation <= zone.oneMoreReservation)
        #expect(zone.gainOfOneMore >= 0)
        let fewer = try Self.zone(
          Self.ledger(alternatives: alternatives, margin: margin) {
            $0.settings.policy.levers = ["price", "terms"]
          }
        ).0
        #expect(fewer.allLevers <= zone.allLevers)
        #expect(fewer.priceOnly == zone.priceOnly)
      }
    }
  }

  @Test func aZoneOnThePriceAloneIsSaidSo() throws {
    let zone = try Self.zone(Self.ledger(alternatives: 0)).0
    #expect(zone.existsOnPrice)
    #expect(
      zone.finding
        == "A zone exists on the price alone: the supplier may give up to 0.50 %, the buyer needs 0.25 %"
    )
  }

  /// A margin of 5 % yields 0.1 % of price, less than the policy's least gain; the levers open it.
  @Test func aZoneThatLeversOpenNamesThem() throws {
    let zone = try Self.zone(Self.ledger(alternatives: 0, margin: 0.05)).0
    #expect(!zone.existsOnPrice)
    #expect(zone.exists)
    #expect(zone.opensWith.first == .forecast)
    #expect(
      zone.finding
        == "No zone on the price alone (0.10 % of the 0.25 % needed); opens with forecast sharing and volume commitment"
    )
  }

  @Test func withoutAnyZoneTheAlternativeIsBetter() throws {
    var ledger = Self.ledger(alternatives: 8, margin: 0.01) {
      $0.settings.policy.levers = ["price"]
      $0.settings.model.dispersion = 0.2
    }
    let (closed, _) = try Self.zone(ledger)
    #expect(!closed.exists)
    #expect(!closed.existsWithOneMore)
    #expect(closed.finding.hasPrefix("No zone with any lever: the alternative ("))
    // With no alternative and nothing to trade, a rival is what is missing.
    ledger = Self.ledger(alternatives: 0, margin: 0.1) { $0.settings.policy.levers = ["price"] }
    let (waiting, _) = try Self.zone(ledger)
    #expect(!waiting.exists)
    #expect(waiting.existsWithOneMore)
    #expect(waiting.finding == "No zone today; one more qualified supplier opens it")
  }
}
