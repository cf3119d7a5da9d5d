import Savings

/// The currency of the reports: from the column, from signs beside amounts, from names, from where the
/// suppliers are.
struct CurrencyDraft {
  private let exams: [FileExam]
  private let mapping: [String: String]

  init(_ exams: [FileExam], mapping: [String: String]) {
    self.exams = exams
    self.mapping = mapping
  }

  var inferences: [Inference] {
    if mapping["currency"] != nil { return fromColumn }
    let key = "currency.base"
    for (code, confidence, evidence) in [fromSigns, fromNames, fromForms].compactMap({ $0 }) {
      return [Inference(key, code, confidence: confidence, evidence, matters: false)]
    }
    return [
      Inference(
        key, "", confidence: 0, "neither amounts nor names of columns or suppliers tell a currency",
        matters: false)
    ]
  }

  private var fromColumn: [Inference] {
    var counts: [String: Int] = [:]
    for exam in exams {
      guard let name = mapping["currency"], let column = exam.column(named: name) else { continue }
      for record in exam.records {
        let text = record.text(column).uppercased()
        if text.utf8.count == 3 { counts[text, default: 0] += 1 }
      }
    }
    let total = counts.values.reduce(0, +)
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let first = sorted.first, total > 0 else { return [] }
    if sorted.count == 1 {
      return [
        Inference("currency.base", first.key, confidence: 0.98, "all rows looked at name it")
      ]
    }
    let share = Digits.percent(Double(first.value) / Double(total), 0)
    return [
      Inference(
        "currency.base", first.key, confidence: 0.6,
        "\(share) of the rows name it; the others (\(sorted.dropFirst().prefix(6).map(\.key).joined(separator: ", "))) need rates in fx.file",
        isMarked: true)
    ]
  }

  private var amountColumns: [(exam: FileExam, column: Int)] {
    exams.flatMap { exam in
      ["amount", "debit", "credit"].compactMap { field in
        guard let name = mapping[field],
          let column = ([name] + ColumnMatcher.alternatives(name)).lazy.compactMap(exam.column)
            .first
        else { return nil }
        return (exam, column)
      }
    }
  }

  private var fromSigns: (String, Double, String)? {
    var signs = CurrencySigns()
    for (exam, column) in amountColumns { signs += exam.profiles[column].signs }
    guard let most = signs.counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      most.value * 10 >= signs.any * 9
    else { return nil }
    let isDollar = most.key == "USD"
    return (
      most.key, isDollar ? 0.75 : 0.95, "\(Digits.counted(most.value, "amount")) with its sign"
    )
  }

  private var fromNames: (String, Double, String)? {
    let names = amountColumns.map { $0.exam.names[$0.column] }
    for (word, code) in CurrencyDraft.words
    where names.contains(where: { CurrencyDraft.has(word, $0) }) {
      return (code, 0.95, "the amount's column is called \"\(names[0])\"")
    }
    let others = exams.flatMap(\.names)
    let found = CurrencyDraft.words.filter { word, _ in
      others.contains { CurrencyDraft.has(word, $0) }
    }
    guard Set(found.map(\.1)).count == 1, let first = found.first else { return nil }
    let name = others.first { CurrencyDraft.has(first.0, $0) } ?? ""
    return (first.1, 0.85, "another column is called \"\(name)\"")
  }

  private static let words = [
    ("£", "GBP"), ("€", "EUR"), ("euro", "EUR"), ("euros", "EUR"), ("eur", "EUR"), ("gbp", "GBP"),
    ("usd", "USD"), ("chf", "CHF"), ("pln", "PLN"), ("sek", "SEK"), ("nok", "NOK"), ("dkk", "DKK"),
    ("cad", "CAD"), ("aud", "AUD"), ("inr", "INR"), ("jpy", "JPY"), ("pounds", "GBP"),
  ]

  private static func has(_ word: String, _ name: String) -> Bool {
    if word.utf8.count < 4, !word.utf8.allSatisfy({ $0 < 0x80 }) { return name.contains(word) }
    return name.lowercased().split { !$0.isLetter }.contains { $0 == word }
  }

  /// Legal forms of the suppliers; a proposal, since companies buy abroad too.
  private var fromForms: (String, Double, String)? {
    var counts: [String: Int] = [:]
    for exam in exams {
      guard let name = mapping["supplier"],
        let column = ([name] + ColumnMatcher.alternatives(name)).lazy.compactMap(exam.column).first
      else { continue }
      for record in exam.records where column < record.cells.count {
        let form = record.cells[column].withUnsafeBytes { LegalForm(CellText.trimmed($0)) }
        if let code = form?.currency { counts[code, default: 0] += 1 }
      }
    }
    let total = counts.values.reduce(0, +)
    guard total >= 10, let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else {
      return nil
    }
    let share = Double(most.value) / Double(total)
    guard share > 0.6 else { return nil }
    return (
      most.key, 0.5 + 0.25 * share,
      "\(Digits.percent(share, 0)) of \(total) legal forms among the suppliers are of its countries"
    )
  }
}
