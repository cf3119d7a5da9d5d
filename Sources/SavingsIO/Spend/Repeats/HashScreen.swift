/// Tells quickly which hashes are among some others.
///
/// Each hash sets three bits of one word, which a few of the others share: that one load tells it apart
/// from all but one in two hundred, and the hashes stand by their words.
struct HashScreen: Sendable {
  private let shift: UInt64
  private let bits: [UInt64]
  /// By word: where its hashes start; the end of the last ones behind it.
  private let starts: [Int32]
  private let hashes: [UInt64]

  init(_ others: [UInt64]) {
    // Two to four hashes a word: 200,000 of them take half a megabyte, which stays in a core's own cache.
    let size = min(30, Int.bitWidth - (others.count / 4).leadingZeroBitCount)
    let shift = UInt64(64 - size)
    var bits = [UInt64](repeating: 0, count: 1 << size)
    var starts = [Int32](repeating: 0, count: bits.count + 1)
    for hash in others {
      let word = HashScreen.word(of: hash, shift)
      bits[word] |= HashScreen.bits(of: hash)
      starts[word + 1] += 1
    }
    for word in bits.indices { starts[word + 1] += starts[word] }
    var next = starts
    hashes = [UInt64](unsafeUninitializedCapacity: others.count) { hashes, count in
      for hash in others {
        let word = HashScreen.word(of: hash, shift)
        hashes.initializeElement(at: Int(next[word]), to: hash)
        next[word] += 1
      }
      count = others.count
    }
    (self.shift, self.bits, self.starts) = (shift, bits, starts)
  }

  @inline(__always)
  func contains(_ hash: UInt64) -> Bool {
    let word = HashScreen.word(of: hash, shift)
    let own = HashScreen.bits(of: hash)
    return bits[word] & own == own && holds(hash, in: word)
  }

  private func holds(_ hash: UInt64, in word: Int) -> Bool {
    hashes[Int(starts[word])..<Int(starts[word + 1])].contains(hash)
  }

  @inline(__always)
  private static func word(of hash: UInt64, _ shift: UInt64) -> Int {
    // A shift by all bits, where there is one word, leaves none.
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  /// Of the lower bits, as the word is of the upper ones.
  @inline(__always)
  private static func bits(of hash: UInt64) -> UInt64 {
    1 &<< hash | 1 &<< (hash &>> 6) | 1 &<< (hash &>> 12)
  }
}
