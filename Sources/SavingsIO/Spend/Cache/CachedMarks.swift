import Savings

/// The marks of a file as an entry holds them: one section of all hashes, by which files are compared, and
/// one of where the records start, which is wanted only of those that repeat others.
struct CachedMarks {
  /// Origin, end and number of records of each chunk.
  private(set) var parts: [(origin: Int, end: Int, count: Int)] = []
  static let sections = 2

  var count: Int { parts.reduce(0) { $0 + $1.count } }

  init(_ marks: RecordMarks) {
    parts = marks.parts.map { ($0.origin, $0.end, $0.hashes.count) }
  }

  init(_ reader: inout CacheReader) throws(CacheFailure) {
    for _ in 0..<(try reader.count()) {
      let part = (
        origin: try reader.integer(Int.self), end: try reader.integer(Int.self),
        count: try reader.integer(Int.self)
      )
      guard part.count >= 0, part.count < 1 << 40 else { throw .damaged }
      parts.append(part)
    }
  }

  func put(into writer: inout CacheWriter) {
    writer.put(parts.count)
    for part in parts {
      writer.put(part.origin)
      writer.put(part.end)
      writer.put(part.count)
    }
  }

  /// The marks from their sections.
  func marks(
    _ entry: borrowing CacheEntry, from section: Int
  ) throws(CacheFailure) -> RecordMarks {
    let hashes = try entry.memory(section)
    defer { hashes.baseAddress.map(LargeMemory.free) }
    let starts = try entry.memory(section + 1)
    defer { starts.baseAddress.map(LargeMemory.free) }
    return try marks(hashes: .init(hashes), starts: .init(starts))
  }

  func marks(
    hashes: UnsafeRawBufferPointer, starts: UnsafeRawBufferPointer
  ) throws(CacheFailure) -> RecordMarks {
    guard hashes.count == count * 8, starts.count == count * 4 else { throw .damaged }
    var marks = RecordMarks()
    var place = 0
    for part in parts {
      let range = place..<place + part.count
      marks.append(
        RecordMarks.Part(
          origin: part.origin, end: part.end,
          hashes: range.map { hashes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) },
          starts: range.map { starts.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self) }))
      place += part.count
    }
    return marks
  }

  /// Whether a file's hashes have none of those of a screen.
  static func isWithout(
    _ screen: HashScreen, _ entry: borrowing CacheEntry, section: Int
  ) throws(CacheFailure) -> Bool {
    var isWithout = true
    try entry.stream(section) { (block, _) throws(CacheFailure) in
      let words = block.count / 8
      guard isWithout else { return words * 8 }
      for word in 0..<words
      where screen.contains(block.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)) {
        isWithout = false
      }
      return words * 8
    }
    return isWithout
  }

  /// The bytes of the two sections.
  static func bytes(_ marks: RecordMarks) -> [[UInt8]] {
    let hashes = [UInt8](unsafeUninitializedCapacity: marks.count * 8) { buffer, count in
      count = fill(UnsafeMutableRawBufferPointer(buffer), marks.parts.map(\.hashes))
    }
    let starts = [UInt8](unsafeUninitializedCapacity: marks.count * 4) { buffer, count in
      count = fill(UnsafeMutableRawBufferPointer(buffer), marks.parts.map(\.starts))
    }
    return [hashes, starts]
  }

  private static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, _ parts: [[some FixedWidthInteger]]
  ) -> Int {
    var filled = 0
    for part in parts {
      part.withUnsafeBytes { bytes in
        UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]).copyMemory(from: bytes)
        filled += bytes.count
      }
    }
    return filled
  }
}
