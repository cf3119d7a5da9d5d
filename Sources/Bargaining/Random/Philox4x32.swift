/// The counter-based generator Philox4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers:
/// as easy as 1, 2, 3", SC11).
///
/// A block is a pure function of counter and key, so any number of any stream can be had at once,
/// in any order and on any thread.
public enum Philox4x32 {
  /// Ten rounds over a 128-bit counter with a 64-bit key.
  @inline(__always)
  public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (c0, c1, c2, c3) = (counter.x, counter.y, counter.z, counter.w)
    var (k0, k1) = (key.x, key.y)
    for _ in 0..<10 {
      let p0 = UInt64(0xD251_1F53) &* UInt64(c0)
      let p1 = UInt64(0xCD9E_8D57) &* UInt64(c2)
      let h0 = UInt32(truncatingIfNeeded: p0 >> 32)
      let h1 = UInt32(truncatingIfNeeded: p1 >> 32)
      (c0, c1, c2, c3) = (
        h1 ^ c1 ^ k0, UInt32(truncatingIfNeeded: p1), h0 ^ c3 ^ k1, UInt32(truncatingIfNeeded: p0)
      )
      k0 = k0 &+ 0x9E37_79B9
      k1 = k1 &+ 0xBB67_AE85
    }
    return SIMD4(c0, c1, c2, c3)
  }
}
