import Glibc
import Savings

/// A private file without a name that holds a decoded text; it is gone when the program ends, however
/// that happens.
final class SpoolFile {
  let descriptor: Int32
  private(set) var size = 0
  /// The file that is decoded, for messages.
  let path: String
  private var buffer: [UInt8] = []
  private var isHandedOver = false

  init(for path: String) throws {
    self.path = path
    let directory = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var descriptor = open(directory, O_RDWR | O_CLOEXEC | SpoolFile.nameless, 0o600)
    if descriptor < 0 {
      // A file system without nameless files: one with a name, which is removed at once.
      var name = Array("\(directory)/savings-XXXXXX".utf8CString)
      descriptor = mkstemp(&name)
      if descriptor >= 0 {
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(name)
      }
    }
    guard descriptor >= 0 else { throw SpoolFile.refusal(path) }
    self.descriptor = descriptor
    buffer.reserveCapacity(1 << 20)
  }

  deinit { if !isHandedOver { close(descriptor) } }

  func append(_ bytes: some Collection<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 19 { try flush() }
  }

  /// Writes what is left and gives the descriptor away.
  func finish() throws -> Int32 {
    try flush()
    isHandedOver = true
    return descriptor
  }

  func flush() throws {
    var from = 0
    while from < buffer.count {
      let count = buffer.withUnsafeBytes {
        write(descriptor, $0.baseAddress! + from, $0.count - from)
      }
      if count > 0 {
        from += count
      } else if count < 0, errno != EINTR {
        throw SpoolFile.refusal(path)
      }
    }
    size += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  static func refusal(_ path: String) -> Refusal {
    Refusal(
      .ioError, file: path,
      "the decoded text cannot be kept in a temporary file: \(String(cString: strerror(errno)))",
      fix: "Point TMPDIR at a disk with space, or decode the file yourself")
  }

  /// O_TMPFILE, which is a macro of a kind that Swift does not import.
  private static let nameless: Int32 = 0o20_000_000 | O_DIRECTORY
}
