import Savings

/// Stops the run where too many rows were rejected.
struct RejectLimits {
  private let limits: LimitSettings

  init(_ limits: LimitSettings) { self.limits = limits }

  func check(_ files: [InputFile], _ examples: [RejectCode: Reject]) throws {
    let rejected = files.reduce(0) { $0 + $1.control.rejected }
    let records = files.reduce(0) { $0 + $1.control.records }
    guard files.contains(where: { $0.control.used > 0 }) else {
      throw refusal(
        examples, files,
        records == 0 ? "no file holds a row" : "none of the \(records) rows can be used",
        "Check the column mapping and the styles of dates and numbers")
    }
    if rejected > limits.rejectedRows {
      throw refusal(
        examples, files, "\(rejected) of \(records) rows are rejected",
        "Correct the files, or raise limits.rejected_rows (\(limits.rejectedRows))")
    }
    if Double(rejected) > limits.rejectedShare * Double(records) {
      let share = Digits.percent(Double(rejected) / Double(records))
      throw refusal(
        examples, files, "\(rejected) of \(records) rows (\(share)) are rejected",
        "Correct the files, or raise limits.rejected_share (\(limits.rejectedShare))")
    }
    try checkSpend(files, examples)
  }

  /// By currency as the files write it: a file's rejected amounts against what it has in all.
  private func checkSpend(_ files: [InputFile], _ examples: [RejectCode: Reject]) throws {
    for file in files {
      let rejected = Double(file.control.grossRejected.picos)
      let share = rejected / max(1, rejected + Double(file.control.amountUsed.picos.magnitude))
      guard share > limits.rejectedSpendShare else { continue }
      throw refusal(
        examples, [file],
        "rejected rows hold \(file.control.grossRejected.text), \(Digits.percent(share)) of the money",
        "Correct the file, or raise limits.rejected_spend_share (\(limits.rejectedSpendShare))")
    }
  }

  private func refusal(
    _ examples: [RejectCode: Reject], _ files: [InputFile], _ cause: String, _ fix: String
  ) -> Refusal {
    var counts: [RejectCode: Int] = [:]
    for file in files { counts.merge(file.rejectedByCode, uniquingKeysWith: +) }
    let commonest = counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    guard let commonest, let example = examples[commonest.key] else {
      return Refusal(.badData, file: files.first?.path, cause, fix: fix)
    }
    return Refusal(
      .badData, file: example.file, line: example.line,
      column: example.columnName.isEmpty ? nil : example.columnName,
      "\(cause), most for \(commonest.key.rawValue): \(example.message)", fix: fix)
  }
}
