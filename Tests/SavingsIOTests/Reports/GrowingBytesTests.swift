import Savings
import Testing

@testable import SavingsIO

/// Bytes put behind each other, and texts in the order of their bytes.
struct GrowingBytesTests {
  @Test("bytes come out as they went in, in any pieces", arguments: 0..<20)
  func pieces(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var bytes = GrowingBytes()
    var expected: [UInt8] = []
    for _ in 0..<400 {
      let piece = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      if piece.count == 1 {
        bytes.append(piece[0])
      } else {
        piece.withUnsafeBytes { bytes.append($0) }
      }
      expected += piece
      let count = bytes.count
      #expect(count == expected.count)
      guard Int.random(in: 0..<150, using: &random) == 0 else { continue }
      let taken = bytes.take()
      #expect(taken == expected)
      expected = []
    }
    let rest = bytes.take()
    let nothing = bytes.take()
    #expect(rest == expected && nothing.isEmpty)
  }

  @Test("a piece larger than all before it fits, and an empty one adds nothing")
  func large() {
    var bytes = GrowingBytes()
    let large = [UInt8](repeating: 7, count: 100_000)
    bytes.append(UnsafeRawBufferPointer(start: nil, count: 0))
    large.withUnsafeBytes { bytes.append($0) }
    let taken = bytes.take()
    #expect(taken == large)
  }

  @Test("texts stand in the order of their bytes, whatever their letters")
  func order() {
    let texts = [
      "", "a", "A", "aa", "ab", "a\u{0}", "é", "e\u{301}", "Ω", "zebra", "Zebra", "日本", "🙂",
      "a text that is longer than fifteen bytes", "a text that is longer than fifteen byteS",
    ]
    for a in texts {
      for b in texts {
        #expect(a.precedes(b) == a.utf8.lexicographicallyPrecedes(b.utf8))
        #expect((a.compared(to: b) == 0) == a.utf8.elementsEqual(b.utf8))
      }
    }
  }
}
