import Testing

@testable import Savings

/// Price evidence on ledgers small enough for a pencil.
struct PriceBookTests {
  /// S1 buys 1,000 bolts in 10 orders at 1.00, and for another 1,000 euros without an item.
  private static func ledger(
    cents: Int64 = 90, units: Int64 = 1_000, orders: Int32 = 10, unit: String = "EA"
  ) -> SmallLedger {
    var ledger = SmallLedger()
    ledger.item("bolt", from: "S1", units: 1_000, orders: 10, cents: 100)
    ledger.spend("S1", 1_000)
    ledger.item("bolt", from: "S2", units: units, orders: orders, cents: cents, unit: unit)
    return ledger
  }

  private static func isNear(_ a: Double, _ b: Double) -> Bool { (a - b).magnitude < 1e-12 }

  @Test func theSameItemElsewhereIsEvidence() throws {
    let ledger = Self.ledger()
    let evidence = try #require(try ledger.deal("S1").evidence)
    // 10 % of 1,000 euros, of 2,000.
    #expect(Self.isNear(evidence.saving, 0.05))
    #expect(Self.isNear(evidence.coverage, 0.5))
    #expect(evidence.items == 1)
    #expect(evidence.alternatives == 1)
    let resolution = try ledger.portfolio().resolution
    #expect(resolution.suppliers[evidence.bestSupplier].name == "S2")
    #expect(Self.isNear(evidence.bestSaving, 0.05))
    // Who is cheapest has an alternative and nothing to save by it.
    let cheapest = try #require(try ledger.deal("S2").evidence)
    #expect(cheapest.saving == 0)
    #expect(cheapest.coverage == 1)
    #expect(cheapest.alternatives == 1)
  }

  /// A price below 0.4 of ours, or above 2.5 of it, is another pack size.
  @Test(arguments: [(41, true), (39, false), (249, true), (251, false), (100, true)])
  func aPriceThatIsAnotherUnitIsNoEvidence(cents: Int64, isEvidence: Bool) throws {
    let evidence = try Self.ledger(cents: cents).deal("S1").evidence
    #expect((evidence != nil) == isEvidence)
    if cents == 41 { #expect(Self.isNear(evidence?.saving ?? 0, 0.295)) }
  }

  @Test func anotherUnitOfMeasureIsAnotherItem() throws {
    #expect(try Self.ledger(unit: "BOX").deal("S1").evidence == nil)
  }

  /// Order sizes within a factor of four are one volume band; ours is 100 units an order.
  @Test(arguments: [(400, true), (401, false), (25, true), (24, false)])
  func anotherOrderSizeIsAnotherMarket(size: Int64, isEvidence: Bool) throws {
    let evidence = try Self.ledger(units: size * 10, orders: 10).deal("S1").evidence
    #expect((evidence != nil) == isEvidence)
  }

  @Test func theBestOfSeveralPricesCounts() throws {
    var ledger = Self.ledger()
    ledger.item("bolt", from: "S3", units: 500, orders: 5, cents: 80)
    ledger.item("bolt", from: "S4", units: 500, orders: 5, cents: 120)
    let evidence = try #require(try ledger.deal("S1").evidence)
    #expect(Self.isNear(evidence.saving, 0.1))
    #expect(evidence.alternatives == 3)
    let resolution = try ledger.portfolio().resolution
    #expect(resolution.suppliers[evidence.bestSupplier].name == "S3")
  }

  /// The average price of a supplier is weighted by volume.
  @Test func aPriceIsTheAverageOfAllOrders() throws {
    var ledger = SmallLedger()
    ledger.item("bolt", from: "S1", units: 900, orders: 9, cents: 100)
    ledger.item("bolt", from: "S1", units: 100, orders: 1, cents: 200, category: "other")
    ledger.item("bolt", from: "S2", units: 1_000, orders: 10, cents: 99)
    // (900 + 200) / 1,000 = 1.10 against 0.99.
    let deals = try ledger.deals().filter { $0.supplierName == "S1" }
    #expect(deals.count == 2)
    for deal in deals { #expect(Self.isNear(deal.evidence?.saving ?? 0, 0.1)) }
  }

  @Test func aLedgerWithoutItemsHasNoEvidence() throws {
    var ledger = SmallLedger()
    ledger.spend("S1", 5_000)
    ledger.spend("S2", 5_000)
    #expect(try ledger.deal("S1").evidence == nil)
    #expect(
      PriceBook(cube: ledger.cube, portfolio: try ledger.portfolio())
        .dispersion(ofCategory: 0) == nil)
  }

  /// Five items at 1.05 and 0.95: every price lies 0.05 from its median of 1.
  @Test func fiveItemsTellTheDispersionOfACategoryAndFourDoNot() throws {
    func dispersion(items: Int) throws -> Double? {
      var ledger = SmallLedger()
      for number in 0..<items {
        ledger.item("item \(number)", from: "S1", units: 1_000, orders: 10, cents: 105)
        ledger.item("item \(number)", from: "S2", units: 1_000, orders: 10, cents: 95)
      }
      return PriceBook(cube: ledger.cube, portfolio: try ledger.portfolio())
        .dispersion(ofCategory: 0)
    }
    #expect(try dispersion(items: 4) == nil)
    #expect(Self.isNear(try dispersion(items: 5) ?? 0, 1.4826 * 0.05))
  }
}
