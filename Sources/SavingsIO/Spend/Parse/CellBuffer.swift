import Glibc

/// A copy of one cell: the parser's own text is gone when its callback returns.
struct CellBuffer {
  private var bytes: UnsafeMutablePointer<UInt8> = .allocate(capacity: 256)
  private var capacity = 256
  /// Bytes that hardly any cell exceeds; a buffer that has grown beyond is given back.
  static let usual = 4096
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

  /// Puts more bytes behind those it has.
  mutating func append(_ cell: CellBytes) {
    if count + cell.count > capacity {
      let old = bytes
      capacity = (count + cell.count) * 2
      bytes = .allocate(capacity: capacity)
      memcpy(bytes, old, count)
      old.deallocate()
    }
    memcpy(bytes + count, cell.start, cell.count)
    count += cell.count
  }

  /// Gives back what a long cell took; the copy is gone.
  mutating func shrink() {
    guard capacity > 2 * CellBuffer.usual else { return }
    bytes.deallocate()
    capacity = 256
    bytes = .allocate(capacity: capacity)
    count = 0
  }

  @inline(never)
  private mutating func grow(_ needed: Int) {
    bytes.deallocate()
    capacity = needed * 2
    bytes = .allocate(capacity: capacity)
  }
}
