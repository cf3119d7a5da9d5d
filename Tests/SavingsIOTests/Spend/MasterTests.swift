import Savings
import Testing

@testable import SavingsIO

@Suite("Supplier master and exchange rates")
struct MasterTests {
  @Test func theMasterReadsEveryField() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      id;name;country;payment terms;margin;alternatives;contract end;risk;critical;sme;tier
      7;"Ace; Ltd";gb;Net 30;25%;3;2026-12-31;High;yes;no;Mid-tier
      8;B;;;0,125;;;;;;

      """, to: "s.csv")
    var settings = Settings()
    settings.suppliers.file = "s.csv"
    let records = try readSuppliers(settings: settings, directory: folder.path)
    var ace = SupplierRecord()
    (ace.id, ace.name, ace.country, ace.terms) = ("7", "Ace; Ltd", "GB", 30)
    (ace.margin, ace.alternatives, ace.risk, ace.critical) = (0.25, 3, "high", true)
    ace.sme = false
    ace.contractEnd = CalendarDate(iso: "2026-12-31")
    ace.previousTier = "mid-tier"
    #expect(records.count == 2)
    #expect(records[0] == ace)
    #expect(records[1].margin == 0.125)
    try folder.write("id,margin\n7,25\n", to: "s.csv")
    let refused = #expect(throws: Refusal.self) {
      _ = try readSuppliers(settings: settings, directory: folder.path)
    }
    #expect(refused?.line == 2)
    #expect(refused?.column == "margin")
    #expect(try readSuppliers(settings: Settings(), directory: folder.path).isEmpty)
  }

  @Test func eachCurrencyTakesItsLatestRate() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      Currency,Rate,Date
      eur,1.1,2025-01-01
      EUR,1.123456789,2025-06-01
      EUR,9,2026-01-01
      GBP,1.25,2026-01-01

      """, to: "fx.csv")
    var settings = Settings()
    settings.fxFile = "fx.csv"
    let table = try readFX(
      settings: settings, directory: folder.path, asOf: CalendarDate(iso: "2025-12-31"))
    #expect(table.nanosPerUnit == ["EUR": 1_123_456_789])
    for bad in ["currency,rate\nEUR,0\n", "currency,rate\nEURO,1\n", "currency,rate\nE,1\nE,2\n"] {
      try folder.write(bad, to: "fx.csv")
      #expect(throws: Refusal.self) {
        _ = try readFX(settings: settings, directory: folder.path, asOf: nil)
      }
    }
  }
}
