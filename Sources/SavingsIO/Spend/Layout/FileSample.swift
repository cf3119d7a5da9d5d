import Savings

/// Parts of a file from which its style is inferred: its head, and places further on.
struct FileSample {
  /// From the first byte, without a byte order mark.
  let head: [UInt8]
  /// Whole lines from later in the file; empty where the head is all of it.
  let later: [[UInt8]]
  let hasMark: Bool
  /// Whether the head ends before the file does.
  let isCut: Bool

  /// - Parameter partBytes: bytes of each part; small in tests.
  init(of file: InputDescriptor, partBytes: Int = 1 << 18) throws {
    var bytes = try file.bytes(at: 0, count: partBytes)
    if file.size > bytes.count, !bytes.contains(where: FileSample.isBreak) {
      // A header alone may be longer than a part.
      bytes = try file.bytes(at: 0, count: max(partBytes, FileSample.headerBytes))
    }
    let headBytes = bytes.count
    isCut = file.size > headBytes
    hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if hasMark { bytes.removeFirst(3) }
    head = bytes
    guard file.size > 4 * partBytes else {
      later =
        isCut
        ? [FileSample.lines(try file.bytes(at: headBytes, count: file.size), endsFile: true)] : []
      return
    }
    later = try [file.size / 2, file.size - partBytes / 2].map { offset in
      FileSample.lines(
        try file.bytes(at: offset, count: partBytes / 2), endsFile: offset != file.size / 2)
    }
  }

  /// Bytes within which the first line must end.
  private static let headerBytes = 1 << 20

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// From the second line on, and up to the last whole line.
  private static func lines(_ bytes: [UInt8], endsFile: Bool) -> [UInt8] {
    guard let first = bytes.firstIndex(where: isBreak), let last = bytes.lastIndex(where: isBreak)
    else { return [] }
    return Array(bytes[(first + 1)..<max(first + 1, endsFile ? bytes.count : last + 1)])
  }

  /// The records below the header, as far as the sample reaches.
  func records(below header: Int, delimiter: UInt8) -> [CSVRecord] {
    var records = SmallCSV.records(head, delimiter: delimiter)
    if isCut, !records.isEmpty { records.removeLast() }
    records = Array(records.dropFirst(header))
    for part in later { records += SmallCSV.records(part, delimiter: delimiter) }
    return records
  }
}
