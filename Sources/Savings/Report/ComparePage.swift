/// Two published runs side by side, as a page: what changed, and the bridge between their figures.
package struct ComparePage: Sendable {
  let comparison: RunComparison

  package init(_ comparison: RunComparison) { self.comparison = comparison }

  private var currency: Currency { comparison.currency }
  private func words(_ money: Money) -> String { "\(currency.whole(money)) \(currency.code)" }

  package var page: ReportPage {
    ReportPage(
      title: "What changed between two runs",
      subtitle:
        "From \(comparison.before.id) to \(comparison.after.id), amounts in \(currency.code)",
      banners: [simulated], sections: [bridge(charts: true), data, deals, settings],
      footer: [comparison.before, comparison.after].map {
        "Run \($0.id), version \($0.version), seed \($0.run.settings.seed), \($0.run.settings.worlds) worlds."
      })
  }

  private var simulated: String {
    "Simulated: savings, net positions and present values come from simulated worlds; no supplier has agreed to any of this."
  }

  /// The same without charts, whose figures the bridge's table has.
  package var sections: [ReportSection] { [bridge(charts: false), data, deals, settings] }

  /// One line a step, in minor units; the last line is the sum of those above it.
  package var bridgeTable: ReportTable {
    let bridge = comparison.bridge
    func row(_ title: String, _ figures: ValueBridge.Figures) -> [ReportCell] {
      [
        .text(title), .money(figures.hard), .money(figures.netPosition),
        .money(figures.presentValue),
      ]
    }
    return ReportTable(
      id: "bridge_table",
      caption:
        "From the figures of \(comparison.before.id) to those of \(comparison.after.id), \(currency.code), simulated; the first line and the steps add up to the last",
      columns: [
        .init("Step", name: "step"),
        .init("Hard saving agreed a year", name: "hard_saving_agreed", numeric: true),
        .init("Net position", name: "net_position", numeric: true),
        .init("Net present value", name: "npv", numeric: true),
      ],
      rows: [row("Run \(comparison.before.id)", bridge.before)]
        + bridge.steps.map { row($0.cause.title, $0.change) }
        + [row("Run \(comparison.after.id)", bridge.after)])
  }

  private func bridge(charts: Bool) -> ReportSection {
    let bridge = comparison.bridge
    let change = bridge.after - bridge.before
    func chart(
      _ id: String, _ title: String, _ value: KeyPath<ValueBridge.Figures, Money>
    ) -> ReportBlock {
      func major(_ figures: ValueBridge.Figures) -> Double {
        Double(figures[keyPath: value].minor) / Double(currency.minorPerMajor)
      }
      let steps =
        [ReportChart.Step(label: "First run", value: major(bridge.before), isTotal: true)]
        + bridge.steps.map {
          ReportChart.Step(label: $0.cause.title, value: major($0.change), isTotal: false)
        } + [ReportChart.Step(label: "Second run", value: major(bridge.after), isTotal: true)]
      return .chart(
        ReportChart(
          id: id, title: title,
          summary:
            "\(title) goes from \(words(bridge.before[keyPath: value])) to \(words(bridge.after[keyPath: value])), a change of \(words(change[keyPath: value])).",
          unit: currency.code, kind: .waterfall(steps), table: chartTable(id, title, value)))
    }
    let drawn =
      charts
      ? [
        chart("bridge-hard", "Hard saving agreed a year", \.hard),
        chart("bridge-net", "Net position", \.netPosition),
        chart("bridge-npv", "Net present value", \.presentValue),
      ] : []
    return ReportSection(
      id: "bridge", heading: "What changed the figures",
      blocks: (charts ? [] : [.note(simulated)]) + [
        .tiles([
          tile("Hard saving agreed a year", \.hard), tile("Net position", \.netPosition),
          tile("Net present value", \.presentValue),
        ]),
        .table(bridgeTable),
        .paragraph(
          "One group is replaced at a time, in this order. Settings of the return are replaced exactly; so are settings of policy and model and the version of the program, by playing the first run's deals again. Deals that came, went or have other spend are counted with each deal's own expected saving; in the net position and the present value they change a tier's saving in the same proportion in every world, because only a deal's mean is kept. What none of this explains, other facts of deals and what two steps do together, is a step of its own, and the steps sum to the change to the minor unit."
        ),
      ] + drawn)
  }

  private func tile(
    _ label: String, _ value: KeyPath<ValueBridge.Figures, Money>
  ) -> ReportTile {
    let (before, after) = (comparison.bridge.before, comparison.bridge.after)
    let change = after[keyPath: value] - before[keyPath: value]
    return ReportTile(
      label: label, value: words(after[keyPath: value]),
      range:
        "\(words(before[keyPath: value])) before: \(change.isNegative ? "" : "+")\(words(change))")
  }

  private func chartTable(
    _ id: String, _ title: String, _ value: KeyPath<ValueBridge.Figures, Money>
  ) -> ReportTable {
    let bridge = comparison.bridge
    return ReportTable(
      id: id + "-table", caption: "\(title), \(currency.code), simulated",
      columns: [.init("Step", name: "step"), .init(title, name: "amount", numeric: true)],
      rows: [[.text("First run"), .money(bridge.before[keyPath: value])]]
        + bridge.steps.map { [.text($0.cause.title), .money($0.change[keyPath: value])] }
        + [[.text("Second run"), .money(bridge.after[keyPath: value])]])
  }
}
