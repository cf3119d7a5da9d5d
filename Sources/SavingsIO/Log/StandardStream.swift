import Glibc
import Savings

/// Standard output and standard error, written so that no byte is lost without a word.
///
/// `print` ends with status 0 on a full disk; these tell.
package enum StandardStream: Int32, Sendable {
  case output = 1
  case error = 2

  /// Writes the whole text, or throws what kept it from being written.
  package func write(_ text: String) throws(Refusal) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(rawValue, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if count == 0 || errno != EINTR {
        let reason = String(cString: strerror(errno))
        throw Refusal(
          .ioError, file: self == .output ? "standard output" : "standard error",
          "the text cannot be written: \(reason)", fix: "Check the disk and where it is sent")
      }
    }
  }

  /// True where a person reads along.
  package var isTerminal: Bool { isatty(rawValue) == 1 }
}

extension String {
  /// The text on one line and without control characters, which could move a terminal's cursor or
  /// forge a second line of a log.
  package var escapingControls: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x0A: escaped += "\\n"
      case 0x0D: escaped += "\\r"
      case 0x09: escaped += "\\t"
      // Besides the controls: line separators, and marks that reverse the direction of writing, and what no
      // text may hold.
      case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
        0xFFFE, 0xFFFF:
        let hex = String(scalar.value, radix: 16)
        escaped += "\\u{" + hex + "}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
