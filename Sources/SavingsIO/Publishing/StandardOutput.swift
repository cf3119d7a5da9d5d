import Glibc
import Savings

/// Standard output, where every write is checked: a full disk behind `>` is not a success.
package enum StandardOutput {
  package static func write(_ bytes: [UInt8]) throws(Refusal) {
    try Stream.write(bytes, to: STDOUT_FILENO, name: "standard output")
  }

  package static func write(_ text: String) throws(Refusal) { try write(Array(text.utf8)) }
}

/// Standard error, for messages. Nothing is left to tell where it cannot be written.
package enum StandardError {
  package static func write(_ text: String) {
    try? Stream.write(Array(text.utf8), to: STDERR_FILENO, name: "standard error")
  }
}

enum Stream {
  static func write(_ bytes: [UInt8], to descriptor: Int32, name: String) throws(Refusal) {
    do throws(CallFailure) {
      try SystemCalls().write(bytes, to: descriptor, path: name)
    } catch {
      throw Refusal(
        .ioError, "cannot write to \(name): \(error.reason)",
        fix: "Check where the output is sent: the disk may be full or the reader gone")
    }
  }
}
