import Savings
import Testing

@testable import SavingsIO

@Suite("Columns with several date styles")
struct DateStyleTests {
  private static func dates(_ cells: [String]) throws -> (Ledger, [String?]) {
    let rows = cells.enumerated().map { "S\($0.offset),1,\($0.element)\n" }.joined()
    let read = try ledger("supplier;amount;date\n".replacing(";", with: ",") + rows)
    let first = Dictionary(
      uniqueKeysWithValues: read.cube.cells.map {
        (read.cube.suppliers[Int($0.supplier)].name, $0.first?.iso)
      })
    return (read, cells.indices.map { first["S\($0)"] ?? nil })
  }

  @Test("each sign between the parts has its own order")
  func signs() throws {
    let (read, dates) = try Self.dates([
      "31.01.2025", "01.02.2025", "01/31/2025", "02/01/2025", "2025-03-04", "5-Mar-25", "06-03-25",
    ])
    #expect(
      dates == [
        "2025-01-31", "2025-02-01", "2025-01-31", "2025-02-01", "2025-03-04", "2025-03-05", nil,
      ])
    #expect(read.files[0].flags == [.ambiguousDate: 1])
    #expect(read.rejects[0].line == 8)
  }

  @Test("where one sign has both orders, only dates that prove themselves are read")
  func mixed() throws {
    let (read, dates) = try Self.dates(["31/01/2025", "01/31/2025", "02/03/2025", "04/04/2025"])
    #expect(dates == ["2025-01-31", "2025-01-31", nil, "2025-04-04"])
    #expect(read.files[0].flags == [.ambiguousDate: 1])
  }

  @Test("one slip in a hundred does not undo the proof of the others")
  func slip() throws {
    let (read, dates) = try Self.dates(
      (0..<99).map { "\($0 % 15 + 13)/01/2025" } + ["02/03/2025", "03/25/2025"])
    #expect(dates[99] == "2025-03-02")
    #expect(dates[100] == nil)
    #expect(read.files[0].flags == [.typeError: 1])
  }

  @Test("proof of one sign behind the sample is found before the other's is taken for all")
  func proofBehindTheSample() throws {
    let folder = try TemporaryFolder()
    let plain = String(repeating: "A,1,31.01.2025\nA,1,02/01/2025\n", count: 300)
    try folder.write(
      "supplier,amount,date\n" + plain + "A,1,01/31/2025\n" + plain + plain + plain)
    let read = try folder.ledger(
      plan: ChunkPlan(threads: 1, blockBytes: 64, sampleBytes: 512))
    #expect(read.files[0].flags.isEmpty)
    #expect(read.cube.asOf?.iso == "2025-02-01")
  }

  @Test("day numbers of a spreadsheet are dates, and so are years alone in a column of years")
  func numbers() throws {
    let (_, serials) = try Self.dates(["45658", "45659.5", "2025-01-03"])
    #expect(serials == ["2025-01-01", "2025-01-02", "2025-01-03"])
    let (_, years) = try Self.dates(["2024", "2025"])
    #expect(years == ["2024-01-01", "2025-01-01"])
    let (read, among) = try Self.dates(["2024", "2025-01-03", "2025-01-04"])
    #expect(among == [nil, "2025-01-03", "2025-01-04"])
    #expect(read.files[0].flags == [.typeError: 1])
  }

  @Test(
    "months have names in several languages",
    arguments: [
      ("3. März 2025", "2025-03-03"), ("3 févr. 2025", "2025-02-03"), ("03-dic-25", "2025-12-03"),
      ("3 mei 2025", "2025-05-03"), ("3 maggio 2025", "2025-05-03"), ("3 out 2025", "2025-10-03"),
      ("3 sierpnia 2025", "2025-08-03"), ("3-Okt-2025", "2025-10-03"),
      ("3 août 2025", "2025-08-03"),
    ])
  func months(text: String, iso: String) throws {
    #expect(try Self.dates([text]).1 == [iso])
  }
}
