import Savings
import Testing

@testable import SavingsIO

@Suite("Rows of a ledger")
struct RowTests {
  @Test func everyRecordIsUsedRejectedOrSetAside() throws {
    let read = try ledger(
      """
      Supplier,Amount,Date,Currency
      A,10.00,2025-01-01,usd
      ,5,2025-01-01,USD
      B,,2025-01-01,USD
      B,x,2025-01-01,USD
      B,99999999999999.00,2025-01-01,USD
      B,1,2025-01-01,dollars
      ,,,
      Supplier,Amount,Date,Currency
      ,15.00,,
      B,(2.50),soon,

      """)
    let control = read.files[0].control
    #expect(control.records == 8)
    #expect(control.used == 2)
    #expect(control.rejected == 5)
    #expect(control.setAside == 1)
    #expect(control.negativeAmounts == 1)
    #expect(control.amountUsed.text == "7.50")
    #expect(control.amountRejected.text == "100000000000005.00")
    #expect(control.amountSetAside.text == "15.00")
    #expect(read.files[0].blank == 1)
    #expect(
      read.rejects.map(\.code) == [
        .requiredValue, .requiredValue, .typeError, .numberOutOfRange, .currencyUnknown,
        .subtotalRow, .typeError,
      ])
    #expect(
      read.rejects.map(\.action) == [
        .rejected, .rejected, .rejected, .rejected, .rejected, .setAside, .kept,
      ])
    #expect(read.rejects.map(\.record) == [2, 3, 4, 5, 6, 7, 8])
    #expect(read.rejects.map(\.line) == [3, 4, 5, 6, 7, 10, 11])
    #expect(read.rejects[2].value == "x")
    #expect(read.rejects[2].column == 2)
    #expect(read.rejects[2].columnName == "Amount")
    #expect(read.rejects[2].raw == "B,x,2025-01-01,USD")
    #expect(read.files[0].flags == [.typeError: 1])
    #expect(read.cube.currencies == ["", "USD"])
  }

  @Test func extraCellsAreFlaggedUnlessTheCellsMoved() throws {
    let read = try ledger(
      """
      supplier,amount,date
      A,1,2025-01-01,
      A,2,2025-01-01,note
      A,1,2025-01-01,234
      Smith, Ltd,3,2025-01-01
      A,4

      """)
    #expect(read.files[0].control.used == 3)
    #expect(read.files[0].control.amountUsed.text == "7.00")
    #expect(read.rejects.map(\.code) == [.extraCell, .extraCell, .extraCell, .missingCell])
    #expect(read.rejects.map(\.action) == [.kept, .rejected, .rejected, .kept])
  }

  @Test func aNULInTheSupplierIsRejectedAndShown() throws {
    let read = try ledger("supplier,amount\nA\u{0}B,1\nC,2\n")
    #expect(read.rejects.map(\.code) == [.controlCharacter])
    #expect(read.rejects[0].raw == "A\\x00B,1")
    #expect(read.cube.suppliers == [RawSupplier(id: "", name: "C")])
  }

  @Test func namesLoseOuterSpaceAndKeepTheirBytes() throws {
    let read = try ledger("supplier,amount\n\"\u{A0} Caf\u{E9} \",1\nCafe\u{301},2\nVoilà,3\n")
    let names = read.cube.suppliers.map { Array($0.name.utf8) }
    #expect(
      names == [Array("Cafe\u{301}".utf8), Array("Caf\u{E9}".utf8), Array("Voilà".utf8)])
  }

  @Test func windows1252IsRecognisedAndTurnedIntoText() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Array("supplier,amount\nCaf".utf8) + [0xE9, 0x80] + Array(",\"".utf8) + [0xA3]
        + Array(" 3.50\"\n".utf8))
    let read = try folder.ledger()
    #expect(read.files[0].encoding == "windows-1252")
    #expect(read.cube.suppliers.map(\.name) == ["Café€"])
    #expect(read.files[0].control.amountUsed.text == "3.50")
  }

  @Test func theWindowEndsWithTheLastMonth() throws {
    let text = """
      supplier,amount,date
      A,1,2023-12-31
      A,2,2024-01-01
      A,4,2024-12-15
      B,8,2022-06-01
      B,16,
      """
    let cells = try ledger(text).cube.cells
    #expect(cells.map(\.amount) == [7_000_000, 24_000_000])
    #expect(cells.map(\.windowAmount) == [6_000_000, 0])
    #expect(cells.map(\.recentInvoices) == [3, 0])
    let half = try ledger(text) { $0.scope.windowMonths = 11 }.cube
    #expect(half.cells.map(\.windowAmount) == [4_000_000, 0])
    let whole = try ledger(text) { $0.scope.windowMonths = 0 }.cube
    #expect(whole.cells.map(\.windowAmount) == [7_000_000, 24_000_000])
    #expect(!whole.hasWindow)
    let earlier = try ledger(text) { $0.asOf = CalendarDate(iso: "2024-12-01") }.cube
    #expect(earlier.cells.map(\.windowAmount) == [2_000_000, 0])
    #expect(earlier.cells.map(\.amount) == [7_000_000, 24_000_000])
  }

  @Test func pricesTermsAndContractsAreSummedPerCell() throws {
    let read = try ledger(
      """
      supplier,item,unit,quantity,unit price,amount,date,payment terms,contract,category
      A,Bolt,PCE,10,1.50,15.00,2025-01-01,Net 30,yes,Metal
      A,Bolt,PCE,20,1.40,28.00,2025-02-01,60,no,Metal
      A,Bolt,PCE,-1,1.40,-1.40,2025-02-01,60,,Metal
      A,Bolt,BOX,1,90,90.00,2025-02-01,soon,-,Metal

      """)
    #expect(
      read.cube.items == [RawItem(name: "Bolt", unit: "BOX"), RawItem(name: "Bolt", unit: "PCE")])
    let cell = read.cube.cells[1]
    #expect(cell.windowQuantity == 30_000_000)
    #expect(cell.windowPricedAmount == 43_000_000)
    #expect(cell.windowPricedRows == 2)
    #expect(cell.termsUnits == 43)
    #expect(cell.termsUnitDays == 15 * 30 + 28 * 60)
    #expect(cell.contractRows == 1)
    #expect(cell.credits == 1)
    #expect(read.files[0].flags == [.typeError: 1])
  }

  @Test func amountsAreQuantitiesTimesPricesWhereThereAreNone() throws {
    let read = try ledger("supplier,quantity,unit price\nA,3,0.3333\nA,2,1.1\nA,,5\n")
    #expect(read.files[0].control.amountUsed.text == "3.1999")
    #expect(read.rejects.map(\.code) == [.requiredValue])
  }

  @Test func anOverflowingSumIsRefused() throws {
    let row = "A,9000000000000\n"
    #expect(try refusal("supplier,amount\n" + row + row)?.status == .badData)
  }

  @Test func theLimitsHold() throws {
    let text = "supplier,amount\nA,1\nB,x\n\"" + String(repeating: "C", count: 200) + "\",1\n"
    #expect(try refusal(text) { $0.limits.rejectedShare = 0.3 }?.line == 3)
    #expect(try refusal(text) { $0.limits.rejectedRows = 0 }?.column == "amount")
    #expect(try refusal(text) { $0.limits.fieldBytes = 100 }?.line == 4)
    #expect(try refusal(text) { $0.limits.columns = 1 }?.status == .badData)
    #expect(try refusal(text) { $0.limits.cells = 1 }?.status == .badData)
    #expect(try refusal(text) { $0.limits.recordBytes = 100 } == nil)
    let open = "supplier,amount\n\"A\n" + String(repeating: "x,1\n", count: 99) + "\",1\n"
    #expect(try refusal(open) { $0.limits.recordBytes = 100 }?.line == 2)
  }

  @Test func repetitionsAreCounted() throws {
    #expect(
      try ledger("supplier,amount\nA,1\nA,1\nA,2\nA,1").files[0].exactDuplicates == 2)
    let unchecked = try ledger("supplier,amount\nA,1\nA,1\n") { $0.limits.duplicateBytes = 3 }
    #expect(unchecked.files[0].exactDuplicates == nil)
  }
}
