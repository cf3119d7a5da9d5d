import Savings

/// How numbers and dates are written, as far as all the files prove it together.
struct StyleDraft {
  private let exams: [FileExam]
  private let mapping: [String: String]

  /// Larger files are not read through for a proof that the sample lacks.
  private static let wholeBytes = 1 << 28

  init(_ exams: [FileExam], mapping: [String: String]) {
    self.exams = exams
    self.mapping = mapping
  }

  func append(to inferences: inout [Inference], _ notes: inout [String]) throws {
    let evidence = try exams.map(evidence)
    if mapping["date"] != nil {
      inferences.append(dates(evidence.compactMap { $0[.date] }, &notes))
    }
    inferences.append(numbers(evidence))
  }

  private func evidence(_ exam: FileExam) throws -> [ColumnRole: StyleEvidence] {
    var found: [ColumnRole: StyleEvidence] = [:]
    for field in [SpendField.amount, .debit, .credit, .quantity, .unitPrice, .date] {
      guard let column = column(field, exam) else { continue }
      var evidence = StyleEvidence()
      for record in exam.records where column < record.cells.count {
        record.cells[column].withUnsafeBytes { cell in
          if field == .date { evidence.add(date: cell) } else { evidence.add(number: cell) }
        }
      }
      // Debits and credits are written in one style.
      let role = field == .credit ? .amount : ColumnRole(field)
      found[role, default: StyleEvidence()] += evidence
    }
    let isOpen = found.contains { $0.key == .date ? $0.value.needsDateOrder : $0.value.needsSign }
    guard isOpen, exam.isSampled, exam.file.size <= StyleDraft.wholeBytes else { return found }
    return try wholeEvidence(exam) ?? found
  }

  /// The evidence of every cell of the file; nil where the mapping does not fit it.
  private func wholeEvidence(_ exam: FileExam) throws -> [ColumnRole: StyleEvidence]? {
    var settings = SpendSettings()
    settings.mapping = mapping
    settings.delimiter = Delimiter.name(exam.delimiter)
    if exam.isHeadless { (settings.header, settings.columns) = (.no, exam.names) }
    let sample = try FileSample(of: exam.file, partBytes: 1 << 17)
    let layout: FileLayout
    do {
      layout = try FileLayout(
        of: exam.file, settings: settings, limits: LimitSettings(), sample: sample)
    } catch let refusal as Refusal where refusal.status != .ioError {
      return nil
    }
    return try StyleProof(file: exam.file, layout: layout).evidence()
  }

  private func column(_ field: SpendField, _ exam: FileExam) -> Int? {
    guard let name = mapping[field.rawValue] else { return nil }
    return ([name] + ColumnMatcher.alternatives(name)).lazy.compactMap(exam.column).first
  }

  private func dates(_ files: [StyleEvidence], _ notes: inout [String]) -> Inference {
    var all = StyleEvidence()
    for file in files { all += file }
    let orders = all.provenOrders
    let proven = Set((0..<4).map { orders[$0] }).subtracting([.undecided])
    let key = "spend.date_style"
    if proven == [.dayFirst] || proven == [.monthFirst] {
      return Inference(
        key, proven == [.dayFirst] ? "dmy" : "mdy", confidence: 0.98, all.dateProof)
    }
    if !proven.isEmpty {
      notes.append(
        "Dates are written in more than one order (\(all.dateProof)): those that could be either way round are used without a date and listed in rejects.csv."
      )
      return Inference(
        key, "auto", confidence: 0.85, "each sign has its own order: \(all.dateProof)")
    }
    if all.openDates == 0 {
      if all.hasYears {
        notes.append("The dates are years alone: each row counts on 1 January of its year.")
      }
      return Inference(
        key, "auto", confidence: 0.97,
        all.hasYears ? "years alone" : "no date could be read two ways")
    }
    let (guess, why) = likelyOrder
    return Inference(
      key, guess, confidence: 0.5,
      "\(Digits.counted(all.openDates, "date")) could be read either way and none proves which; \(why)",
      isMarked: true)
  }

  /// What ledgers from the same place mostly write; a proposal only.
  private var likelyOrder: (String, String) {
    let american = exams.flatMap(\.profiles).reduce(0) { $0 + $1.americanForms }
    let british = exams.flatMap(\.profiles).reduce(0) { $0 + $1.otherForms }
    return american > british
      ? ("mdy", "the suppliers are mostly American")
      : ("dmy", "most of the world writes the day first")
  }

  private func numbers(_ files: [[ColumnRole: StyleEvidence]]) -> Inference {
    let key = "spend.decimal"
    let columns = files.flatMap { Array($0) }.filter { $0.key != .date }.map(\.value)
    let signs = Set(columns.map(\.decimalSign)).subtracting([0])
    let points = columns.reduce(0) { $0 + $1.points }
    let commas = columns.reduce(0) { $0 + $1.commas }
    let open = columns.reduce(0) { $0 + $1.either }
    let count = "\(points) numbers prove a point and \(commas) a comma"
    if signs.count == 1, let sign = signs.first {
      let share = Double(max(points, commas)) / Double(max(1, points + commas))
      return Inference(
        key, sign == 0x2E ? "point" : "comma", confidence: share >= 0.98 ? 0.98 : 0.7, count)
    }
    if signs.count > 1 {
      return Inference(
        key, "auto", confidence: 0.85,
        "columns or files differ (\(count)); each is told by its own numbers")
    }
    if open == 0 {
      return Inference(key, "auto", confidence: 0.97, "no number has a sign that could be either")
    }
    return Inference(
      key, "point", confidence: 0.5,
      "\(Digits.counted(open, "number")) such as 1,234 could be read either way and none proves which",
      isMarked: true)
  }
}
