import Savings

/// Finds records that are, byte for byte, others of the same file or of an earlier one.
///
/// One bit for each hash tells which hashes may have been seen before; only those, a few in a
/// hundred, are sorted and looked up. The time is that of two passes over the hashes, whatever the
/// number of files.
struct RepeatSearch {
  /// Repetitions of one file, as numbers of its records in order; none is in both lists.
  struct Found: Equatable {
    /// Records that repeat an earlier one of the file and are not in ``overlap``.
    var within: [Int] = []
    /// Records that are matched, one to one, with those of an earlier file.
    var overlap: [Int] = []
    /// Records that repeat an earlier one of the file, those in ``overlap`` included.
    var repetitions = 0
    /// Matched records by earlier file.
    var sources: [Int: Int] = [:]
  }

  /// - Parameters:
  ///   - files: in order.
  ///   - kinds: files of one kind are compared with each other.
  static func find(_ files: [RecordMarks], kinds: [Int]) -> [Found] {
    var found = [Found](repeating: Found(), count: files.count)
    let suspects = suspects(files)
    guard !suspects.isEmpty else { return found }
    var members = members(of: suspects, in: files)
    members.sort {
      ($0.hash, kinds[Int($0.file)], $0.file, $0.record)
        < ($1.hash, kinds[Int($1.file)], $1.file, $1.record)
    }
    var start = 0
    while start < members.count {
      let first = members[start]
      var end = start + 1
      while end < members.count, members[end].hash == first.hash,
        kinds[Int(members[end].file)] == kinds[Int(first.file)]
      { end += 1 }
      if end - start > 1 { sort(members[start..<end], into: &found) }
      start = end
    }
    for file in found.indices {
      found[file].within.sort()
      found[file].overlap.sort()
    }
    return found
  }

  /// A record whose hash may be that of another.
  private struct Member {
    let hash: UInt64
    let file: Int32
    let record: Int32
  }

  /// Hashes of which a bit was set before, each once, sorted; a few of them occur only once.
  private static func suspects(_ files: [RecordMarks]) -> [UInt64] {
    let count = files.reduce(0) { $0 + $1.count }
    var seen = BitTable(for: count, perEntry: 16)
    var suspects: [UInt64] = []
    for file in files {
      for part in file.parts {
        for hash in part.hashes where !seen.insert(hash) { suspects.append(hash) }
      }
    }
    suspects.sort()
    return suspects.indices.compactMap {
      $0 > 0 && suspects[$0] == suspects[$0 - 1] ? nil : suspects[$0]
    }
  }

  private static func members(of suspects: [UInt64], in files: [RecordMarks]) -> [Member] {
    var table = BitTable(for: suspects.count, perEntry: 32)
    for hash in suspects { _ = table.insert(hash) }
    var members: [Member] = []
    for (file, marks) in files.enumerated() {
      var record = 0
      for part in marks.parts {
        for hash in part.hashes {
          if table.contains(hash), suspects.hasSorted(hash) {
            members.append(Member(hash: hash, file: Int32(file), record: Int32(record)))
          }
          record += 1
        }
      }
    }
    return members
  }

  /// Says of each record of one content what it repeats: as many as the fullest earlier file has are
  /// matched with that file's, what a file has beyond them and its first are repetitions of its own.
  private static func sort(_ members: ArraySlice<Member>, into found: inout [Found]) {
    var fullest = (file: -1, count: 0)
    var current = (file: -1, count: 0)
    for member in members {
      let file = Int(member.file)
      if file != current.file {
        if current.count > fullest.count { fullest = current }
        current = (file, 0)
      }
      if current.count > 0 { found[file].repetitions += 1 }
      if current.count < fullest.count {
        found[file].overlap.append(Int(member.record))
        found[file].sources[fullest.file, default: 0] += 1
      } else if current.count > 0 {
        found[file].within.append(Int(member.record))
      }
      current.count += 1
    }
  }
}

/// One bit a hash: says for sure what has not been seen.
struct BitTable: Sendable {
  private var words: [UInt64]
  private let shift: Int

  /// - Parameter perEntry: bits an entry has on average; 16 take one in twenty for seen that is not.
  init(for count: Int, perEntry: Int) {
    let bits = max(12, min(30, Int.bitWidth - max(1, count * perEntry - 1).leadingZeroBitCount))
    words = Array(repeating: 0, count: 1 << (bits - 6))
    shift = 64 - bits
  }

  /// False where the bit was set before.
  @inline(__always)
  mutating func insert(_ hash: UInt64) -> Bool {
    let place = (hash &* 0x9E37_79B9_7F4A_7C15) >> UInt64(shift)
    let bit: UInt64 = 1 << (place & 63)
    let word = Int(truncatingIfNeeded: place >> 6)
    let isNew = words[word] & bit == 0
    words[word] |= bit
    return isNew
  }

  @inline(__always)
  func contains(_ hash: UInt64) -> Bool {
    let place = (hash &* 0x9E37_79B9_7F4A_7C15) >> UInt64(shift)
    return words[Int(truncatingIfNeeded: place >> 6)] & (1 << (place & 63)) != 0
  }
}

extension [UInt64] {
  /// Whether the list, which is sorted, has the value.
  func hasSorted(_ value: UInt64) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == value
  }
}
