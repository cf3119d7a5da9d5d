import Savings

extension RunDocument {
  /// The first line of every report of a run that went on without some of its files.
  var missingWarnings: [String] {
    guard !ledger.missing.isEmpty else { return [] }
    return [
      "INCOMPLETE: \(Digits.counted(ledger.missing.count, "spend file")) could not be read, and nothing below counts what is in there: \(ledger.missing.joined(separator: ", "))"
    ]
  }

  /// What earlier runs handed down, and how far this one is from them.
  var driftJSON: JSONValue {
    .object([
      ("fingerprint", past.fingerprint.isEmpty ? .null : .string(past.fingerprint)),
      ("tiers_of", past.runs.first.map { .string($0.runID) } ?? .null),
      ("compared_with", .array(drift.runs.map { .string($0) })),
      (
        "drift",
        .array(
          drift.findings.map { finding in
            .object([
              ("measure", .string(finding.measure.rawValue)), ("now", .string(finding.now)),
              ("usual", .string(finding.usual)),
              ("distance", .number(finding.distance, decimals: 6)),
              ("limit", .number(finding.limit, decimals: 6)),
              ("level", .string(finding.level.rawValue)),
            ])
          })
      ),
    ])
  }
}
