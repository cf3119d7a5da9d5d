import Savings

/// Which column of one file means what, with how sure that is.
struct ColumnAssignment {
  struct Choice {
    var column: Int
    var confidence: Double
    var evidence: String
    /// The next best columns, best first.
    var rivals: [Int]
  }

  private(set) var choices: [SpendField: Choice] = [:]
  private let exam: FileExam
  private var scores: [SpendField: [Double]] = [:]
  private var sums: AmountSum?

  /// Fields of which a name's words alone are not asked for: their cells tell enough to propose them.
  private static let essential: [SpendField] = [.supplier, .amount, .date]

  /// - Parameter given: columns that the user has named.
  init(_ exam: FileExam, given: [SpendField: Int]) {
    self.exam = exam
    for field in SpendField.allCases { scores[field] = exam.names.indices.map { score(field, $0) } }
    adjustSuppliers()
    adjustAmounts()
    adjustCurrencies()
    adjustDates()
    assign(given)
    checkIDs(given)
    settleSides(exam, given)
  }

  mutating func set(_ field: SpendField, _ choice: Choice) { choices[field] = choice }

  mutating func drop(_ fields: [SpendField]) { for field in fields { choices[field] = nil } }

  mutating func support(_ field: SpendField, _ confidence: Double, _ evidence: String) {
    guard var choice = choices[field] else { return }
    choice.confidence = min(0.99, choice.confidence + confidence)
    choice.evidence += "; " + evidence
    choices[field] = choice
  }

  private func score(_ field: SpendField, _ column: Int) -> Double {
    let profile = exam.profiles[column]
    let suits = profile.suits(field)
    guard suits > 0 else { return 0 }
    let name = ColumnNameScore.score(exam.names[column], field)
    if name > 0.3 { return name * suits }
    guard ColumnAssignment.essential.contains(field) else { return 0 }
    // A name that is understood and speaks of something else is evidence against.
    let foreign = ColumnWords(exam.names[column]).isUnderstood && !exam.isHeadless ? 0.5 : 1
    let byCells =
      switch field {
      case .supplier:
        0.25 + 0.35 * profile.share(profile.legalForms)
          + (profile.distinct > max(5, profile.filled / 100) ? 0.1 : 0)
      case .amount: profile.share(profile.fractions) > 0.1 ? 0.4 : 0.2
      default: 0.5
      }
    return byCells * suits * foreign
  }

  /// A column called supplier that holds numbers is the supplier's number; the one beside it that is
  /// called name and holds texts is the supplier's name.
  private mutating func adjustSuppliers() {
    for column in exam.names.indices {
      let name = ColumnNameScore.score(exam.names[column], .supplier)
      let profile = exam.profiles[column]
      if name > 0.85, profile.filled > 0, profile.share(profile.texts) < 0.5 {
        scores[.supplierID]![column] = max(scores[.supplierID]![column], 0.9)
      }
    }
    guard scores[.supplier]!.max() ?? 0 < 0.8 else { return }
    for column in exam.names.indices where ColumnWords(exam.names[column]).isOnlyName {
      let isBeside = [-2, -1, 1].contains { step in
        scores[.supplierID]!.indices.contains(column + step)
          && scores[.supplierID]![column + step] > 0.8
      }
      if isBeside {
        scores[.supplier]![column] = 0.92 * exam.profiles[column].suits(.supplier)
      }
    }
  }

  /// Net stands before gross: where a column says that it is net, or is what another one minus the tax
  /// comes to, one that says total or gross is the other.
  private mutating func adjustAmounts() {
    if let sum = AmountSum(exam, candidates: scores[.amount]!) {
      sums = sum
      scores[.amount]![sum.net] = max(scores[.amount]![sum.net], 0.9)
      scores[.amount]![sum.gross] -= 0.2
      scores[.amount]![sum.tax] -= 0.5
      return
    }
    let words = exam.names.map { ColumnWords($0) }
    guard exam.names.indices.contains(where: { scores[.amount]![$0] > 0.6 && words[$0].isNet })
    else { return }
    for column in exam.names.indices where words[column].isTotalOrGross && !words[column].isNet {
      scores[.amount]![column] -= 0.12
    }
  }

  /// A year says less than a day.
  private mutating func adjustDates() {
    let dates = scores[.date]!
    let hasDays = dates.indices.contains {
      dates[$0] > 0.5 && exam.profiles[$0].share(exam.profiles[$0].dates) > 0.5
    }
    guard hasDays else { return }
    for column in dates.indices
    where exam.profiles[column].share(exam.profiles[column].years) > 0.5 {
      scores[.date]![column] *= 0.5
    }
  }

  /// The currency belongs to the amount: local beside local, the document's beside the document's.
  private mutating func adjustCurrencies() {
    let amounts = scores[.amount]!
    guard let amount = amounts.indices.max(by: { amounts[$0] < amounts[$1] }), amounts[amount] > 0
    else { return }
    guard scores[.currency]!.count(where: { $0 > 0.3 }) > 1 else { return }
    let isLocal = ColumnWords(exam.names[amount]).isLocal
    for column in exam.names.indices
    where scores[.currency]![column] > 0 && ColumnWords(exam.names[column]).isLocal != isLocal {
      scores[.currency]![column] -= 0.3
    }
  }

  private mutating func assign(_ given: [SpendField: Int]) {
    var pairs: [(field: SpendField, column: Int, score: Double)] = []
    for field in SpendField.allCases where given[field] == nil {
      for (column, score) in scores[field]!.enumerated() where score > 0.15 {
        pairs.append((field, column, score))
      }
    }
    let order = Dictionary(
      uniqueKeysWithValues: SpendField.allCases.enumerated().map { ($1, $0) })
    pairs.sort {
      ($1.score, order[$0.field]!, $0.column) < ($0.score, order[$1.field]!, $1.column)
    }
    var taken = Set(given.values)
    var picked: [SpendField: Int] = [:]
    for pair in pairs where picked[pair.field] == nil && !taken.contains(pair.column) {
      picked[pair.field] = pair.column
      taken.insert(pair.column)
    }
    for (field, column) in given {
      choices[field] = Choice(
        column: column, confidence: 1, evidence: "named with --map", rivals: [])
    }
    for (field, column) in picked { choices[field] = choice(field, column, picked) }
  }

  private func choice(_ field: SpendField, _ column: Int, _ picked: [SpendField: Int]) -> Choice {
    let all = scores[field]!
    let score = all[column]
    let profile = exam.profiles[column]
    let elsewhere = Set(picked.filter { $0.key != field }.values)
    let rivals = all.indices.filter { $0 != column && all[$0] > 0.3 && !elsewhere.contains($0) }
      .sorted { (all[$1], $0) < (all[$0], $1) }
    let margin = rivals.first.map { score - all[$0] } ?? 1
    var penalty = max(0, 0.1 - margin) * 3
    // Invoice, posting and payment date differ by days: which one it is changes no figure of a year.
    if field == .date, score > 0.85 { penalty *= 0.3 }
    var confidence = score - penalty
    let name = ColumnNameScore.score(exam.names[column], field)
    var evidence: [String] = []
    if name > 0.99 - 0.08 - 0.01 {
      evidence.append("the name says so")
    } else if name > 0.3 {
      evidence.append("the words of the name fit")
    } else {
      evidence.append("the cells fit, the name says nothing")
    }
    evidence.append(profile.words(for: field))
    if name > 0.6, [.amount, .supplier, .date].contains(field),
      exam.profiles.indices.count(where: { exam.profiles[$0].suits(field) > 0.5 }) == 1
    {
      confidence += 0.12
      evidence.append("no other column could be it")
    }
    if field == .amount, let sums, sums.net == column {
      evidence.append(
        "\"\(exam.names[sums.gross])\" is it plus \"\(exam.names[sums.tax])\", so it is net")
    }
    if let rival = rivals.first {
      evidence.append("next best is \"\(exam.names[rival])\"")
    }
    return Choice(
      column: column, confidence: min(0.99, confidence), evidence: evidence.joined(separator: "; "),
      rivals: rivals)
  }

  /// An id that stands beside several names is not the supplier's.
  private mutating func checkIDs(_ given: [SpendField: Int]) {
    guard given[.supplierID] == nil, let id = choices[.supplierID], let name = choices[.supplier]
    else { return }
    var names: [String: Set<String>] = [:]
    for record in exam.records {
      let key = record.text(id.column)
      if !key.isEmpty {
        names[key, default: []].insert(ColumnMatcher.folded(record.text(name.column)))
      }
    }
    guard !names.isEmpty else { return }
    let single = Double(names.values.count { $0.count == 1 }) / Double(names.count)
    if single < 0.9 {
      choices[.supplierID]!.confidence = min(id.confidence, 0.5)
      choices[.supplierID]!.evidence +=
        "; but \(Digits.percent(1 - single, 0)) of its values stand beside several names"
    } else {
      choices[.supplierID]!.evidence += "; \(Digits.percent(single, 0)) stand beside one name"
    }
  }
}

extension ColumnProfile {
  /// What the cells say, in words.
  func words(for field: SpendField) -> String {
    func percent(_ count: Int) -> String { Digits.percent(share(count), 0) }
    let reach = fill < 0.995 ? ", \(Digits.percent(fill, 0)) filled" : ""
    switch field {
    case .amount, .quantity, .unitPrice, .debit, .credit:
      return "\(percent(numbers)) numbers, \(negatives) negative\(reach)"
    case .date:
      if share(dates) < 0.5, years > 0 { return "\(percent(years)) years alone\(reach)" }
      if share(dates) < 0.5, serials > 0 {
        return "\(percent(serials)) day numbers of a spreadsheet\(reach)"
      }
      return "\(percent(dates)) dates\(reach)"
    case .side:
      return "\(percent(sides.debits)) marks of debit, \(percent(sides.credits)) of credit\(reach)"
    case .currency: return "\(percent(currencies)) currency codes\(reach)"
    case .supplier:
      let forms = share(legalForms) > 0.02 ? ", \(percent(legalForms)) with a legal form" : ""
      return "\(distinct)\(distinct >= 5_000 ? " or more" : "") different texts\(forms)\(reach)"
    default: return "\(distinct)\(distinct >= 5_000 ? " or more" : "") different values\(reach)"
    }
  }
}
