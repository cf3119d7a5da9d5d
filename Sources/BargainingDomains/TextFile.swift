import Foundation

/// A file's text, with errors that name the file.
struct TextFile {
  /// Larger files are not domains.
  static let largest = 64 << 20

  let path: String
  let bytes: [UInt8]

  init(path: String) throws(DomainFileError) {
    self.path = path
    do {
      bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw DomainFileError(file: path, reason: "cannot be read: \(error.localizedDescription)")
    }
    if bytes.count > Self.largest { throw error("is larger than 64 MiB") }
  }

  init(path: String, text: String) {
    self.path = path
    bytes = Array(text.utf8)
  }

  func error(_ reason: String, line: Int? = nil) -> DomainFileError {
    DomainFileError(file: path, line: line, reason: reason)
  }

  /// A finite decimal number.
  func number(_ text: String, _ what: String, line: Int?) throws(DomainFileError) -> Double {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let value = Double(trimmed), value.isFinite, !trimmed.lowercased().hasPrefix("0x") else {
      throw error("\(what) is '\(text)', not a finite number", line: line)
    }
    return value
  }
}
