import CLinux
import Glibc

/// A file that lies in memory only, open under a path of its own while the value lives.
package final class MemoryFile {
  package let path: String
  private let descriptor: Int32

  /// Holds the bytes; nil where the system has no room for them.
  package init?(_ bytes: [UInt8]) {
    descriptor = memfd_create("ledger", 1)
    path = "/proc/self/fd/\(descriptor)"
    guard descriptor >= 0 else { return nil }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(descriptor, $0.baseAddress! + written, bytes.count - written)
      }
      guard count > 0 else { return nil }
      written += count
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
