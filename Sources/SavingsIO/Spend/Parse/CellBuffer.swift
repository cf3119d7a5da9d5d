import Glibc

/// A copy of one cell: the parser's own text is gone when its callback returns.
struct CellBuffer {
  private var bytes: UnsafeMutablePointer<UInt8> = .allocate(capacity: 256)
  private var capacity = 256
  var count = 0

  func free() { bytes.deallocate() }

  @inline(__always)
  var cell: CellBytes { CellBytes(start: bytes, count: count) }

  @inline(__always)
  mutating func copy(_ cell: CellBytes) {
    if cell.count > capacity { grow(cell.count) }
    memcpy(bytes, cell.start, cell.count)
    count = cell.count
  }

  @inline(never)
  private mutating func grow(_ needed: Int) {
    bytes.deallocate()
    capacity = needed * 2
    bytes = .allocate(capacity: capacity)
  }
}
