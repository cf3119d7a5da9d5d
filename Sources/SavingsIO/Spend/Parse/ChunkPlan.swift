import Savings

/// How one file is cut for the cores; changes no result.
package struct ChunkPlan: Sendable {
  var threads: Int
  /// Smallest chunk worth the taking.
  var chunkBytes: Int
  /// Many, as threads take them in turn and one may be slower than another.
  var chunksPerThread: Int
  var blockBytes: Int
  /// Bytes of each part of the sample from which styles are inferred.
  var sampleBytes: Int

  /// - Parameter chunksPerThread: nil where the cores decide: one has nothing to share.
  package init(
    threads: Int, chunkBytes: Int = 2 << 20, chunksPerThread: Int? = nil, blockBytes: Int = 1 << 17,
    sampleBytes: Int = 1 << 17
  ) {
    self.threads = threads
    self.chunkBytes = chunkBytes
    self.chunksPerThread = chunksPerThread ?? (threads > 1 ? 64 : 1)
    self.blockBytes = blockBytes
    self.sampleBytes = sampleBytes
  }

  /// The file from its first record on, cut at line starts near even cuts of the data.
  ///
  /// Each cut is a guess: it may lie in a quoted cell.
  func chunks(_ file: InputDescriptor, _ rules: RowRules, from first: Int) throws -> [Range<Int>] {
    let bytes = file.size - first
    let count = max(1, min(threads * chunksPerThread, bytes / max(1, chunkBytes)))
    var starts = [first]
    for k in 1..<max(1, count) {
      let nominal = first + Int((Double(bytes) / Double(count) * Double(k)).rounded())
      guard nominal > starts[starts.count - 1] else { continue }
      if let start = try recordStart(file, rules, from: nominal), start < file.size {
        starts.append(start)
      }
    }
    return zip(starts, starts.dropFirst() + [file.size]).map { $0..<$1 }
  }

  /// What is looked at to find a start: a look at more is dear, and seldom needed.
  private static let looks = [1 << 14, 1 << 20]
  /// Lines that are tried, and records that must look like the ledger's.
  private static let tries = 32
  private static let records = 4

  /// The first line start at or behind the offset from which records have as many cells as the header;
  /// where none has, the first one. Nil where the lines are too long to look for.
  private func recordStart(
    _ file: InputDescriptor, _ rules: RowRules, from offset: Int
  ) throws -> Int? {
    for bytes in ChunkPlan.looks {
      let text = try file.bytes(at: offset - 1, count: bytes)
      let isLast = offset - 1 + text.count == file.size
      let starts = ChunkPlan.lineStarts(text, isLast: isLast)
      guard let first = starts.first else { continue }
      let likely = starts.first { start in
        let records = SmallCSV.records(
          Array(text[start...]), delimiter: rules.delimiter, limit: ChunkPlan.records)
        return !records.isEmpty
          && records.allSatisfy { !$0.isWhole || $0.cells.count == rules.roles.count }
      }
      return offset - 1 + (likely ?? first)
    }
    return nil
  }

  private static func lineStarts(_ text: [UInt8], isLast: Bool) -> [Int] {
    text.withUnsafeBytes { text in
      var starts: [Int] = []
      while starts.count < tries,
        let next = LineBreak.end(of: text, from: starts.last ?? 0, isLast: isLast),
        next < text.count
      {
        starts.append(next)
      }
      return starts
    }
  }
}
