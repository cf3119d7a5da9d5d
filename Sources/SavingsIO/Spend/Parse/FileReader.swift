import Savings

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
    let chunks = try plan.chunks(file, rules, from: start)
    if let reading = try read(chunks, threads: plan.threads, line: line, beside) { return reading }
    // A cut lay in a quoted cell, and what a thread read from there is among what it read before.
    guard let reading = try read([start..<file.size], threads: 1, line: line, {}) else {
      throw Refusal(
        .bug, file: file.path, "a file does not start where it starts", fix: "Report this")
    }
    return reading
  }

  /// Nil where a chunk does not start where the one before has ended.
  private func read(
    _ chunks: [Range<Int>], threads: Int, line: Int, _ beside: () throws -> Void
  ) throws -> FileReading? {
    let spend = (0..<max(1, min(threads, chunks.count))).map { _ in ThreadSpend(rules) }
    let start = FileReading(spend, rules: rules, from: chunks[0].lowerBound, line: line)
    let joined = JoinedChunks(start, chunks)
    let work = spend.indices.map { thread in
      {
        @Sendable in
        while let chunk = joined.next() {
          let reader = ChunkReader(
            file, rules: rules, from: chunk.range.lowerBound, to: chunk.range.upperBound,
            blockBytes: plan.blockBytes)
          reader.run(into: joined.spend[thread])
          joined.add(reader, at: chunk.index, of: thread)
        }
      }
    }
    if threads == 1 {
      try beside()
      work[0]()
    } else {
      try WorkerThreads.run(work, beside: beside)
    }
    return try joined.reading()
  }
}

/// The chunks of a file as threads take and bring them; in file order, each is added as soon as all before
/// it are.
private final class JoinedChunks: Sendable {
  /// By thread.
  let spend: [ThreadSpend]
  private let chunks: [Range<Int>]
  private let state: Locked<State>

  private struct State {
    var reading: FileReading
    var taken = 0
    var added = 0
    var waiting: [Int: (reader: ChunkReader, thread: Int)] = [:]
    var refusal: Refusal?
    var isWrong = false
    var isOver: Bool { refusal != nil || isWrong }
  }

  init(_ reading: FileReading, _ chunks: [Range<Int>]) {
    spend = reading.spend
    self.chunks = chunks
    state = Locked(State(reading: reading))
  }

  /// The next chunk to read; nil where there is none, or no need of one any more.
  func next() -> (index: Int, range: Range<Int>)? {
    state.withLock { state in
      guard !state.isOver, state.taken < chunks.count else { return nil }
      defer { state.taken += 1 }
      return (state.taken, chunks[state.taken])
    }
  }

  func add(_ reader: ChunkReader, at index: Int, of thread: Int) {
    state.withLock { state in
      state.waiting[index] = (reader, thread)
      while !state.isOver, let (next, thread) = state.waiting.removeValue(forKey: state.added) {
        guard next.start == state.reading.end else {
          state.isWrong = true
          break
        }
        if var refusal = next.refusal {
          refusal.line = refusal.line.map { $0 + state.reading.line }
          state.refusal = refusal
          break
        }
        state.reading.append(next, of: thread)
        state.added += 1
      }
    }
  }

  /// All chunks; nil where a cut was wrong.
  func reading() throws(Refusal) -> FileReading? {
    let state = state.withLock { $0 }
    if let refusal = state.refusal { throw refusal }
    return state.isWrong ? nil : state.reading
  }
}
