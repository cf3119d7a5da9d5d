import Glibc
import Savings

/// Where a part goes: to standard output as it is made, or to a private file that appears when it is whole.
package final class PartOutput {
  private let path: String?
  private let temporary: String
  private var descriptor: Int32
  private var isPublished = false

  /// - Parameter path: nil for standard output.
  package init(_ path: String?) throws(Refusal) {
    self.path = path
    guard let path else {
      (temporary, descriptor) = ("", STDOUT_FILENO)
      guard !StandardStream.output.isTerminal else {
        throw Refusal(
          .usage, "a part is no text for a terminal",
          fix: "Name a file with --output, or send standard output on")
      }
      return
    }
    // Two attempts at one part, as cluster schedulers start them, do not write into each other's file.
    temporary = "\(path).\(getpid())-\(String(UInt32.random(in: 0 ... .max), radix: 16))"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if descriptor < 0 { throw refusal(.cannotCreate) }
  }

  deinit {
    guard path != nil else { return }
    if descriptor >= 0 { close(descriptor) }
    if !isPublished { unlink(temporary) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(Refusal) {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
      if count > 0 {
        done += count
      } else if count == 0 || errno != EINTR {
        throw refusal(.ioError)
      }
    }
  }

  /// Brings a file to the disk and puts it under its name.
  func publish() throws(Refusal) {
    guard let path else { return }
    let isSynced = fsync(descriptor) == 0
    let isClosed = close(descriptor) == 0
    descriptor = -1
    guard isSynced, isClosed, rename(temporary, path) == 0 else { throw refusal(.ioError) }
    isPublished = true
  }

  private func refusal(_ status: ExitStatus) -> Refusal {
    Refusal(
      status, file: path ?? "standard output",
      "the part cannot be written: \(String(cString: strerror(errno)))",
      fix: "Check the directory, its permissions and the space on its disk")
  }
}
