import Savings
import Testing

@testable import SavingsIO

/// The form of results.bin: every byte is checked before anything is made of it.
struct ResultsFileTests {
  private static let parts = [
    StoredPart(.run, Array("who".utf8)), StoredPart(.ledger, []),
    StoredPart(.results, (0..<300).map { UInt8(truncatingIfNeeded: $0) }),
  ]
  private static let bytes = ResultsFile.pieces(parts).flatMap { $0 }

  private static func read(_ bytes: [UInt8]) throws -> [StoredPart] {
    try ResultsFile.parts(size: bytes.count) { offset, count in
      Array(bytes.dropFirst(offset).prefix(count))
    }
  }

  @Test("parts come back in order, empty ones too")
  func roundTrip() throws {
    let found = try Self.read(Self.bytes)
    #expect(found.map(\.kind) == Self.parts.map(\.kind))
    #expect(found.map(\.bytes) == Self.parts.map(\.bytes))
  }

  @Test("a file that is cut anywhere, or longer, is damaged")
  func cut() {
    for count in 1..<Self.bytes.count {
      #expect(throws: ResultsFile.Failure.damaged, "\(count)") {
        try Self.read(Array(Self.bytes.prefix(count)))
      }
    }
    #expect(throws: ResultsFile.Failure.damaged) { try Self.read(Self.bytes + [0]) }
  }

  @Test("a bit that is changed anywhere is found")
  func changed() {
    for index in Self.bytes.indices {
      var bytes = Self.bytes
      bytes[index] ^= UInt8(1 << (index % 8))
      #expect(throws: ResultsFile.Failure.self, "\(index)") { try Self.read(bytes) }
    }
  }

  @Test("other files are foreign, another format is named")
  func foreign() {
    for text in ["", "{\"schema\": 1}", "savings result of mine", "PK\u{3}\u{4}"] {
      #expect(throws: ResultsFile.Failure.foreign) { try Self.read(Array(text.utf8)) }
    }
    var other = Self.bytes
    other[16] = 9
    #expect(throws: ResultsFile.Failure.otherFormat(9)) { try Self.read(other) }
  }

  @Test("parts change places, or a head promises too much: damaged")
  func hostile() {
    let swapped = ResultsFile.pieces([Self.parts[2], Self.parts[0], Self.parts[1]])
    let mixed = swapped[0] + ResultsFile.pieces(Self.parts).dropFirst().flatMap { $0 }
    #expect(throws: ResultsFile.Failure.damaged) { try Self.read(mixed) }
    var head = Array(Self.bytes.prefix(20)) + [0xFF, 0xFF, 0xFF, 0xFF]
    head += [UInt8](repeating: 0, count: 500)
    #expect(throws: ResultsFile.Failure.damaged) { try Self.read(head) }
  }
}
