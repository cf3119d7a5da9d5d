import Savings

/// Columns that say on which side of the account an amount stands: a pair for debits and credits, or
/// marks beside the amount.
struct SideColumns {
  private let exam: FileExam

  /// Rows of which a pair must fill exactly one.
  private static let needed = 0.95

  init(_ exam: FileExam) { self.exam = exam }

  /// Of the rows in which one of the columns has an amount, those in which only one has.
  func complement(_ a: Int, _ b: Int) -> Double {
    var (one, both) = (0, 0)
    for record in exam.records {
      func hasAmount(_ column: Int) -> Bool {
        record.cells.indices.contains(column)
          && record.cells[column].contains { $0 >= 0x31 && $0 <= 0x39 }
      }
      switch (hasAmount(a), hasAmount(b)) {
      case (true, true): both += 1
      case (false, false): break
      default: one += 1
      }
    }
    return one == 0 ? 0 : Double(one) / Double(one + both)
  }

  /// Two columns of amounts that fill each other's gaps, whatever they are called.
  func unnamedPair(taken: Set<Int>) -> (debit: Int, credit: Int)? {
    let candidates = exam.profiles.indices.filter { column in
      let profile = exam.profiles[column]
      return !taken.contains(column) && profile.isNumeric && profile.share(profile.fractions) > 0.1
        && profile.share(profile.years) < 0.5
    }
    guard candidates.count <= 24 else { return nil }
    for a in candidates {
      for b in candidates where b > a {
        let (x, y) = (exam.profiles[a], exam.profiles[b])
        let least = min(x.filled, y.filled)
        guard least >= 2, x.filled + y.filled <= exam.records.count * 21 / 20,
          complement(a, b) >= SideColumns.needed
        else { continue }
        return (a, b)
      }
    }
    return nil
  }

  /// A column of marks that no name tells: S and H, Dr and Cr, where no amount has a minus. A lone D or
  /// C may be anything.
  func unnamedSide(amount: Int) -> Int? {
    guard exam.profiles[amount].negatives == 0 else { return nil }
    return exam.profiles.indices.first { column in
      let profile = exam.profiles[column]
      guard profile.suits(.side) == 1, profile.sides.debits > 0, profile.sides.credits > 0 else {
        return false
      }
      let texts = Set(exam.records.map { $0.text(column).uppercased() })
      return texts.isDisjoint(with: ["C", "D", "A", "K", "-", "+"])
    }
  }
}

extension ColumnAssignment {
  /// Decides between an amount as it stands and one with sides.
  mutating func settleSides(_ exam: FileExam, _ given: [SpendField: Int]) {
    let columns = SideColumns(exam)
    if let debit = choices[.debit], let credit = choices[.credit] {
      let share = columns.complement(debit.column, credit.column)
      let isRival = given[.amount] != nil || choices[.amount].map { $0.confidence >= 0.8 } == true
      let isGiven = given[.debit] != nil && given[.credit] != nil
      if !isGiven, isRival || share < 0.5 {
        drop([.debit, .credit])
      } else {
        if given[.amount] == nil { drop([.amount]) }
        for field in [SpendField.debit, .credit] where given[field] == nil {
          support(
            field, share >= 0.95 ? 0.08 : -0.2,
            "\(Digits.percent(share, 0)) of the rows fill one of the two")
        }
      }
    } else {
      drop([.debit, .credit].filter { given[$0] == nil })
    }
    if choices[.debit] == nil, choices[.amount].map({ $0.confidence < 0.6 }) ?? true,
      given[.amount] == nil
    {
      let others = choices.filter { $0.key != .amount }.map(\.value.column)
      if let pair = columns.unnamedPair(taken: Set(others)) { propose(pair) }
    }
    settleSide(columns, given)
  }

  private mutating func settleSide(_ columns: SideColumns, _ given: [SpendField: Int]) {
    guard given[.side] == nil else { return }
    guard let amount = choices[.amount], choices[.debit] == nil else { return drop([.side]) }
    if choices[.side] != nil {
      support(.side, 0, "its marks give the amounts their signs")
    } else if let side = columns.unnamedSide(amount: amount.column) {
      set(
        .side,
        Choice(
          column: side, confidence: 0.6,
          evidence: "its cells are marks of debit and credit, and no amount has a minus",
          rivals: []))
    }
  }

  private mutating func propose(_ pair: (debit: Int, credit: Int)) {
    let words = "no name says so, but the two fill each other's gaps"
    drop([.amount])
    set(.debit, Choice(column: pair.debit, confidence: 0.5, evidence: words, rivals: []))
    set(.credit, Choice(column: pair.credit, confidence: 0.5, evidence: words, rivals: []))
  }
}
