import Glibc
import Savings

/// A file that is written piece by piece and appears under its name only when it is whole.
package struct StreamedFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private var isPublished = false

  private var temporary: String { path + ".part" }

  /// Starts a file beside its final place.
  package init(_ path: String) throws(Refusal) {
    self.path = path
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
    descriptor = open(path + ".part", flags, 0o666)
    if descriptor < 0 { throw StreamedFile.refusal(path, status: .cannotCreate) }
  }

  /// Appends bytes.
  package func write(_ bytes: [UInt8]) throws(Refusal) {
    var from = 0
    while from < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: from), buffer.count - from)
      }
      if count > 0 {
        from += count
      } else if count < 0, errno != EINTR {
        throw StreamedFile.refusal(path, status: .ioError)
      }
    }
  }

  /// Puts the file on the disk and under its name.
  package mutating func publish() throws(Refusal) {
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else {
      throw StreamedFile.refusal(path, status: .ioError)
    }
    isPublished = true
  }

  deinit {
    close(descriptor)
    if !isPublished { unlink(path + ".part") }
  }

  /// Makes a directory where there is none; its parent must exist.
  package static func makeDirectory(_ path: String) throws(Refusal) {
    guard mkdir(path, 0o777) != 0, errno != EEXIST else { return }
    throw refusal(path, status: .cannotCreate)
  }

  package static func exists(_ path: String) throws(Refusal) -> Bool { try Presence.of(path) }

  private static func refusal(_ path: String, status: ExitStatus) -> Refusal {
    let reason = String(cString: strerror(errno))
    return Refusal(
      status, file: path, "the file cannot be written: \(reason)",
      fix: "Check the directory, its permissions and the space on its disk")
  }
}
