/// A 64-bit hash of bytes, a word at a time; the same in every run.
enum ByteHash {
  @inline(__always)
  static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    return high ^ low
  }

  @inline(__always)
  static func of(_ bytes: UnsafeRawPointer, _ count: Int, seed: UInt64 = 0) -> UInt64 {
    var hash = seed ^ (UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15)
    var p = bytes
    var left = count
    while left >= 16 {
      hash = mixed(
        p.loadUnaligned(as: UInt64.self) ^ 0xA076_1D64_78BD_642F,
        (p + 8).loadUnaligned(as: UInt64.self) ^ hash)
      p += 16
      left &-= 16
    }
    var a: UInt64 = 0
    var b: UInt64 = 0
    // The two halves may overlap; together they hold every byte that is left.
    if left >= 8 {
      a = p.loadUnaligned(as: UInt64.self)
      b = (p + (left &- 8)).loadUnaligned(as: UInt64.self)
    } else if left >= 4 {
      a = UInt64(p.loadUnaligned(as: UInt32.self))
      b = UInt64((p + (left &- 4)).loadUnaligned(as: UInt32.self))
    } else if left > 0 {
      a = UInt64(p.load(as: UInt8.self))
      b =
        UInt64((p + (left >> 1)).load(as: UInt8.self)) << 8
        | UInt64((p + (left &- 1)).load(as: UInt8.self))
    }
    return mixed(a ^ 0xE703_7ED1_A0B4_28DB, b ^ hash ^ 0x8EBC_6AF0_9C88_C6E3)
  }
}
