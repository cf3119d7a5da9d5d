/// An assumption of the return on investment that is not the run's.
package struct ProgrammeChange: Sendable, Equatable {
  package let key: String
  package let meaning: String
  /// Both values as a settings file has them.
  package let before: String
  package let now: String

  package static func all(from run: Settings, to settings: Settings) -> [ProgrammeChange] {
    settings.differences(from: run).map {
      ProgrammeChange(
        key: $0.key, meaning: $0.summary, before: $0.value(in: run).yaml,
        now: $0.value(in: settings).yaml)
    }
  }

  /// What is assumed otherwise and what that does to the figures; nil where nothing is.
  package static func section(
    _ changes: [ProgrammeChange], from run: ROIResult, to now: ROIResult
  ) -> ReportSection? {
    guard !changes.isEmpty else { return nil }
    return ReportSection(
      id: "changed", heading: "Assumed otherwise than in the run",
      blocks: [
        .note(
          "The negotiations are those of the run, simulated once. Only what stands here is other: all else on this page follows from it."
        ),
        .table(
          ReportTable(
            id: "changed_assumptions", caption: "Assumptions that differ from the run's",
            columns: [
              .init("Setting", name: "setting"), .init("In the run", name: "run"),
              .init("Here", name: "here"), .init("Meaning", name: "meaning"),
            ],
            rows: changes.map {
              [.text($0.key), .text($0.before), .text($0.now), .text($0.meaning)]
            })),
        .table(effect(from: run, to: now)),
      ])
  }

  private static func effect(from run: ROIResult, to now: ROIResult) -> ReportTable {
    func row(_ title: String, _ figure: (FlowFigures) -> Money) -> [ReportCell] {
      let (before, after) = (figure(run.figures), figure(now.figures))
      return [.text(title), .money(before), .money(after), .money(after - before)]
    }
    func months(_ result: ROIResult) -> ReportCell {
      result.figures.payback.map { .number($0, decimals: 1) }
        ?? .text("not within \(result.plan.months) months")
    }
    func rate(_ value: Double?) -> ReportCell {
      value.map { .percent($0) } ?? .text("not defined")
    }
    return ReportTable(
      id: "changed_figures",
      caption: "What that does to the expected figures, \(now.currency.code), simulated",
      columns: [
        .init("Figure", name: "figure"), .init("In the run", name: "run", numeric: true),
        .init("Here", name: "here", numeric: true),
        .init("Difference", name: "difference", numeric: true),
      ],
      rows: [
        row("Hard saving", \.hard), row("Costs", \.costs), row("Net position", \.netPosition),
        row("Net position beyond the human team", \.incremental),
        row("Net present value", \.presentValue),
        [.text("Payback, months"), months(run), months(now), .empty],
        [
          .text("Internal rate of return a year"), rate(run.figures.internalRate),
          rate(now.figures.internalRate), .empty,
        ],
      ])
  }
}
