import Savings

/// The spend that one thread adds up, over all the chunks that it reads. No other touches it meanwhile.
final class ThreadSpend: @unchecked Sendable {
  var cube: PartialCube
  var known: KnownNames

  init(_ rules: RowRules) {
    cube = PartialCube(hasQuantities: rules.hasQuantities)
    known = KnownNames(rules.roles[LineCutter(rules).names])
  }

  deinit {
    cube.free()
    known.free()
  }

  /// Hands the spend over; the caller frees it.
  func takeCube() -> PartialCube {
    let taken = cube
    cube = PartialCube(hasQuantities: false)
    return taken
  }
}

/// What reading one file gave, before its texts are turned into UTF-8: all but the spend in file order.
struct FileReading {
  /// By thread; which rows are whose changes from run to run.
  let spend: [ThreadSpend]
  private(set) var control = ControlTotals()
  private(set) var problems: ProblemLog
  private(set) var blank = 0
  /// Nil where the file is too large for the search for repetitions.
  private(set) var marks: RecordMarks?
  private(set) var undecided: Set<ColumnRole> = []
  private(set) var isUTF8 = true
  /// Rows that may be totals, with what all rows above them come to.
  private(set) var sums: [SumCandidate] = []
  /// Rows of the suppliers that are traced.
  private(set) var traced: [TracedRow] = []

  /// Where the next chunk has to start, and its physical line.
  private(set) var end: Int
  private(set) var line: Int

  /// - Parameters:
  ///   - start: offset of the first data record.
  ///   - line: its physical line.
  init(_ spend: [ThreadSpend], rules: RowRules, from start: Int, line: Int) {
    self.spend = spend
    problems = ProblemLog(limit: rules.limits.rejectsWritten)
    marks = rules.countsDuplicates ? RecordMarks() : nil
    end = start
    self.line = line
  }

  /// Adds the chunk that starts where the one before has ended.
  ///
  /// - Parameter thread: which has read it.
  mutating func append(_ chunk: ChunkReader, of thread: Int) {
    let sink = chunk.sink
    sink.pointee.settle()
    let records = control.records
    let above = (control.amountUsed.picos, control.used)
    marks?.append(
      RecordMarks.Part(
        origin: chunk.start, end: chunk.end, hashes: sink.pointee.hashes,
        starts: sink.pointee.starts))
    // As many as one chunk of it all would have.
    sums += sink.pointee.sums.prefix(SumCandidate.limit - sums.count).map { candidate in
      var candidate = candidate
      candidate.above += above.0
      candidate.rows += above.1
      return candidate
    }
    problems.append(sink.pointee.problems, records: records, lines: line)
    traced += sink.pointee.traced.map { row in
      var row = row
      row.thread = thread
      row.line += line
      row.record += records
      return row
    }
    control.add(sink.pointee.control)
    blank += sink.pointee.blank
    undecided.formUnion(sink.pointee.undecided)
    isUTF8 = isUTF8 && chunk.isUTF8
    end = chunk.end
    line += chunk.lines
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
