import Savings

/// Files that hold the same rows: a copy under another name, or an export that includes an older one.
struct FileOverlap {
  /// Names of files that are byte for byte another one, and which.
  private(set) var copies: [(copy: String, of: String)] = []
  /// Files with rows of an earlier file: how many, and of how many looked at.
  private(set) var shared: [(path: String, with: String, rows: Int, of: Int)] = []

  /// Rows of each file that are compared at most: the first ones of a larger file.
  private static let rowLimit = 2_000_000

  init(_ exams: [FileExam]) throws {
    var originals: [FileExam] = []
    for exam in exams {
      if let twin = try originals.first(where: { try FileOverlap.areSame($0, exam) }) {
        copies.append((exam.match.path, twin.match.path))
      } else {
        originals.append(exam)
      }
    }
    guard originals.count > 1 else { return }
    var earlier: [(path: String, rows: Set<UInt64>)] = []
    for exam in originals {
      let rows = try FileOverlap.rows(exam)
      for other in earlier {
        let count = rows.intersection(other.rows).count
        // Rows without anything of their own, such as standing charges, may well repeat.
        if count >= 10, count * 20 > min(rows.count, other.rows.count) {
          shared.append((exam.match.path, other.path, count, rows.count))
        }
      }
      earlier.append((exam.match.path, rows))
    }
  }

  private static func areSame(_ a: FileExam, _ b: FileExam) throws -> Bool {
    guard a.file.size == b.file.size else { return false }
    return try FileDigest(of: a.file).sha256 == FileDigest(of: b.file).sha256
  }

  /// Hashes of the records below the header that are not blank.
  private static func rows(_ exam: FileExam) throws -> Set<UInt64> {
    var rows: Set<UInt64> = []
    var rest: [UInt8] = []
    var offset = 0
    var skipped = 0
    while offset < exam.file.size, rows.count < rowLimit {
      rest += try exam.file.bytes(at: offset, count: 1 << 20)
      offset = min(exam.file.size, offset + 1 << 20)
      let isLast = offset >= exam.file.size
      guard rest.count < 1 << 26 else { break }
      var start = 0
      rest.withUnsafeBytes { bytes in
        while let end = LineBreak.end(of: bytes, from: start, isLast: isLast)
          ?? (isLast && start < bytes.count ? bytes.count : nil)
        {
          let line = bytes[start..<end]
          start = end
          skipped += 1
          guard skipped > exam.header.line,
            line.contains(where: { $0 > 0x20 && $0 != exam.delimiter })
          else { continue }
          var count = line.count
          while count > 0, line[line.startIndex + count - 1] <= 0x20 { count -= 1 }
          rows.insert(ByteHash.of(line.base.baseAddress! + line.startIndex, count, seed: 0))
        }
      }
      rest.removeFirst(start)
    }
    return rows
  }
}
