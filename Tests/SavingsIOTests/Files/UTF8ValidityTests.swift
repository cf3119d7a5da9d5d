import Testing

@testable import SavingsIO

/// Bytes are UTF-8 or not, however they are cut, and however much ASCII stands between what is not.
struct UTF8ValidityTests {
  private static let pieces: [[UInt8]] = [
    Array("é".utf8), Array("€".utf8), Array("😀".utf8), Array("\u{10FFFF}".utf8),
    [0xE9], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80],
  ]

  @Test("the standard library finds the same", arguments: 0..<400)
  func property(seed: UInt64) {
    var random = SplitMix(state: seed)
    var bytes: [UInt8] = []
    // Mostly sound characters, so that about half the texts are valid.
    for _ in 0..<random.next(upTo: 8) {
      bytes += [UInt8](repeating: 0x61, count: random.next(upTo: 3) * random.next(upTo: 400))
      let isSound = random.next(upTo: 12) > 0
      bytes += Self.pieces[isSound ? random.next(upTo: 4) : random.next(upTo: Self.pieces.count)]
    }
    bytes += [UInt8](repeating: 0x61, count: random.next(upTo: 80))
    let expected = String(validating: bytes, as: UTF8.self) != nil
    #expect(bytes.withUnsafeBytes { UTF8Validity.isValid($0) } == expected)
    var validity = UTF8Validity()
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + 1 + random.next(upTo: 700))
      bytes[start..<end].withUnsafeBytes { validity.append($0) }
      start = end
    }
    #expect(validity.isComplete == expected)
  }

  /// Small numbers from a seed.
  private struct SplitMix {
    var state: UInt64

    mutating func next(upTo bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
  }
}
