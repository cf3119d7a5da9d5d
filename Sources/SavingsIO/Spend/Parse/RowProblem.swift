import Savings

/// A problem of one record, small enough to keep a hundred thousand of them; its texts are fetched
/// from the file when the reading is done.
struct RowProblem {
  /// Data record within the chunk, from 1.
  var record: Int
  /// Physical line within the chunk, from 0, and the record's bytes in the file.
  var line: Int
  var start: Int
  var end: Int
  /// Column index; -1 for the whole row.
  var column: Int
  var code: RejectCode
  var action: RejectAction
  var detail: Detail

  /// What the message says beyond the code.
  enum Detail: UInt8 {
    case noSupplier, noAmount, number, date, noDate, currency, terms, quantity, rounded, extra
    case control, total, sum, placeholder, openDate, side, repeated, overlap
  }
}

/// The problems of one chunk: all counted, the first ones kept.
struct ProblemLog {
  private(set) var kept: [RowProblem] = []
  /// Rejected rows by code, and flags on used rows by code.
  private(set) var rejected: [RejectCode: Int] = [:]
  private(set) var flags: [RejectCode: Int] = [:]
  /// The first rejected row of each code.
  private(set) var examples: [RejectCode: RowProblem] = [:]
  /// Rows and money by problem, flags included.
  var sums = ProblemSums()
  let limit: Int

  init(limit: Int) { self.limit = limit }

  mutating func add(_ problem: RowProblem) {
    switch problem.action {
    case .rejected:
      rejected[problem.code, default: 0] += 1
      if examples[problem.code] == nil { examples[problem.code] = problem }
    case .kept: flags[problem.code, default: 0] += 1
    case .setAside: break
    }
    if kept.count < room(problem) { kept.append(problem) }
  }

  /// Flags on used rows may not crowd out the rows that are not used.
  private func room(_ problem: RowProblem) -> Int { problem.action == .kept ? limit / 2 : limit }

  /// Adds the log of the chunk that follows, with the records and lines before it.
  mutating func append(_ next: ProblemLog, records: Int, lines: Int) {
    func moved(_ problem: RowProblem) -> RowProblem {
      var problem = problem
      problem.record += records
      problem.line += lines
      return problem
    }
    rejected.merge(next.rejected, uniquingKeysWith: +)
    flags.merge(next.flags, uniquingKeysWith: +)
    sums.add(next.sums)
    for (code, problem) in next.examples where examples[code] == nil {
      examples[code] = moved(problem)
    }
    for problem in next.kept where kept.count < room(problem) { kept.append(moved(problem)) }
  }
}
