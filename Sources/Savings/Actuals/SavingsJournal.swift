/// One entry of the journal of states: who moved which saving where, when, and on what evidence.
package struct StateEntry: Sendable, Equatable {
  package var agreement: String
  package var state: SavingsState
  package var date: CalendarDate
  package var who: String
  package var evidence: String
  package var reason: String
  /// Class of the saving where the entry names one; a change is a reclassification.
  package var savingClass: SavingClass?
  package var line: Int

  package init(
    agreement: String, state: SavingsState, date: CalendarDate, who: String, evidence: String = "",
    reason: String = "", savingClass: SavingClass? = nil, line: Int = 0
  ) {
    self.agreement = agreement
    self.state = state
    self.date = date
    self.who = who
    self.evidence = evidence
    self.reason = reason
    self.savingClass = savingClass
    self.line = line
  }
}

/// The states of all savings, each with its history, checked as it is read.
package struct SavingsJournal: Sendable, Equatable {
  /// By agreement: its entries from the first to the last.
  package private(set) var histories: [String: [StateEntry]] = [:]

  package init() {}

  /// - Parameters:
  ///   - entries: from top to bottom of the file.
  ///   - file: to name in a refusal.
  /// - Throws: at the first entry that skips a state, goes back without a reason, lacks who or
  ///   evidence, or validates what its own creator entered.
  package init(_ entries: [StateEntry], file: String) throws(Refusal) {
    for entry in entries {
      let history = histories[entry.agreement] ?? []
      if let problem = SavingsJournal.problem(entry, after: history) {
        throw Refusal(
          .badData, file: file, line: entry.line, column: problem.column, problem.cause,
          fix: problem.fix)
      }
      histories[entry.agreement, default: []].append(entry)
    }
  }

  package func state(of agreement: String) -> SavingsState? { histories[agreement]?.last?.state }

  /// The class that the journal gives last; nil where it names none.
  package func savingClass(of agreement: String) -> SavingClass? {
    histories[agreement]?.last { $0.savingClass != nil }?.savingClass
  }

  struct Problem {
    let column: String
    let cause: String
    let fix: String
  }

  static func problem(_ entry: StateEntry, after history: [StateEntry]) -> Problem? {
    if entry.who.isEmpty {
      return Problem(
        column: "who", cause: "the entry names nobody", fix: "Name the person who decided it")
    }
    guard let last = history.last, let first = history.first else {
      guard entry.state == .identified else {
        return Problem(
          column: "state",
          cause:
            "\(entry.agreement) begins as \(entry.state.rawValue), and a saving begins as identified",
          fix: "Add the entries before it, from identified on")
      }
      return nil
    }
    if entry.date < last.date {
      return Problem(
        column: "date",
        cause:
          "\(entry.date.iso) is before \(last.date.iso), the date of the entry on line \(last.line)",
        fix: "Put the entries of \(entry.agreement) in the order of their dates")
    }
    return moveProblem(entry, last) ?? validationProblem(entry, first)
      ?? sustainingProblem(entry, history) ?? classProblem(entry, history)
  }

  private static func moveProblem(_ entry: StateEntry, _ last: StateEntry) -> Problem? {
    let (from, to) = (last.state, entry.state)
    func wrong(_ cause: String, _ fix: String) -> Problem {
      Problem(column: "state", cause: cause, fix: fix)
    }
    let move = "\(entry.agreement) goes from \(from.rawValue) to \(to.rawValue)"
    if from == to {
      return wrong("\(entry.agreement) is \(to.rawValue) already", "Remove the entry")
    }
    if entry.state.needsEvidence || to.step == nil, entry.evidence.isEmpty {
      return Problem(
        column: "evidence", cause: "\(move) without evidence",
        fix: "Name the document behind it: contract, invoice, approval")
    }
    let needsReason = Problem(
      column: "reason", cause: "\(move) without a reason", fix: "Say why in the reason column")
    guard let target = to.step, let origin = from.step else {
      guard from.exits.contains(to) else {
        return wrong(
          "\(move), which is no step of a saving",
          from.exits.isEmpty
            ? "\(from.rawValue) ends a saving; begin another one with an id of its own"
            : "After \(from.rawValue) there are \(words(from))")
      }
      return entry.reason.isEmpty ? needsReason : nil
    }
    if target == origin + 1 { return nil }
    guard target < origin else {
      return wrong(
        "\(move) and skips \(SavingsState.chain[origin + 1..<target].map(\.rawValue).joined(separator: ", "))",
        "Add the entries between, each with who, when and evidence")
    }
    return entry.reason.isEmpty ? needsReason : nil
  }

  private static func words(_ state: SavingsState) -> String {
    SavingsState.allCases.filter(state.exits.contains).map(\.rawValue).joined(separator: ", ")
  }

  private static func validationProblem(_ entry: StateEntry, _ first: StateEntry) -> Problem? {
    guard entry.state == .validated, folded(entry.who) == folded(first.who) else { return nil }
    return Problem(
      column: "who",
      cause:
        "\(entry.who) entered \(entry.agreement) on line \(first.line) and may not validate it",
      fix: "Let finance, or anybody else, validate it")
  }

  /// Sustained is what is still there a year after the contract.
  private static func sustainingProblem(_ entry: StateEntry, _ history: [StateEntry]) -> Problem? {
    guard entry.state == .sustained,
      let contracted = history.last(where: { $0.state == .contracted }),
      entry.date < contracted.date.oneYearLater
    else { return nil }
    return Problem(
      column: "date",
      cause:
        "\(entry.agreement) was contracted on \(contracted.date.iso), and is not sustained before \(contracted.date.oneYearLater.iso)",
      fix: "Enter it when the twelve months are over")
  }

  private static func classProblem(_ entry: StateEntry, _ history: [StateEntry]) -> Problem? {
    guard let new = entry.savingClass,
      let old = history.last(where: { $0.savingClass != nil })?.savingClass, old != new,
      entry.reason.isEmpty
    else { return nil }
    return Problem(
      column: "class",
      cause: "\(entry.agreement) turns from \(old.name) into \(new.name) without a reason",
      fix: "Say why in the reason column: amounts do not move between classes silently")
  }

  /// Case and spaces do not make two people of one.
  private static func folded(_ who: String) -> String {
    who.lowercased().filter { !$0.isWhitespace }
  }
}
