import Glibc

/// Memory for tables that are read in no order: on large pages, where the system has them, since
/// half of such a read is the search for the page.
enum LargeMemory {
  private static let pageBytes = 2 << 20

  /// Memory to be freed by ``free(_:)``; its contents are undefined.
  static func allocate(_ byteCount: Int) -> UnsafeMutableRawPointer {
    let isLarge = byteCount >= pageBytes
    var memory: UnsafeMutableRawPointer?
    guard posix_memalign(&memory, isLarge ? pageBytes : 64, byteCount) == 0, let memory else {
      fatalError("out of memory: \(byteCount) bytes")
    }
    if isLarge { madvise(memory, byteCount, MADV_HUGEPAGE) }
    return memory
  }

  /// A table of words, all 0.
  static func words(_ count: Int) -> UnsafeMutablePointer<UInt64> {
    let words = allocate(count * 8).bindMemory(to: UInt64.self, capacity: count)
    words.initialize(repeating: 0, count: count)
    return words
  }

  /// Asks for large pages behind memory of somebody else's, where whole ones fit.
  static func enlargePages(of memory: UnsafeMutableRawBufferPointer) {
    guard let base = memory.baseAddress, memory.count >= 2 * pageBytes else { return }
    let start = (UInt(bitPattern: base) + UInt(pageBytes) - 1) & ~UInt(pageBytes - 1)
    let end = (UInt(bitPattern: base) + UInt(memory.count)) & ~UInt(pageBytes - 1)
    guard end > start, let aligned = UnsafeMutableRawPointer(bitPattern: start) else { return }
    madvise(aligned, Int(end - start), MADV_HUGEPAGE)
  }

  static func free(_ memory: UnsafeMutableRawPointer) { Glibc.free(memory) }
}
