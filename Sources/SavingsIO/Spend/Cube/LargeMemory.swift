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

  static func free(_ memory: UnsafeMutableRawPointer) { Glibc.free(memory) }
}
