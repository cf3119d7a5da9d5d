import Testing

@testable import SavingsIO

@Suite("Tags of bytes")
struct KeyedHashTests {
  /// The key of the example in RFC 8439, 2.5.2.
  private static let key: [UInt8] = [
    0x85, 0xD6, 0xBE, 0x78, 0x57, 0x55, 0x6D, 0x33, 0x7F, 0x44, 0x52, 0xFE, 0x42, 0xD5, 0x06, 0xA8,
    0x01, 0x03, 0x80, 0x8A, 0xFB, 0x0D, 0xB2, 0xFD, 0x4A, 0xBF, 0xF6, 0xAF, 0x41, 0x49, 0xF5, 0x1B,
  ]

  @Test("the example of RFC 8439 has the tag that stands there")
  func published() throws {
    let text = Array("Cryptographic Forum Research Group".utf8)
    #expect(try KeyedHash.tag(Self.key, text).hex == "a8061dc1305136c6c22b8baf0c0127a9")
  }

  @Test("without Poly1305 it is GMAC, with the tag of test case 13 of the GCM specification")
  func otherAlgorithm() throws {
    let key = [UInt8](repeating: 0, count: KeyedHash.keyBytes)
    let empty = try KeyedHash(key, as: .gmac).finish()
    #expect(empty.hex == "530f8afbc74536b9a963b4f1c4cb738b")
    let text = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    var tags: Set<ContentTag> = [empty]
    for step in [1000, 250, 8] {
      var hash = try KeyedHash(Self.key, as: .gmac)
      for start in stride(from: 0, to: text.count, by: step) {
        try text[start..<start + step].withUnsafeBytes { try hash.append($0) }
      }
      tags.insert(try hash.finish())
    }
    tags.insert(try KeyedHash.tag(Self.key, text))
    #expect(tags.count == 3)
  }

  @Test("the tag is the polynomial of RFC 8439, whatever the length and the pieces")
  func polynomial() throws {
    var random = SmallRandom(state: 7)
    for length in [0, 1, 2, 15, 16, 17, 31, 32, 33, 64, 255, 256, 257, 1000, 4096, 70_001] {
      let text = (0..<length).map { _ in UInt8(random.next(256)) }
      let whole = try KeyedHash.tag(Self.key, text)
      #expect(whole.hex == Self.polynomial(text), "\(length)")
      var hash = try KeyedHash(Self.key)
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
    var seen: Set<ContentTag> = [try KeyedHash.tag(Self.key, text)]
    for bit in 0..<800 {
      var other = text
      other[bit / 8] ^= 1 << (bit % 8)
      #expect(try seen.insert(KeyedHash.tag(Self.key, other)).inserted)
    }
    for length in 0..<100 {
      #expect(try seen.insert(KeyedHash.tag(Self.key, Array(text[..<length]))).inserted)
    }
    #expect(try seen.insert(KeyedHash.tag([1] + Self.key.dropFirst(), text)).inserted)
    #expect(try seen.insert(KeyedHash.tag(Self.key.dropLast() + [1], text)).inserted)
    #expect(throws: CacheFailure.noHash) { try KeyedHash.tag(Self.key.dropLast(), text) }
  }

  /// Poly1305 under the same key, digit by digit: whole numbers as digits of 8 bits, the lowest first
  /// (RFC 8439, 2.5.1).
  private static func polynomial(_ text: [UInt8]) -> String {
    var point = key[..<16].map { UInt32($0) }
    for index in [3, 7, 11, 15] { point[index] &= 15 }
    for index in [4, 8, 12] { point[index] &= 252 }
    var sum = [UInt32](repeating: 0, count: 17)
    for start in stride(from: 0, to: text.count, by: 16) {
      let block = text[start..<min(start + 16, text.count)] + [1]
      for (index, byte) in block.enumerated() { sum[index] += UInt32(byte) }
      var product = [UInt32](repeating: 0, count: 33)
      carry(&sum)
      for (i, a) in sum.enumerated() {
        for (j, b) in point.enumerated() { product[i + j] += a * b }
      }
      carry(&product)
      sum = reduced(reduced(product))
    }
    // Once more where it is not below 2¹³⁰ − 5.
    var less = sum
    less[0] += 5
    carry(&less)
    if less[16] >= 4 { sum = less }
    for index in 0..<16 { sum[index] += UInt32(key[16 + index]) }
    carry(&sum)
    return sum[..<16].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The bits from the 130th on, five times: 2¹³⁰ is 5.
  private static func reduced(_ digits: [UInt32]) -> [UInt32] {
    var low = Array(digits[..<17])
    low[16] &= 3
    for index in 16..<digits.count {
      let next = index + 1 < digits.count ? digits[index + 1] : 0
      low[index - 16] += 5 * (digits[index] >> 2 | (next & 3) << 6)
    }
    carry(&low)
    return low
  }

  private static func carry(_ digits: inout [UInt32]) {
    for index in digits.indices.dropLast() {
      digits[index + 1] += digits[index] >> 8
      digits[index] &= 255
    }
  }
}
