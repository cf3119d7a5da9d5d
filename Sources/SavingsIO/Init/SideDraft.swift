import Savings

/// On which side of the account the purchases stand, where amounts have sides.
struct SideDraft {
  private let exams: [FileExam]
  private let mapping: [String: String]

  init(_ exams: [FileExam], mapping: [String: String]) {
    self.exams = exams
    self.mapping = mapping
  }

  var inferences: [Inference] {
    var evidence = PurchaseEvidence()
    for exam in exams { evidence += rows(exam) }
    guard evidence.debits + evidence.credits > 0 else { return [] }
    let side = evidence.likely
    let count = max(evidence.debits, evidence.credits)
    let share = Digits.percent(evidence.share, 0)
    let words =
      "\(share) of the \(Digits.counted(evidence.debits + evidence.credits, "row")) with a side are \(side.rawValue)s"
    // A handful of rows proves nothing, nor does a ledger with many of both.
    let isProven = evidence.proven != nil && count >= 20
    return [
      Inference(
        "spend.purchases", side.rawValue, confidence: isProven ? 0.95 : 0.6,
        isProven ? words + ": purchases outnumber credit notes" : words)
    ]
  }

  private func rows(_ exam: FileExam) -> PurchaseEvidence {
    var evidence = PurchaseEvidence()
    if let side = column(.side, exam) { return exam.profiles[side].sides }
    guard let debit = column(.debit, exam), let credit = column(.credit, exam) else {
      guard let amount = column(.amount, exam) else { return evidence }
      let marks = exam.profiles[amount].marks
      return marks.isMarked ? marks : evidence
    }
    for record in exam.records
    where record.cells.indices.contains(debit) && record.cells.indices.contains(credit) {
      record.cells[debit].withUnsafeBytes { debit in
        record.cells[credit].withUnsafeBytes { evidence.add(debit: debit, credit: $0) }
      }
    }
    return evidence
  }

  private func column(_ field: SpendField, _ exam: FileExam) -> Int? {
    guard let name = mapping[field.rawValue] else { return nil }
    return ([name] + ColumnMatcher.alternatives(name)).lazy.compactMap(exam.column).first
  }
}
