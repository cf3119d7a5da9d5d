import Savings
import Testing

@testable import SavingsIO

/// Every family of quirks, read without any setting that a user would not write.
struct InputFamilyTests {
  @Test("the same purchases come out of it", arguments: InputFamily.all)
  func purchases(_ family: InputFamily) throws {
    let folder = try TemporaryFolder()
    try folder.write(family.bytes)
    let read = try folder.ledger {
      $0.currency.base = "EUR"
      // Three rows cannot tell on which side purchases stand.
      $0.spend.purchases = .debit
    }
    let control = read.files[0].control
    #expect(control.used == 3)
    #expect(control.rejected + control.setAside == family.others)
    #expect(control.amountUsed.text == family.amount)
    #expect(control.negativeAmounts == 1)
    #expect(read.cube.suppliers.map(\.name) == ["Acme", "Café Müller"])
    #expect(control.dateMin?.iso == "2025-01-13" && control.dateMax?.iso == "2025-02-15")
    #expect(read.cube.currencies.count == 1)
  }

  @Test("Mac Roman, which nothing but the settings tells")
  func macRoman() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("Supplier,Amount\nCaf".utf8) + [0x8E] + Array(",1.50\n".utf8))
    let read = try folder.ledger { $0.spend.encoding = .macRoman }
    #expect(read.cube.suppliers.map(\.name) == ["Café"])
  }

  @Test("a header that drifts from month to month is one ledger")
  func drift() throws {
    let folder = try TemporaryFolder()
    try folder.write("Supplier,Amount,Date\nAcme,1.50,2025-01-13\n", to: "1.csv")
    try folder.write("Paid on;Vendor;Net value\n2025-02-14;Acme;2,25\n", to: "2.csv")
    try folder.write("Who,How much,Date\nAcme,4.00,2025-03-15\n", to: "3.csv")
    let read = try folder.ledger {
      $0.spend.files = ["*.csv"]
      $0.spend.mapping = [
        "supplier": "Supplier | Vendor | Who", "amount": "Amount | Net value | How much",
        "date": "Date | Paid on",
      ]
    }
    #expect(read.files.map(\.control.amountUsed.text) == ["1.50", "2.25", "4.00"])
    #expect(read.files.map { $0.mapping[.supplier] } == ["Supplier", "Vendor", "Who"])
    #expect(read.cube.suppliers.count == 1)
  }

  @Test("amounts with more decimals than the currency: exact sum, one rounding, rows counted")
  func decimals() throws {
    let rows = "supplier,amount,currency\nA,0.0000004,EUR\nA,0.335,EUR\nB,1.10,EUR\nB,1.100,EUR\n"
    let read = try ledger(rows + "C,100.5,JPY\nC,7,JPY\nD,1.234,KWD\nD,1.2345,KWD\n")
    let file = read.files[0]
    #expect(file.control.used == 8)
    #expect(file.control.amountUsed.text == "112.5035004")
    #expect(file.problems[.fineAmount]?.rows == 4)
    #expect(
      file.problems[.fineAmount]?.amounts.mapValues(\.text) == [
        "EUR": "0.3350004", "JPY": "100.50", "KWD": "1.2345",
      ])
    // Whole numbers of cents are none, however many zeros they are written with.
    let zeros = try ledger("supplier,amount\nA,1.5000\nB,2.0000000\nC,3.00000000\n")
    #expect(zeros.files[0].problems[.fineAmount] == nil)
    // A ledger without a currency column has that of the settings.
    let yen = try ledger("supplier,amount\nA,1.50\n") { $0.currency.base = "JPY" }
    #expect(yen.files[0].problems[.fineAmount]?.rows == 1)
  }

  @Test("rows longer than the limits are refused by the line, and the setting is named")
  func longRows() throws {
    let wide = try #require(
      try refusal("supplier,amount\nA,1\nB,2\(String(repeating: ",x", count: 70))\n") {
        $0.limits.columns = 64
      })
    #expect(wide.status == .badData && wide.line == 3 && wide.fix.contains("limits.columns"))
    let long = try #require(
      try refusal("supplier,amount\nA,1\n\(String(repeating: "B", count: 5000)),2\n") {
        $0.limits.fieldBytes = 1024
      })
    #expect(long.line == 3 && long.fix.contains("limits.field_bytes"))
  }
}
