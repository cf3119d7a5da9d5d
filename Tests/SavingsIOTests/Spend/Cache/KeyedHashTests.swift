import Testing

@testable import SavingsIO

@Suite("Tags of bytes")
struct KeyedHashTests {
  static let zeroKey = [UInt8](repeating: 0, count: 16)

  @Test("an empty text has the tag of NIST's first test case of GCM")
  func published() throws {
    #expect(try KeyedHash.tag(Self.zeroKey, []).hex == "58e2fccefa7e3061367f1d57a4e7455a")
  }

  @Test("the tag is the polynomial of NIST SP 800-38D, whatever the length and the pieces")
  func polynomial() throws {
    var random = SmallRandom(state: 7)
    for length in [1, 2, 15, 16, 17, 31, 32, 33, 64, 255, 256, 257, 1000, 4096, 70_001] {
      let text = (0..<length).map { _ in UInt8(random.next(256)) }
      let whole = try KeyedHash.tag(Self.zeroKey, text)
      let mask = try KeyedHash.tag(Self.zeroKey, [])
      let (high, low) = Self.ghash(text)
      #expect(whole == ContentTag(high: high ^ mask.high, low: low ^ mask.low), "\(length)")
      var hash = try KeyedHash(Self.zeroKey)
      var start = 0
      while start < length {
        let end = min(length, start + 1 + random.next(40))
        try text[start..<end].withUnsafeBytes { try hash.append($0) }
        start = end
      }
      #expect(try hash.finish() == whole, "\(length)")
    }
  }

  @Test("the key, every bit and the length count")
  func distinct() throws {
    let text = [UInt8](repeating: 0, count: 100)
    var seen: Set<ContentTag> = [try KeyedHash.tag(Self.zeroKey, text)]
    for bit in 0..<800 {
      var other = text
      other[bit / 8] ^= 1 << (bit % 8)
      #expect(try seen.insert(KeyedHash.tag(Self.zeroKey, other)).inserted)
    }
    for length in 0..<100 {
      #expect(try seen.insert(KeyedHash.tag(Self.zeroKey, Array(text[..<length]))).inserted)
    }
    #expect(try seen.insert(KeyedHash.tag([1] + Self.zeroKey.dropFirst(), text)).inserted)
  }

  /// GHASH of additional data alone under the key of zeros, bit by bit (SP 800-38D, 6.3 and 6.4).
  private static func ghash(_ text: [UInt8]) -> (high: UInt64, low: UInt64) {
    // AES-128 of a block of zeros under that key.
    let point: (high: UInt64, low: UInt64) = (0x66e9_4bd4_ef8a_2c3b, 0x884c_fa59_ca34_2b2e)
    var blocks = stride(from: 0, to: text.count, by: 16).map { start in
      (0..<16).map { start + $0 < text.count ? text[start + $0] : 0 }
    }
    let bits = UInt64(text.count) * 8
    blocks.append(
      (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }
        + Array(repeating: 0, count: 8))
    var sum: (high: UInt64, low: UInt64) = (0, 0)
    for block in blocks {
      let high = block[..<8].reduce(0) { $0 << 8 | UInt64($1) }
      let low = block[8...].reduce(0) { $0 << 8 | UInt64($1) }
      let x = (high: sum.high ^ high, low: sum.low ^ low)
      var product: (high: UInt64, low: UInt64) = (0, 0)
      var power = point
      for bit in 0..<128 {
        let word = bit < 64 ? x.high : x.low
        if word >> UInt64(63 - bit % 64) & 1 == 1 {
          product = (product.high ^ power.high, product.low ^ power.low)
        }
        let carry = power.low & 1
        power = (power.high >> 1, power.low >> 1 | power.high << 63)
        if carry == 1 { power.high ^= 0xE1 << 56 }
      }
      sum = product
    }
    return sum
  }
}
