import LedgerTrials
import Savings
import Testing

@testable import SavingsIO

@Suite("Random ledgers")
struct RandomLedgerTests {
  @Test(arguments: 0..<200)
  func recordsAndMoneyTieAndTheCutChangesNothing(_ seed: UInt64) throws {
    var random = SmallRandom(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let made = RandomLedger(&random)
    let folder = try TemporaryFolder()
    try folder.write(made.text)
    let whole = try folder.ledger()
    let control = whole.files[0].control
    #expect(control.records == made.records)
    #expect(control.records == control.used + control.rejected + control.setAside)
    #expect(whole.files[0].blank == made.blank)
    #expect(control.amountUsed.picos == made.used)
    #expect(control.amountRejected.picos == made.rejected)
    #expect(control.amountSetAside.picos == made.setAside)
    let cells = whole.cube.cells.reduce(Int128(0)) { $0 + Int128($1.amount) }
    #expect(cells * 1_000_000 == made.used)
    #expect(whole.cube.cells.reduce(0) { $0 + Int($1.rows) } == control.used)
    for threads in [1, 2, 3, 8] {
      let bytes = 1 + random.next(200)
      let cut = try folder.ledger(plan: smallChunks(bytes, threads: threads))
      #expect(cut.files == whole.files)
      #expect(cut.rejects == whole.rejects)
      #expect(cut.cube.isSame(as: whole.cube))
    }
  }
}

/// A ledger of random rows, and what must come of it.
struct RandomLedger {
  private(set) var text = "supplier,id,category,amount,date,note\n"
  private(set) var records = 0
  private(set) var blank = 0
  private(set) var used: Int128 = 0
  private(set) var rejected: Int128 = 0
  private(set) var setAside: Int128 = 0

  init(_ random: inout SmallRandom) {
    let rows = 1 + random.next(60)
    let ending = ["\n", "\r\n", "\r"][random.next(3)]
    text = "supplier,id,category,amount,date,note" + ending
    add(["A", "", "", "1.25", "2025-01-31", ""], &random, ending)
    used += 1_250_000_000_000
    records += 1
    for _ in 0..<rows { addRow(&random, ending) }
  }

  private mutating func addRow(_ random: inout SmallRandom, _ ending: String) {
    let cents = Int128(random.next(2_000_000)) - 400_000
    let amount = Self.spelled(cents, random.next(5))
    let picos = cents * 10_000_000_000
    let supplier = ["Ace \"The\" Co", "B, Ltd", "C\n\rnewline", "Dé", "E  E"][random.next(5)]
    let date = "202\(random.next(5))-0\(1 + random.next(9))-1\(random.next(10))"
    let note = ["", "x", "a\"b", "\n\n,,\n", "\"", "1,5"][random.next(6)]
    var cells = [supplier, ["", "7"][random.next(2)], ["", "Cat"][random.next(2)], amount, date]
    cells.append(note)
    records += 1
    switch random.next(12) {
    case 0:
      cells = ["", "", "", "", " ", ""]
      records -= 1
      blank += 1
    case 1:
      (cells[0], cells[1], cells[5]) = ("", "", "note")
      rejected += picos
    case 2:
      cells = ["", "", "", amount, "", ""]
      setAside += picos
    case 3: cells[3] = ["", "#N/A", "1.2.3", "x"][random.next(4)]
    case 4:
      (cells[4], cells[5]) = ("not a date", "n")
      used += picos
    default: used += picos
    }
    add(cells, &random, ending)
    if random.next(9) == 0 {
      text += ending
      blank += 1
    }
  }

  private mutating func add(_ cells: [String], _ random: inout SmallRandom, _ ending: String) {
    text +=
      cells.map { cell in
        let mustQuote = cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        guard mustQuote || random.next(4) == 0 else { return cell }
        return "\""
          + cell.split(separator: "\"", omittingEmptySubsequences: false)
          .joined(separator: "\"\"") + "\""
      }.joined(separator: ",") + ending
  }

  /// One amount in several spellings.
  static func spelled(_ cents: Int128, _ style: Int) -> String {
    let plain = Digits.plain(cents, decimals: 2)
    let unsigned = Digits.plain(Int128(cents.magnitude), decimals: 2)
    switch style {
    case 0: return Digits.grouped(cents, decimals: 2)
    case 1 where cents < 0: return "(\(unsigned))"
    case 2 where cents < 0: return unsigned + "-"
    case 3: return "£ " + plain
    default: return plain
    }
  }
}

/// A small generator of its own, so that the tests are the same everywhere.
struct SmallRandom {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
