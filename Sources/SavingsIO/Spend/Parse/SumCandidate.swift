/// A row that may be a total of rows above it: it lacks a supplier or a date, which purchases have.
struct SumCandidate: Equatable {
  /// Offset of the record in the file.
  var start: Int
  /// 10⁻¹² units, as are all amounts here.
  var amount: Int128
  /// Sum and number of the used rows above it, first of the chunk, then of the file.
  var above: Int128
  var rows: Int
  /// Whether the first reading has used it as a purchase.
  var isUsed: Bool

  /// Candidates of a chunk; a file with more has no totals but gaps.
  static let limit = 10_000
}

/// Recognises totals by arithmetic: a candidate that is, to the last digit, the sum of two or more
/// rows between it and the start of the file or an earlier total. No word of any cell is looked at.
enum SumRows {
  /// Offsets of the totals among the candidates, which are in the order of the file.
  static func totals(_ candidates: [SumCandidate]) -> Set<Int> {
    guard candidates.count < SumCandidate.limit else { return [] }
    var totals: Set<Int> = []
    // Sum of purchases at each place where a group can begin, to the rows above it.
    var starts: [Int128: Int] = [0: 0]
    var countedTotals: Int128 = 0
    var countedRows = 0
    for candidate in candidates where candidate.amount != 0 {
      let above = candidate.above - countedTotals
      let rows = candidate.rows - countedRows
      guard let first = starts[above - candidate.amount], rows - first >= 2 else { continue }
      totals.insert(candidate.start)
      if candidate.isUsed {
        countedTotals += candidate.amount
        countedRows += 1
      }
      starts[above] = rows
    }
    return totals
  }
}
