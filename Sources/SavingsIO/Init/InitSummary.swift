import Savings

extension InitDraft {
  /// The summary for a person, one page.
  package var sections: [ReportSection] {
    var sections = exams.prefix(12).map { exam in
      ReportSection(
        id: "file", heading: exam.match.path,
        blocks: [.bullets(InitDraft.facts(exam))])
    }
    if exams.count > 12 {
      sections.append(
        ReportSection(
          id: "more", heading: "and \(Digits.counted(exams.count - 12, "file")) more", blocks: []))
    }
    sections.append(
      ReportSection(
        id: "found", heading: "What was found (confidence from 0 to 1)",
        blocks: [.bullets((files.filter { $0.confidence < 1 } + inferences).map(InitDraft.line))]))
    if !notes.isEmpty {
      sections.append(ReportSection(id: "notes", heading: "Look at", blocks: [.bullets(notes)]))
    }
    return sections
  }

  private static func line(_ inference: Inference) -> String {
    let value = inference.value.isEmpty ? "?" : inference.value
    let mark = inference.isMarked ? "\(ConfirmMark.word) " : ""
    let name =
      inference.key.hasPrefix(SpendDraft.prefix)
      ? String(inference.key.dropFirst(SpendDraft.prefix.count)) : inference.key
    return "\(mark)\(name) = \(value) (\(inference.confidenceText)): \(inference.evidence)"
  }

  private static func facts(_ exam: FileExam) -> [String] {
    let packed = exam.compression.map { " \($0)," } ?? ""
    let delimiter = Delimiter.name(exam.delimiter)
    let header =
      exam.isHeadless ? "no header" : "header on line \(exam.header.line)"
    return [
      "\(Digits.grouped(exam.bytes, decimals: 0)) bytes,\(packed) \(exam.encoding), \(exam.lineEnds.words), delimiter \(delimiter), \(exam.hasQuotes ? "quoted cells" : "no quotes"), \(header), \(exam.names.count) columns",
      "\(exam.isSampled ? "a sample of" : "all") \(Digits.grouped(exam.records.count, decimals: 0)) records looked at",
    ]
  }

  /// The summary for programs.
  package func json(output: String) -> JSONValue {
    .object([
      ("schema", .integer(1)), ("output", .string(output)),
      ("files", .array(exams.map(InitDraft.json))),
      ("inferences", .array((files + inferences).map(InitDraft.json))),
      ("unconfirmed", .array(open.map { .string($0.key) })),
      ("notes", .array(notes.map { .string($0) })),
    ])
  }

  private static func json(_ exam: FileExam) -> JSONValue {
    .object([
      ("path", .string(exam.match.path)), ("bytes", .integer(exam.bytes)),
      ("compression", exam.compression.map { .string($0) } ?? .null),
      ("encoding", .string(exam.encoding)), ("line_ends", .string(exam.lineEnds.words)),
      ("delimiter", .string(exam.delimiter == 0x09 ? "\t" : Delimiter.name(exam.delimiter))),
      ("header_line", .integer(exam.header.line)),
      ("columns", .array(exam.names.map { .string($0) })),
    ])
  }

  private static func json(_ inference: Inference) -> JSONValue {
    .object([
      ("setting", .string(inference.key)), ("value", .string(inference.value)),
      ("confidence", .decimal(inference.confidenceText)),
      ("marked", .bool(inference.isMarked)),
      ("refused", .bool(inference.isMarked && inference.matters)),
      ("evidence", .string(inference.evidence)),
    ])
  }
}
