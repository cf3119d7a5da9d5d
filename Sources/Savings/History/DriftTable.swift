/// This run beside those before it, for the page and the terminal.
package struct DriftTable: Sendable {
  private let drift: Drift

  package init(_ drift: Drift) { self.drift = drift }

  /// Nothing where there is no earlier run.
  package var blocks: [ReportBlock] {
    guard !drift.findings.isEmpty else { return [] }
    return [
      .table(
        ReportTable(
          id: "drift",
          caption:
            "This run beside the \(drift.runs.count) before it, \(drift.runs.last ?? "") to \(drift.runs.first ?? "")",
          columns: [
            .init("Measure", name: "measure"), .init("Now", name: "now"),
            .init("Usual", name: "usual"),
            .init("Distance", name: "distance", numeric: true),
            .init("Warned above", name: "limit", numeric: true), .init("Finding", name: "level"),
          ],
          rows: drift.findings.map { finding in
            [
              .text(finding.measure.words), .text(finding.now), .text(finding.usual),
              .percent(finding.distance), .percent(finding.limit), .text(finding.level.rawValue),
            ]
          }))
    ]
  }
}

extension Drift.Measure {
  var words: String {
    switch self {
    case .rows: "Rows read"
    case .spend: "Addressable spend"
    case .mix: "Spend by category"
    case .rejected: "Rejected rows"
    case .tiers: "Suppliers in another tier than in the run before"
    }
  }
}
