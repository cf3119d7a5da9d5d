import Glibc

/// A small file as its bytes.
package enum WholeFile {
  /// Reads a file, a pipe or whatever else the path leads to.
  ///
  /// - Parameter limit: bytes after which no more are read.
  static func bytes(_ path: String, atMost limit: Int) throws(CallFailure) -> [UInt8] {
    let calls = SystemCalls()
    let file = Int32(
      try calls.run("open", path) { Int(open(path, O_RDONLY | O_CLOEXEC)) })
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < limit {
      let count = try calls.run("read", path) { read(file, &buffer, buffer.count) }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes
  }
}
