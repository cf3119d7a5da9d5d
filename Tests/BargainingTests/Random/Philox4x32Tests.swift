import Testing

@testable import Bargaining

struct Philox4x32Tests {
  /// Counter, key and block of the known answers for philox4x32 with 10 rounds, from the file
  /// kat_vectors of Random123 (Salmon, Moraes, Dror, Shaw).
  private static let knownAnswers: [(SIMD4<UInt32>, SIMD2<UInt32>, SIMD4<UInt32>)] = [
    (
      SIMD4(0, 0, 0, 0), SIMD2(0, 0),
      SIMD4(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8)
    ),
    (
      SIMD4(repeating: .max), SIMD2(repeating: .max),
      SIMD4(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD)
    ),
    (
      SIMD4(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344), SIMD2(0xA409_3822, 0x299F_31D0),
      SIMD4(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1)
    ),
  ]

  @Test(arguments: knownAnswers.indices)
  func givesTheKnownAnswers(index: Int) {
    let (counter, key, block) = Self.knownAnswers[index]
    #expect(Philox4x32.block(counter: counter, key: key) == block)
  }

  /// A block cipher: no two counters meet, and every bit of the counter moves about half of the
  /// 128 bits (within six standard deviations of a binomial: 64 ± 34).
  @Test func everyBitOfTheCounterMattersToAboutHalfOfTheBlock() {
    var dice = Dice(1)
    for _ in 0..<50 {
      let word = { (dice: inout Dice) in UInt32(truncatingIfNeeded: dice.next()) }
      let counter = SIMD4(word(&dice), word(&dice), word(&dice), word(&dice))
      let key = SIMD2(word(&dice), word(&dice))
      let block = Philox4x32.block(counter: counter, key: key)
      for bit in 0..<128 {
        var other = counter
        other[bit / 32] ^= 1 << UInt32(bit % 32)
        let changed = block ^ Philox4x32.block(counter: other, key: key)
        let count = (0..<4).reduce(0) { $0 + changed[$1].nonzeroBitCount }
        #expect((30...98).contains(count))
      }
    }
  }
}
