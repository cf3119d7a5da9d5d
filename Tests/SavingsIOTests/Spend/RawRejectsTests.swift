import Savings
import Testing

@testable import SavingsIO

@Suite("Rejected records as they stand in the file")
struct RawRejectsTests {
  @Test func areTheBytesOfTheFileBelowItsHeader() throws {
    let rejected: [UInt8] =
      Array("\"Line\nbreak\",n/a,2025-01-02\r\n".utf8) + [0x43, 0x61, 0x66, 0xE9]
      + Array(",,2025-01-03\r\n".utf8)
    let header = Array("supplier,amount,date\r\n".utf8)
    let used = Array("Acme,10.00,2025-01-01\r\n".utf8)
    let folder = try TemporaryFolder()
    try folder.write(
      Array("Spend of the year\r\n\r\n".utf8) + header + used + rejected + used)
    for bytes in [1, 16, 1000] {
      let raw = try folder.ledger(plan: smallChunks(bytes)).rawRejects
      #expect(raw.map(\.bytes) == [header + rejected])
      #expect(raw.map(\.count) == [2])
      #expect(raw.map(\.omitted) == [0])
    }
  }

  @Test func aCorrectedFileBringsTheRowsBack() throws {
    let ledger = "supplier,amount\nAcme,10.00\nBolt,n/a\nCog,oops"
    let folder = try TemporaryFolder()
    try folder.write(ledger)
    let first = try folder.ledger()
    #expect(first.files[0].control.used == 1)
    let raw = String(decoding: try #require(first.rawRejects.first).bytes, as: UTF8.self)
    #expect(raw == "supplier,amount\nBolt,n/a\nCog,oops\n")
    let corrected = raw.replacing("n/a", with: "5.50").replacing("oops", with: "4.50")
    try folder.write(corrected, to: "corrected.csv")
    let both = try folder.ledger { $0.spend.files.append("corrected.csv") }
    #expect(both.cube.cells.reduce(0) { $0 + $1.amount } == 20_000_000)
    #expect(both.cube.suppliers.map(\.name) == ["Acme", "Bolt", "Cog"])
  }

  @Test func flagsDoNotCrowdThemOut() throws {
    var text = "supplier,amount,date\n"
    for row in 0..<50 { text += "S\(row),1.00,soon\n" }
    text += "S,n/a,2025-01-01\n"
    let folder = try TemporaryFolder()
    try folder.write(text)
    let read = try folder.ledger { $0.limits.rejectsWritten = 20 }
    #expect(read.rejects.count { $0.action == .kept } == 10)
    #expect(read.rejects.count { $0.action == .rejected } == 1)
    #expect(read.rawRejects.map(\.count) == [1])
  }

  @Test func tooMuchRejectedMoneyFailsTheRunWhateverItsSigns() throws {
    var text = "supplier,amount,note\n"
    for row in 0..<200 { text += "S\(row),10.00,\n" }
    text += ",400.00,a purchase\n,-400.00,a credit\n"
    let refusal = try refusal(text) { $0.limits.rejectedSpendShare = 0.05 }
    #expect(refusal?.status == .badData)
    #expect(refusal?.description.contains("800.00, 28.6 % of the money") == true)
    #expect(refusal?.fix.contains("limits.rejected_spend_share") == true)
    let allowed = try ledger(text) { $0.limits.rejectedSpendShare = 0.3 }
    #expect(allowed.files[0].control.rejected == 2)
  }
}
