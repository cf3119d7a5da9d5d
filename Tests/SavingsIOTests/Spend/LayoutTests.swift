import FoundationEssentials
import Savings
import Testing

@testable import SavingsIO

@Suite("Layout of a file")
struct LayoutTests {
  @Test(arguments: [",", ";", "\t", "|"])
  func theDelimiterIsFound(_ delimiter: String) throws {
    let text = "Vendor Name,Net Amount,Text\nA,1.50,x\n\"B;|,\t\",2.25,y\n"
      .replacing(",", with: delimiter)
    let read = try ledger(text)
    #expect(read.files[0].delimiter == delimiter)
    #expect(read.files[0].control.amountUsed.text == "3.75")
    #expect(read.files[0].mapping[.supplier] == "Vendor Name")
  }

  @Test func theHeaderIsFoundBelowTitlesAndAfterAMark() throws {
    let read = try ledger(
      "\u{FEFF}Report of 2025\n\n,,\nSupplier,Amount (£),Date\nA,1,2025-01-02\n")
    #expect(read.files[0].headerLine == 4)
    #expect(read.files[0].encoding == "utf-8-sig")
    #expect(read.files[0].mapping[.amount] == "Amount (£)")
  }

  @Test func columnsOfTheSettingsServeFilesWithoutHeader() throws {
    let read = try ledger("A,1\nB,2\n") { $0.spend.columns = ["supplier", "amount"] }
    #expect(read.files[0].control.records == 2)
    #expect(read.files[0].headerLine == 0)
    #expect(try refusal("A,1\n") { $0.spend.header = .no }?.status == .badSettings)
  }

  @Test func aMappingThatDoesNotFitNamesTheNearestColumn() throws {
    let refused = try refusal("Supplier,Net amount,Total\nA,1,2\n") {
      $0.spend.mapping = ["amount": "Net amounts"]
    }
    #expect(refused?.status == .badSettings)
    #expect(refused?.line == 1)
    #expect(refused?.fix == "Did you mean Net amount?")
  }

  @Test func whatCannotBeMappedListsTheColumns() throws {
    let refused = try refusal("Firm,Amount\nA,1\n")
    #expect(refused?.status == .badSettings)
    #expect(refused?.cause.contains("\"Firm\", \"Amount\"") == true)
    #expect(try refusal("Supplier,Amount,Amount\nA,1,2\n")?.status == .badSettings)
    let unknown = try refusal("Supplier,Amount\nA,1\n") { $0.spend.mapping = ["vendor": "x"] }
    #expect(unknown?.status == .badSettings)
  }

  @Test func theDecimalSignNeedsProof() throws {
    let points = try ledger("supplier,amount\nA,\"1,234\"\nB,1.5\n")
    #expect(points.files[0].control.amountUsed.text == "1235.50")
    let commas = try ledger("supplier;amount\nA;1.234\nB;1,5\n")
    #expect(commas.files[0].control.amountUsed.text == "1235.50")
    let refused = try refusal("supplier;amount\nA;1,234\nB;7\n")
    #expect(refused?.status == .badSettings)
    #expect(refused?.column == "amount")
    #expect(refused?.fix.contains("spend.decimal") == true)
    let set = try ledger("supplier;amount\nA;1,234\nB;7\n") { $0.spend.decimal = .comma }
    #expect(set.files[0].control.amountUsed.text == "8.234")
  }

  @Test func theOrderOfDaysAndMonthsNeedsProof() throws {
    let refused = try refusal("supplier,amount,date\nA,1,03/04/2025\n")
    #expect(refused?.status == .badSettings)
    #expect(refused?.fix.contains("spend.date_style") == true)
    let proven = try ledger("supplier,amount,date\nA,1,03/04/2025\nA,1,03/31/2025\n")
    #expect(proven.cube.asOf?.iso == "2025-03-31")
    #expect(proven.cube.cells[0].first?.iso == "2025-03-04")
    let set = try ledger("supplier,amount,date\nA,1,03/04/2025\n") { $0.spend.dateStyle = .dmy }
    #expect(set.cube.asOf?.iso == "2025-04-03")
  }

  @Test func proofBeyondTheSampleIsFound() throws {
    let plain = String(repeating: "A,\"1,234\",03/04/2025\n", count: 400)
    let proof = "A,1.5,31/04/2025\nA,1.5,30/04/2025\n"
    let folder = try TemporaryFolder()
    try folder.write("supplier,amount,date\n" + plain + proof + plain + plain)
    var plan = smallChunks(1000)
    plan.sampleBytes = 512
    let read = try folder.ledger(plan: plan)
    #expect(read.cube.cells[0].first?.iso == "2025-04-03")
    #expect(read.files[0].control.amountUsed.text == "1480803.00")
    #expect(read.files[0].flags == [.typeError: 1])
  }

  static let strangers: [[UInt8]] = [
    [], Array("PK\u{3}\u{4}xx".utf8), [0x1F, 0x8B, 8, 0], [0xD0, 0xCF, 0x11, 0xE0],
    Array("%PDF-1.4".utf8), Array("\n<!DOCTYPE html><html>".utf8),
    [0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0],
    [0x41, 0, 0x42, 0, 0x0A, 0], Array("supplier,amount\n".utf8),
  ]

  @Test(arguments: strangers)
  func whatIsNoLedgerIsRefused(_ bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    try folder.write(bytes)
    let refused = #expect(throws: Refusal.self) { _ = try folder.ledger() }
    #expect(refused?.status == .badData)
    #expect(refused?.file == "spend.csv")
  }

  @Test func missingFilesAndFoldersAreRefused() throws {
    let folder = try TemporaryFolder()
    for names in [["none.csv"], ["*.csv"], ["."]] {
      let refused = #expect(throws: Refusal.self) {
        _ = try folder.ledger { $0.spend.files = names }
      }
      #expect(refused?.status == .noInput)
    }
    #expect(try refusal("x") { $0.spend.files = [] }?.status == .badSettings)
  }

  @Test func severalFilesAddUpOnceEach() throws {
    let folder = try TemporaryFolder()
    try folder.write("supplier,amount,item,quantity\nB,1,x,2\nCaf\u{E9},2,,\n", to: "b.csv")
    try folder.write(
      Array("amount,supplier\n4,Caf".utf8) + [0xE9] + Array("\n8,A\n".utf8), to: "a.csv")
    for names in [["*.csv", "b.csv"], ["b.csv", "a.csv"], ["?.csv"]] {
      let read = try folder.ledger { $0.spend.files = names }
      #expect(read.files.count == 2)
      #expect(read.cube.suppliers.map(\.name) == ["A", "B", "Caf\u{E9}"])
      #expect(read.cube.cells.map(\.amount) == [8_000_000, 1_000_000, 6_000_000])
      #expect(read.cube.cells.map(\.windowQuantity) == [0, 2_000_000, 0])
    }
  }
}
