extension UnsafeRawBufferPointer {
  /// The address even of an empty buffer, for the C functions that want one.
  @inline(__always)
  var start: UnsafeRawPointer { baseAddress ?? UnsafeRawPointer(bitPattern: 1)! }

  /// Byte equality, a word at a time: the texts are short, and a call costs more than they do.
  @inline(__always)
  func isSame(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    var (p, q) = (start, other.start)
    var left = count
    while left >= 8 {
      if p.loadUnaligned(as: UInt64.self) != q.loadUnaligned(as: UInt64.self) { return false }
      (p, q, left) = (p + 8, q + 8, left &- 8)
    }
    if left >= 4 {
      if p.loadUnaligned(as: UInt32.self) != q.loadUnaligned(as: UInt32.self) { return false }
      (p, q, left) = (p + 4, q + 4, left &- 4)
    }
    while left > 0 {
      if p.load(as: UInt8.self) != q.load(as: UInt8.self) { return false }
      (p, q, left) = (p + 1, q + 1, left &- 1)
    }
    return true
  }
}
