import Savings

/// The `spend` section that suits all the files, and how sure each part of it is.
struct SpendDraft {
  let exams: [FileExam]
  private(set) var inferences: [Inference] = []
  /// Things to know that are no setting.
  private(set) var notes: [String] = []
  /// Whether debits and credits stand in two columns.
  private let hasSides: Bool

  /// - Parameter given: field to column name, as the user named them.
  init(_ exams: [FileExam], given: [String: String]) throws {
    self.exams = exams
    let named = try SpendDraft.named(given, exams)
    let assignments = exams.enumerated().map { index, exam in
      ColumnAssignment(exam, given: named[index])
    }
    hasSides =
      assignments.allSatisfy { $0.choices[.debit] != nil }
      || given[SpendField.debit.rawValue] != nil
    inferHeader()
    inferDelimiter()
    inferEncoding()
    for field in SpendField.allCases {
      if let column = given[field.rawValue] {
        add(field, Inference("", column, confidence: 1, "named with --map"))
      } else {
        infer(field, assignments, given)
      }
    }
    inferences += SideDraft(exams, mapping: mapping).inferences
    try StyleDraft(exams, mapping: mapping).append(to: &inferences, &notes)
    inferences.append(contentsOf: CurrencyDraft(exams, mapping: mapping).inferences)
  }

  /// Field to column name, marked or not.
  var mapping: [String: String] {
    var mapping: [String: String] = [:]
    for inference in inferences where inference.key.hasPrefix(SpendDraft.prefix) {
      guard !(inference.isMarked && !inference.matters) else { continue }
      mapping[String(inference.key.dropFirst(SpendDraft.prefix.count))] = inference.value
    }
    return mapping
  }

  static let prefix = "spend.mapping."

  private mutating func add(_ field: SpendField, _ inference: Inference) {
    var inference = inference
    inference.key = SpendDraft.prefix + field.rawValue
    inferences.append(inference)
  }

  /// The columns that the user named, by file; a column that no file has is refused.
  private static func named(
    _ given: [String: String], _ exams: [FileExam]
  ) throws -> [[SpendField: Int]] {
    var found = [[SpendField: Int]](repeating: [:], count: exams.count)
    for (text, column) in given.sorted(by: { $0.key < $1.key }) {
      guard let field = SpendField(rawValue: text) else {
        throw Refusal(
          .badSettings, "--map: there is no field \"\(text)\"",
          fix: Settings.suggestion(for: text, among: SpendField.allCases.map(\.rawValue)))
      }
      guard ColumnMatcher.alternatives(column) != [] else { continue }
      for (index, exam) in exams.enumerated() {
        let match = ColumnMatcher.alternatives(column).lazy.compactMap(exam.column).first
        if let match { found[index][field] = match }
      }
      guard found.contains(where: { $0[field] != nil }) else {
        throw Refusal(
          .badSettings, file: exams[0].match.path, column: column,
          "no file has the column that --map names for \(text)",
          fix: Settings.suggestion(for: column, among: exams[0].names.filter { !$0.isEmpty }))
      }
    }
    return found
  }

  /// One name for all files where one will do; else the names of each, in the order of the files.
  private mutating func infer(
    _ field: SpendField, _ assignments: [ColumnAssignment], _ given: [String: String]
  ) {
    let found = zip(exams, assignments).compactMap { exam, assignment in
      assignment.choices[field].map { (exam, $0) }
    }
    guard let first = found.first else { return inferMissing(field, given) }
    // With names at hand, a supplier's number is a help and no need.
    let hasNames = inferences.contains {
      $0.key == SpendDraft.prefix + SpendField.supplier.rawValue && !$0.isMarked
    }
    let hasNumbers = given[SpendField.supplierID.rawValue] != nil
    let optional =
      !SpendDraft.mattering.contains(field) || field == .supplierID && hasNames
      || field == .supplier && hasNumbers
    var names: [String] = []
    for (exam, choice) in found
    where !names.contains(where: {
      ColumnMatcher.folded($0) == ColumnMatcher.folded(exam.names[choice.column])
    }) {
      names.append(exam.names[choice.column])
    }
    // The first name that every file has serves them all.
    if let common = names.first(where: { name in exams.allSatisfy { $0.column(named: name) != nil }
    }) {
      names = [common]
    }
    var confidence = found.map(\.1.confidence).min() ?? 0
    var evidence = first.1.evidence
    if names.count > 1 {
      evidence += "; the files call it by \(names.count) names"
      let isUnclear = found.contains { exam, choice in
        names.lazy.compactMap(exam.column).first != choice.column
      }
      if isUnclear { confidence = min(confidence, 0.6) }
    }
    if found.count < exams.count {
      evidence += "; \(Digits.counted(exams.count - found.count, "file")) without it"
      if !optional { confidence = min(confidence, field == .date ? 0.7 : 0.6) }
    }
    // What the program finds by itself without settings is not worth a mark where little hangs on it.
    let isPublished = names.allSatisfy { ColumnNameScore.score($0, field) > 0.91 }
    if optional, isPublished { confidence = max(confidence, Inference.certain) }
    guard !optional || confidence >= 0.45 else { return }
    add(
      field,
      Inference(
        "", names.joined(separator: " | "), confidence: confidence, evidence, matters: !optional))
  }

  /// Fields on which totals, dates or currencies hang.
  private static let mattering: Set<SpendField> = [
    .supplier, .supplierID, .amount, .date, .currency, .debit, .credit, .side,
  ]

  private mutating func inferMissing(_ field: SpendField, _ given: [String: String]) {
    let hasQuantities = exams.allSatisfy { exam in
      [SpendField.quantity, .unitPrice].allSatisfy { field in
        exam.names.contains { ColumnNameScore.score($0, field) > 0.8 }
      }
    }
    let hasID = exams.allSatisfy { exam in
      exam.names.contains { ColumnNameScore.score($0, .supplierID) > 0.8 }
    }
    switch field {
    case .amount where !hasQuantities && !hasSides:
      add(field, Inference("", "", confidence: 0, "no column looks like amounts"))
    case .supplier where !hasID && given[SpendField.supplierID.rawValue] == nil:
      add(field, Inference("", "", confidence: 0, "no column looks like names of suppliers"))
    default: break
    }
  }

  private mutating func inferHeader() {
    let headless = exams.filter(\.isHeadless)
    guard !headless.isEmpty else {
      let least = exams.min { $0.header.confidence < $1.header.confidence }!
      inferences.append(
        Inference(
          "spend.header", "yes", confidence: max(0.85, least.header.confidence),
          least.header.evidence))
      return
    }
    let widths = Set(headless.map(\.names.count))
    guard headless.count == exams.count, widths.count == 1 else {
      inferences.append(
        Inference(
          "spend.header", "auto", confidence: 0.3,
          "\(headless[0].match.path) seems to have no header, others have one or differ in width"))
      return
    }
    inferences.append(
      Inference("spend.header", "no", confidence: 0.85, exams[0].header.evidence))
    inferences.append(
      Inference(
        "spend.columns", exams[0].names.joined(separator: ", "), confidence: 0.85,
        "numbered from the left; rename them as you like, here and in the mapping"))
  }

  private mutating func inferDelimiter() {
    let found = Set(exams.map(\.delimiter))
    let names = found.map(Delimiter.name).sorted()
    if names.count == 1 {
      inferences.append(
        Inference(
          "spend.delimiter", names[0], confidence: 0.97,
          "it cuts \(exams[0].names.count) columns in nearly every record"))
    } else {
      inferences.append(
        Inference(
          "spend.delimiter", "auto", confidence: 0.95,
          "the files differ: \(names.joined(separator: " ")); each is looked at by itself"))
    }
  }

  private mutating func inferEncoding() {
    let found = Set(exams.map(\.encoding)).sorted()
    let unsure = exams.filter { !$0.encodingIsCertain }
    if unsure.isEmpty {
      inferences.append(
        Inference(
          "spend.encoding", "auto", confidence: 0.97,
          "found \(found.joined(separator: ", ")); told again for each file"))
    } else {
      inferences.append(
        Inference(
          "spend.encoding", unsure[0].encoding, confidence: found.count == 1 ? 0.85 : 0.5,
          "letters inside of words fit it alone"))
    }
  }
}
