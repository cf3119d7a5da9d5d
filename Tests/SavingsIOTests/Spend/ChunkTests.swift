import LedgerTrials
import Savings
import Testing

@testable import SavingsIO

@Suite("Chunks of a file")
struct ChunkTests {
  static let header = "supplier,amount,date,text\n"
  static let texts: [String: String] = [
    "plain": (0..<40).map { "S\($0 % 7),\($0).50,2025-0\($0 % 9 + 1)-11,x\n" }.joined(),
    "quoted newlines": (0..<30).map {
      "\"S\($0 % 5)\nLtd\",\($0),2025-01-1\($0 % 9),\"a\n\nb,\"\"\n\"\n"
    }.joined(),
    "giant cell": "A,1,2025-01-01,x\nB,2,2025-01-02,\""
      + String(repeating: "C,3,2025-01-03,\"\"y\"\"\n", count: 40) + "\"\nD,4,2025-01-04,z\n",
    "stray quotes": (0..<30).map {
      "Ace \"The\" \($0 % 3),\($0),2025-02-0\($0 % 9 + 1),5\" pipe\n"
        + "\"Q\"x\($0 % 3),1,2025-01-01,\"a\"b\"\n"
    }.joined(),
    "blank lines": (0..<30).map { "S,\($0),2025-01-01,\n\n ,,,\n  \n" }.joined(),
    "no last line break": "A,1,2025-01-01,x\nB,2,2025-01-02,y",
  ]
  static let breaks = ["\n", "\r\n", "\r"]

  /// The text with another line break, in cells as well.
  static func text(_ name: String, _ lineBreak: String) -> String {
    // Scalars, since CR LF is one Character.
    String(
      String.UnicodeScalarView(
        (header + texts[name]!).unicodeScalars.flatMap {
          $0 == "\n" ? Array(lineBreak.unicodeScalars) : [$0]
        }))
  }

  @Test(arguments: texts.keys.sorted(), breaks)
  func theChunksChangeNothing(_ name: String, _ lineBreak: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.text(name, lineBreak))
    let whole = try folder.ledger()
    #expect(whole.files[0].control.used > 1)
    for bytes in [1, 2, 3, 5, 7, 11, 16, 33, 64, 100, 250, 1000] {
      for threads in [1, 2] {
        let cut = try folder.ledger(plan: smallChunks(bytes, threads: threads))
        #expect(cut.files == whole.files, "\(bytes) bytes")
        #expect(cut.rejects == whole.rejects, "\(bytes) bytes")
        #expect(cut.cube.isSame(as: whole.cube), "\(bytes) bytes")
      }
    }
  }

  @Test func loneReturnsAndLineFeedsMayMix() throws {
    let mixed = try ledger("supplier,amount\rA,1\r\nB,2\nC,3\r\rD,x\rE,5")
    #expect(mixed.files[0].control.used == 4)
    #expect(mixed.files[0].blank == 1)
    #expect(mixed.rejects.first?.line == 6)
    #expect(mixed.rejects.first?.raw == "D,x")
  }

  @Test func anOpenQuoteNamesTheLineOfItsRecord() throws {
    let text = "supplier,amount\nA,1\nB,\"2\nC,3\nD,4\n"
    for bytes in [1, 8, 1000] {
      let folder = try TemporaryFolder()
      try folder.write(text)
      let refusal = #expect(throws: Refusal.self) {
        _ = try folder.ledger(plan: smallChunks(bytes))
      }
      #expect(refusal?.status == .badData)
      #expect(refusal?.line == 3)
    }
  }
}
