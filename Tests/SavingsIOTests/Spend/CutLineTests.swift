import LedgerTrials
import Savings
import Testing

@testable import SavingsIO

/// A line whose cells end where they seem to is cut, and its names are looked up; one with a quote in
/// any other place is parsed as a whole. All must come to the same.
@Suite("Cut lines")
struct CutLineTests {
  /// Where the names stand: first, in the middle, last, apart, and with nothing unused.
  static let headers = [
    "note,supplier,id,category,date,amount,text", "supplier,amount,date,note", "amount,supplier",
    "date,note,currency,supplier,category,amount", "note,amount,text,category,supplier,id",
    "supplier,amount,id,category", "currency,supplier,note,amount,category", "supplier,amount",
    "a,b,c,amount,d,e,f,g,h,supplier,note", "id,supplier,amount,note,text,terms,memo",
    "supplier,note,text,a,amount,b,c,d,category,e", "supplier,amount,text,a,b,date",
    "supplier,side,amount,note,text,terms", "supplier,amount,note,text,side",
  ]

  @Test(arguments: headers.indices, 0..<40)
  func aCutLineReadsAsAWholeOne(_ layout: Int, _ seed: Int) throws {
    var random = SmallRandom(state: UInt64(layout * 1_000 + seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let columns = Self.headers[layout].split(separator: ",").map(String.init)
    let ending = ["\n", "\r\n"][random.next(2)]
    var plain = columns.joined(separator: ",") + ending
    var (quoted, whole) = (plain, plain)
    for line in 0..<(20 + random.next(200)) {
      var cells = columns.map { Self.cell($0, &random) }
      if line == 0 {
        cells = columns.map { $0 == "amount" ? "1.25" : $0 == "date" ? "2025-01-31" : "A" }
      }
      switch random.next(20) {
      case 0: cells.removeLast()
      case 1: cells.append(["", "x", "7"][random.next(3)])
      case 2: cells = columns
      default: break
      }
      let text = cells.joined(separator: ",")
      plain += text + ending
      var marked = cells.map { random.next(3) == 0 ? Self.quoted($0, &random) : $0 }
      quoted += marked.joined(separator: ",") + ending
      // libcsv trims the space before a quote, which no cell in quotes has.
      marked[0] = " " + Self.quoted(cells[0], &random)
      whole += marked.joined(separator: ",") + ending
    }
    let cut = try ledger(plain)
    for (other, name) in [(quoted, "quoted"), (whole, "whole")] {
      let read = try ledger(other)
      let what = "\(name): \(Self.headers[layout]), seed \(seed)"
      #expect(cut.files[0].control == read.files[0].control, "\(what)")
      #expect(cut.cube.isSame(as: read.cube), "\(what)")
      #expect(Self.problems(cut) == Self.problems(read), "\(what)")
    }
    #expect(cut.files[0].control.used > 0)
  }

  @Test func namesThatHardlyRepeatAreParsedEachTime() throws {
    let rows = 150_000
    var text = "supplier,category,amount\n"
    for row in 0..<rows { text += "S\(row),C\(row % 7),1.00\n" }
    let read = try ledger(text)
    #expect(read.cube.suppliers.count == rows)
    #expect(read.files[0].control.used == rows)
  }

  /// Code and line of each problem but repetitions, which are told by the bytes.
  private static func problems(_ ledger: Ledger) -> [String] {
    ledger.rejects.filter { $0.code != .duplicateRow }.map { "\($0.code.rawValue) \($0.line)" }
  }

  /// In quotes; a text that no column uses gets what only a cell in quotes may hold.
  private static func quoted(_ cell: String, _ random: inout SmallRandom) -> String {
    let more = ["", ", indeed", " \"\"so\"\"", "\"\""][random.next(4)]
    let text = cell == "long text of no use" ? cell + more : cell
    return "\"" + text + "\""
  }

  private static func cell(_ column: String, _ random: inout SmallRandom) -> String {
    switch column {
    case "supplier": ["Acme", "Bolt Ltd", "Bolt Ltd", "", " C", "Dé", "supplier"][random.next(7)]
    case "id": ["", "7", "8"][random.next(3)]
    case "category": ["", "Cat", "Dog"][random.next(3)]
    case "currency": ["EUR", "EUR", "USD", "XXXX"][random.next(4)]
    case "amount": ["", "12.50", "-3.10", "n/a", "1 250.00", "7"][random.next(6)]
    case "terms": ["30", "60 days", "", "soon"][random.next(4)]
    case "side": ["D", "C", "D", "", "x"][random.next(5)]
    case "date": ["2025-01-1\(random.next(9))", "", "soon"][random.next(3)]
    default: ["", "x", "note", "long text of no use"][random.next(4)]
    }
  }
}
