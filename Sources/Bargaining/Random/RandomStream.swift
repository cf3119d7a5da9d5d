/// The random numbers of one thing (a deal, a supplier, a world) in one draw.
///
/// Key is the seed; counter is the thing's stable id, the draw and the block. Each variable has a
/// fixed lane: lane `n` is word `n % 4` of block `n / 4`. A new variable takes a new lane, so that
/// it shifts no other; neither do threads, order, or things that are added or left out.
public struct RandomStream: Sendable {
  private let key: SIMD2<UInt32>
  private let idLow: UInt32
  private let idHigh: UInt32
  private let draw: UInt32

  public init(seed: UInt64, id: UInt64, draw: UInt32) {
    key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    idLow = UInt32(truncatingIfNeeded: id)
    idHigh = UInt32(truncatingIfNeeded: id >> 32)
    self.draw = draw
  }

  /// Four words: lanes `4 * index ..< 4 * index + 4`.
  @inline(__always)
  public func block(_ index: UInt32) -> SIMD4<UInt32> {
    Philox4x32.block(counter: SIMD4(idLow, idHigh, draw, index), key: key)
  }

  /// The uniform of a lane, strictly between 0 and 1.
  public func uniform(lane: UInt32) -> Double {
    RandomStream.uniform(block(lane / 4)[Int(lane % 4)])
  }

  /// The standard normal of a lane, by inverse CDF: one uniform a variable, monotone in it.
  public func normal(lane: UInt32) -> Double { Normal.quantile(uniform(lane: lane)) }

  /// A word as a uniform strictly between 0 and 1: the middle of its 2⁻³² cell.
  @inline(__always)
  public static func uniform(_ word: UInt32) -> Double { (Double(word) + 0.5) * 0x1p-32 }
}

/// A 64-bit hash that is the same on every machine and in every run, for stable ids.
public enum StableHash {
  /// FNV-1a over the bytes, finished with the mixer of SplitMix64 so that near ids part.
  public static func of(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }
}
