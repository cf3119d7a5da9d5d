import Savings

/// How one file is cut for the cores; changes no result.
package struct ChunkPlan: Sendable {
  var threads: Int
  /// Smallest chunk worth a thread.
  var chunkBytes: Int
  /// More chunks than threads, for tests.
  var chunksPerThread: Int
  var blockBytes: Int
  /// Bytes of each part of the sample from which styles are inferred.
  var sampleBytes: Int

  package init(
    threads: Int, chunkBytes: Int = 8 << 20, chunksPerThread: Int = 1, blockBytes: Int = 1 << 17,
    sampleBytes: Int = 1 << 17
  ) {
    self.threads = threads
    self.chunkBytes = chunkBytes
    self.chunksPerThread = chunksPerThread
    self.blockBytes = blockBytes
    self.sampleBytes = sampleBytes
  }

  /// Line starts near even cuts of the data, each a guess: a cut may lie in a quoted cell.
  func starts(_ file: InputDescriptor, from first: Int) throws -> [Int] {
    let bytes = file.size - first
    let count = max(1, min(threads * chunksPerThread, bytes / max(1, chunkBytes)))
    var starts = [first]
    for k in 1..<max(1, count) {
      let nominal = first + Int((Double(bytes) / Double(count) * Double(k)).rounded())
      guard nominal > starts[starts.count - 1] else { continue }
      if let start = try lineStart(file, from: nominal), start > starts[starts.count - 1],
        start < file.size
      {
        starts.append(start)
      }
    }
    return starts
  }

  /// The first line start at or behind the offset; nil where the lines are too long to look for.
  private func lineStart(_ file: InputDescriptor, from offset: Int) throws -> Int? {
    let text = try file.bytes(at: offset - 1, count: 1 << 20)
    let isLast = offset - 1 + text.count == file.size
    return text.withUnsafeBytes { LineBreak.end(of: $0, from: 0, isLast: isLast) }
      .map { offset - 1 + $0 }
  }
}

/// What reading one file gave, before its texts are turned into UTF-8.
struct FileReading {
  /// Hold the spend of the file, in file order; a sink's cube lives as long as its chunk.
  var chunks: [ChunkReader]
  var control: ControlTotals
  var problems: ProblemLog
  var blank: Int
  /// Nil where the file is too large for the search for repetitions.
  var marks: RecordMarks?
  var undecided: Set<ColumnRole>
  var isUTF8: Bool
  /// Rows that may be totals, with what all rows above them come to.
  var sums: [SumCandidate] = []
}

/// Reads one file in parallel chunks, as one parser would from its first byte to its last.
struct FileReader {
  let file: InputDescriptor
  let rules: RowRules
  let plan: ChunkPlan

  /// - Parameters:
  ///   - start: offset of the first data record.
  ///   - line: its physical line.
  ///   - beside: work for this thread while the others parse.
  func read(from start: Int, line: Int, beside: () throws -> Void) throws -> FileReading {
    let starts = try plan.starts(file, from: start)
    let chunks = starts.indices.map { k in
      chunk(from: starts[k], to: k + 1 < starts.count ? starts[k + 1] : file.size)
    }
    if plan.threads == 1 {
      try beside()
      for chunk in chunks { chunk.run() }
    } else {
      try WorkerThreads.run(chunks.map { chunk in { chunk.run() } }, beside: beside)
    }
    return try joined(chunks, from: start, line: line)
  }

  private func chunk(from start: Int, to stop: Int) -> ChunkReader {
    ChunkReader(file, rules: rules, from: start, to: stop, blockBytes: plan.blockBytes)
  }

  /// Adds the chunks up in file order; one that did not start where the record before it ended is
  /// read again from there, and is nothing where that record swallowed it.
  private func joined(_ chunks: [ChunkReader], from start: Int, line: Int) throws -> FileReading {
    var total: FileReading?
    var marks = RecordMarks()
    var expected = start
    var lines = line
    for guess in chunks {
      if guess.start < expected, guess.stop <= expected { continue }
      var chunk = guess
      if guess.start != expected {
        chunk = self.chunk(from: expected, to: guess.stop)
        chunk.run()
      }
      if var refusal = chunk.refusal {
        refusal.line = refusal.line.map { $0 + lines }
        throw refusal
      }
      let sink = chunk.sink
      sink.pointee.settle()
      let above = total?.control.amountUsed.picos ?? 0
      let rowsAbove = total?.control.used ?? 0
      let sums = sink.pointee.sums.map { candidate in
        var candidate = candidate
        candidate.above += above
        candidate.rows += rowsAbove
        return candidate
      }
      marks.append(
        RecordMarks.Part(
          origin: chunk.start, end: chunk.end, hashes: sink.pointee.hashes,
          starts: sink.pointee.starts))
      if total == nil {
        var problems = ProblemLog(limit: rules.limits.rejectsWritten)
        problems.append(sink.pointee.problems, records: 0, lines: lines)
        total = FileReading(
          chunks: [chunk], control: sink.pointee.control, problems: problems,
          blank: sink.pointee.blank, undecided: sink.pointee.undecided,
          isUTF8: chunk.isUTF8)
      } else {
        total!.chunks.append(chunk)
        total!.problems.append(
          sink.pointee.problems, records: total!.control.records, lines: lines)
        total!.control.add(sink.pointee.control)
        total!.blank += sink.pointee.blank
        total!.undecided.formUnion(sink.pointee.undecided)
        total!.isUTF8 = total!.isUTF8 && chunk.isUTF8
      }
      total!.sums += sums
      expected = chunk.end
      lines += chunk.lines
    }
    var reading = total!
    if rules.countsDuplicates { reading.marks = marks }
    return reading
  }
}

extension ControlTotals {
  mutating func note(first: Int32, last: Int32) {
    guard first <= last else { return }
    dateMin = CalendarDate(days: first)
    dateMax = CalendarDate(days: last)
  }

  /// Notes a row that is not used, where its amount or date can be read.
  mutating func note(isNegative: Bool, _ date: ScannedDate) {
    if isNegative { otherNegatives += 1 }
    guard date.status == .value else { return }
    let day = CalendarDate(days: date.days)
    otherDateMin = min(otherDateMin ?? day, day)
    otherDateMax = max(otherDateMax ?? day, day)
  }
}
