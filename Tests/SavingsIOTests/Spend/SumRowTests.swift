import Savings
import Testing

@testable import SavingsIO

@Suite("Totals among the rows")
struct SumRowTests {
  private static let purchases = (1...6).map { "Firm \($0),2025-01-0\($0),\($0)0.25\n" }

  @Test("subtotals and a grand total are told by what they come to", arguments: [1, 40])
  func arithmetic(chunkBytes: Int) throws {
    let rows = Self.purchases
    let text =
      "Supplier,Date,Amount\n" + rows[0...2].joined() + "Sum of part one,,60.75\n"
      + rows[3...5].joined() + "whatever,,150.75\nAll,,211.50\n"
    let folder = try TemporaryFolder()
    try folder.write(text)
    let plan = chunkBytes == 1 ? ChunkPlan(threads: 1) : smallChunks(chunkBytes)
    let read = try folder.ledger(plan: plan)
    let control = read.files[0].control
    #expect(control.records == 9)
    #expect(control.used == 6)
    #expect(control.setAside == 3)
    #expect(control.amountUsed.text == "211.50")
    #expect(control.amountSetAside.text == "423.00")
    #expect(read.rejects.map(\.code) == [.subtotalRow, .subtotalRow, .subtotalRow])
    #expect(read.rejects.map(\.line) == [5, 9, 10])
    #expect(read.cube.suppliers.count == 6)
  }

  @Test("a row that is called total is a purchase where it is no sum")
  func words() throws {
    let read = try ledger(
      "Supplier,Date,Amount\n" + Self.purchases.joined() + "TOTAL ENERGIES,2025-01-09,211.50\n"
        + "Total,,99.00\n")
    #expect(read.files[0].control.used == 8)
    #expect(read.files[0].control.setAside == 0)
    #expect(read.files[0].flags == [.missingCell: 1])
  }

  @Test("a row without a supplier that sums those above it is a total, and else rejected")
  func noSupplier() throws {
    let text =
      "Supplier,Date,Amount,Text\n"
      + Self.purchases.map { String($0.dropLast()) + ",x\n" }
      .joined()
    let total = try ledger(text + ",,211.50,Grand total\n,,5.00,Grand total\n")
    #expect(total.files[0].control.setAside == 1)
    #expect(total.files[0].control.rejected == 1)
    #expect(total.files[0].control.amountSetAside.text == "211.50")
  }

  @Test("one row is not a total of one other")
  func single() throws {
    let read = try ledger("Supplier,Date,Amount\nA,2025-01-01,5\nA,,5\n")
    #expect(read.files[0].control.used == 2)
  }

  @Test("rows in which supplier and amount say NA are set aside")
  func placeholders() throws {
    let read = try ledger(
      "Supplier,Date,Amount\nA,2025-01-01,5\nNA,NA,NA\n#N/A,,#N/A\nB,2025-01-01,n/a\n")
    #expect(read.files[0].control.setAside == 2)
    #expect(read.files[0].control.rejected == 1)
    #expect(read.rejects.map(\.code) == [.blankRow, .blankRow, .typeError])
  }

  @Test("a file under two names is refused")
  func copies() throws {
    let folder = try TemporaryFolder()
    for name in ["a.csv", "b.csv"] { try folder.write("Supplier,Amount\nA,1\n", to: name) }
    let refused = #expect(throws: Refusal.self) {
      _ = try folder.ledger { $0.spend.files = ["*.csv"] }
    }
    #expect(refused?.status == .badData)
    #expect(refused?.file == "b.csv")
    #expect(refused?.cause.contains("a.csv") == true)
    // A month without spend may well look like another one.
    try folder.write("Supplier,Amount\n", to: "a.csv")
    try folder.write("Supplier,Amount\n", to: "c.csv")
    #expect(try folder.ledger { $0.spend.files = ["*.csv"] }.files.count == 3)
  }
}
