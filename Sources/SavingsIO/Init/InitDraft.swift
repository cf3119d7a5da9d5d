import Savings

/// What `savings init` finds: the settings it proposes, and why.
package struct InitDraft {
  /// What the settings file names: patterns and paths as they were given, copies left out.
  package let files: [Inference]
  package let inferences: [Inference]
  package let notes: [String]
  let exams: [FileExam]
  /// Path of the supplier master, or "".
  package let suppliers: String

  /// - Parameters:
  ///   - patterns: paths or patterns of spend files, relative to `directory`.
  ///   - mapping: field to column name, as the user decides them.
  ///   - currency: ISO 4217 code, or "" to infer it.
  package init(
    _ patterns: [String], directory: String, mapping: [String: String], currency: String = "",
    suppliers: String = ""
  ) throws {
    self.suppliers = suppliers
    let matches = try FilePattern.files(patterns, directory: directory)
    let all = try matches.map { try FileExam($0, settings: Settings()) }
    let overlap = try FileOverlap(all)
    let copies = Set(overlap.copies.map(\.copy))
    exams = all.filter { !copies.contains($0.match.path) }
    let draft = try SpendDraft(exams, given: mapping)
    var inferences = draft.inferences
    if !currency.isEmpty {
      inferences.removeAll { $0.key == "currency.base" }
      inferences.append(
        Inference("currency.base", currency, confidence: 1, "named with --currency"))
    }
    self.inferences = inferences
    var notes = overlap.copies.map { "\($0.copy) holds the same as \($0.of) and is left out." }
    for pair in overlap.shared {
      notes.append(
        "\(pair.path): \(Digits.grouped(pair.rows, decimals: 0)) of \(Digits.grouped(pair.of, decimals: 0)) different rows are in \(pair.with) too."
      )
    }
    self.notes = notes + draft.notes
    let given = Set(matches.map(\.path))
    // A pattern takes next month's file in too, unless it matches a copy.
    let asGiven =
      copies.isEmpty && overlap.shared.isEmpty ? patterns : exams.map(\.match.path)
    files = asGiven.map { path in
      let pairs = overlap.shared.filter { $0.path == path }
      guard let pair = pairs.max(by: { $0.rows < $1.rows }) else {
        return Inference(
          "spend.files", path, confidence: 1, given.contains(path) ? "as given" : "pattern as given"
        )
      }
      return Inference(
        "spend.files", path, confidence: 0.4,
        "\(pair.rows) of its rows are in \(pair.with) too: would they count twice?")
    }
  }

  /// Conclusions that a run refuses until somebody has looked at them.
  package var open: [Inference] {
    (files + inferences).filter { $0.isMarked && $0.matters }
  }
}
