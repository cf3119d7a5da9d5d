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
  /// By part: the number of its first record.
  private var firsts: [Int] = []
  private(set) var count = 0

  mutating func append(_ part: Part) {
    parts.append(part)
    firsts.append(count)
    count += part.hashes.count
  }

  /// Where a record stands, what lies between it and the next one included: blank lines and repeated
  /// headers, which are no records.
  func range(of record: Int) -> Range<Int> {
    guard record < count else { return 0..<0 }
    // The last part that begins at it or before it.
    var (low, high) = (0, parts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if firsts[middle] <= record { low = middle } else { high = middle - 1 }
    }
    let part = parts[low]
    let index = record - firsts[low]
    let next = index + 1 < part.starts.count ? part.origin + Int(part.starts[index + 1]) : part.end
    return part.origin + Int(part.starts[index])..<next
  }
}
