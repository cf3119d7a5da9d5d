import Glibc

/// A file that no ledger is, written piece by piece so that it need not fit into memory.
final class ExtremeFile {
  private let file: UnsafeMutablePointer<FILE>

  init(_ path: String) throws {
    guard let file = fopen(path, "w") else { throw Usage(text: "\(path) cannot be written") }
    self.file = file
    setvbuf(file, nil, Int32(_IOFBF), 1 << 20)
  }

  deinit { fclose(file) }

  func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, file) }
  }

  /// Writes a text many times over.
  func write(_ text: String, times: Int) {
    let atOnce = max(1, (1 << 16) / text.utf8.count)
    let block = String(repeating: text, count: atOnce)
    for _ in 0..<times / atOnce { write(block) }
    write(String(repeating: text, count: times % atOnce))
  }

  /// Writes rows by their number.
  func write(rows: Int, _ row: (Int) -> String) {
    for number in 0..<rows { write(row(number)) }
  }
}
