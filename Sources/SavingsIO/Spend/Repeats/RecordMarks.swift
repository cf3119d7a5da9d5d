import Savings

/// Where each record of a file stands, with a hash of its bytes: twelve bytes a record.
struct RecordMarks: Sendable {
  /// The records of one chunk, in order.
  struct Part: Sendable {
    /// Offset of the chunk, to which the starts are relative.
    let origin: Int
    /// Offset behind the last record.
    let end: Int
    let hashes: [UInt64]
    let starts: [UInt32]
  }

  private(set) var parts: [Part] = []
  private(set) var count = 0

  mutating func append(_ part: Part) {
    parts.append(part)
    count += part.hashes.count
  }

  /// Where a record stands, what lies between it and the next one included: blank lines and repeated
  /// headers, which are no records.
  func range(of record: Int) -> Range<Int> {
    var index = record
    for part in parts {
      guard index >= part.starts.count else {
        let next =
          index + 1 < part.starts.count ? part.origin + Int(part.starts[index + 1]) : part.end
        return part.origin + Int(part.starts[index])..<next
      }
      index -= part.starts.count
    }
    return 0..<0
  }
}
