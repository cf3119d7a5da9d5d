import Testing

@testable import Savings

struct DealMapTests {
  @Test func neighboursAreTheOthersOfTheCategoryAndOfTheSupplier() throws {
    var ledger = SmallLedger()
    ledger.spend("Acme", 20_000, on: "parts")
    ledger.spend("Acme", 30_000, on: "freight")
    ledger.spend("Bolt", 5_000, on: "parts")
    ledger.spend("Core", 7_000, on: "parts")
    ledger.spend("Dust", 9_000, on: "")
    ledger.spend("Edge", 9_000, on: "")
    let deals = try ledger.deals()
    let map = DealMap(deals)
    let parts = try #require(deals.first { $0.supplierName == "Acme" && $0.category == "parts" })
    let around = map.neighbours(of: parts)
    #expect(around.sellers.map(\.name) == ["Core", "Bolt"])
    #expect(around.categorySpend == Money(minor: 3_200_000))
    #expect(around.sameSupplier.map(\.category) == ["freight"])
    // Without a name, a category says nothing about what its suppliers sell.
    let nameless = try #require(deals.first { $0.supplierName == "Dust" })
    #expect(map.neighbours(of: nameless).sellers.isEmpty)
  }
}
