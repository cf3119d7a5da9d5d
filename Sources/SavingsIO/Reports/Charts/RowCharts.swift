import Savings

/// The charts whose rows run down the page.
extension ChartSVG {
  static func waterfall(
    _ steps: [ReportChart.Step], _ numbers: ChartNumbers, _ size: ChartSize
  ) -> Drawing {
    let levels = ReportChart.Kind.levels(steps)
    let texts = steps.map { $0.isTotal ? numbers.text($0.value) : numbers.change($0.value) }
    let room = (texts.map(TextMeasure.width).max() ?? 0) + 8
    let values: [Double] =
      levels.flatMap { [numbers.scaled($0.from), numbers.scaled($0.to)] } + [0]
    var plot = RowPlot(
      labels: steps.map(\.label), emphasised: steps.map(\.isTotal), barHeight: 20, values: values,
      margins: (0, room), legend: Legend(), numbers: numbers, size: size)
    for (row, step) in steps.enumerated() {
      let from = numbers.scaled(levels[row].from)
      let to = numbers.scaled(levels[row].to)
      if row + 1 < steps.count {
        let end = plot.x(to)
        let (top, bottom) = (plot.middles[row] + 10, plot.middles[row + 1] - 10)
        // Labels stand between the bars where the page is narrow; the line leaves them free.
        let stub = size.isNarrow ? min(4, bottom - top) : bottom - top
        plot.drawing.line(end, top, end, top + stub, "connector")
        if size.isNarrow { plot.drawing.line(end, bottom - stub, end, bottom, "connector") }
      }
      let style = step.isTotal ? "bar-total" : step.value < 0 ? "bar-loss" : "bar-gain"
      plot.bar(row, from: from, to: to, height: 20, style)
      let end = max(plot.x(from), plot.x(to))
      plot.drawing.text(
        texts[row], end + 7, plot.middles[row] + 4.5, step.isTotal ? "strong" : "")
    }
    return plot.finished()
  }

  static func ranges(
    _ ranges: [ReportChart.Range], _ numbers: ChartNumbers, _ size: ChartSize
  ) -> Drawing {
    var texts = ranges.map { words($0, numbers) }
    if texts.contains(where: { TextMeasure.width($0) > size.width * 0.45 }) {
      // Too wide: the figure alone, or the ends where there is none. The table has them all.
      texts = ranges.map { range in
        range.typical.map(numbers.text) ?? words(range, numbers)
      }
    }
    let room = (texts.map(TextMeasure.width).max() ?? 0) * 1.1 + 14
    let values: [Double] = ranges.flatMap { [$0.low, $0.typical, $0.high].compactMap(\.self) }
    var legend = Legend()
    if ranges.contains(where: { !$0.isOwn }) {
      legend.entries += [(.box("span"), "published, low to high"), (.dot("dot"), "typical")]
    }
    if ranges.allSatisfy(\.isOwn) {
      legend.entries += [
        (.box("span-own"), "eight of ten worlds (P10 to P90)"),
        (.diamond("dot-own"), "middle (P50)"),
      ]
    } else if ranges.contains(where: \.isOwn) {
      legend.entries += [
        (.box("span-own"), "this run, low to high"), (.diamond("dot-own"), "this run's figure"),
      ]
    }
    var plot = RowPlot(
      labels: ranges.map(\.label), emphasised: ranges.map(\.isOwn), barHeight: 16,
      values: values.map(numbers.scaled) + [0], margins: (0, room), legend: legend,
      numbers: numbers, size: size)
    for (row, range) in ranges.enumerated() {
      let own = range.isOwn ? "-own" : ""
      let middle = plot.middles[row]
      let known = [range.low, range.typical, range.high].compactMap(\.self).map(numbers.scaled)
      if let low = known.min(), let high = known.max(), low < high {
        plot.bar(row, from: low, to: high, height: 10, "span\(own)")
      }
      if let typical = range.typical.map(numbers.scaled) {
        if range.isOwn {
          plot.drawing.diamond(plot.x(typical), middle, 8, "dot-own")
        } else {
          plot.drawing.circle(plot.x(typical), middle, 6, "dot")
        }
      }
      plot.drawing.text(
        texts[row], size.width - 4, middle + 4.5, range.isOwn ? "own" : "quiet", anchor: .end)
    }
    return plot.finished()
  }

  private static func words(_ range: ReportChart.Range, _ numbers: ChartNumbers) -> String {
    let values = [range.low, range.typical, range.high].compactMap(\.self)
    return values.isEmpty ? "no figure" : values.map(numbers.text).joined(separator: " · ")
  }

  static func tornado(
    base: Double, _ swings: [ReportChart.Swing], _ numbers: ChartNumbers, _ size: ChartSize
  ) -> Drawing {
    let texts: [String] = swings.flatMap { [numbers.text($0.low), numbers.text($0.high)] }
    let room = (texts.map(TextMeasure.width).max() ?? 0) + 10
    let values: [Double] = ([base] + swings.flatMap { [$0.low, $0.high] }).map(numbers.scaled)
    let legend = Legend(entries: [
      (.box("low-side"), "driver at its bad end"),
      (.box("high-side"), "at its good end"),
      (.line("axis"), "base \(numbers.text(base))"),
    ])
    var plot = RowPlot(
      labels: swings.map(\.label), emphasised: swings.map { _ in false }, barHeight: 20,
      values: values, margins: (room, room), legend: legend, numbers: numbers, size: size)
    let centre = plot.x(numbers.scaled(base))
    for (row, swing) in swings.enumerated() {
      let middle = plot.middles[row]
      let ends = [(swing.low, "low-side"), (swing.high, "high-side")]
      // The longer bar first, so that the shorter one stays visible where both lie on one side.
      for (value, style) in ends.sorted(by: { ($0.0 - base).magnitude > ($1.0 - base).magnitude }) {
        plot.bar(row, from: numbers.scaled(base), to: numbers.scaled(value), height: 20, style)
      }
      let (least, most) = (min(swing.low, swing.high), max(swing.low, swing.high))
      let left = min(plot.x(numbers.scaled(least)), centre)
      let right = max(plot.x(numbers.scaled(most)), centre)
      plot.drawing.text(numbers.text(least), left - 7, middle + 4.5, anchor: .end)
      plot.drawing.text(numbers.text(most), right + 7, middle + 4.5)
    }
    plot.rule(numbers.scaled(base), "axis")
    return plot.finished()
  }

  static func bars(
    series: [String], groups: [(label: String, values: [Double])], _ numbers: ChartNumbers,
    _ size: ChartSize
  ) -> Drawing {
    let texts: [String] = groups.flatMap { $0.values.map(numbers.text) }
    let room = (texts.map(TextMeasure.width).max() ?? 0) + 10
    let values: [Double] = groups.flatMap { $0.values.map(numbers.scaled) } + [0]
    let hasNegative = values.contains { $0 < 0 }
    var legend = Legend()
    if series.count > 1 {
      legend.entries = series.enumerated().map { (.box("series-\($0 % 6)"), $1) }
    }
    let thickness = 15.0
    let pitch = thickness + 3
    var plot = RowPlot(
      labels: groups.map(\.label), emphasised: groups.map { _ in false },
      barHeight: pitch * Double(max(series.count, 1)), values: values,
      margins: (hasNegative ? room : 0, room), legend: legend, numbers: numbers, size: size)
    for (row, group) in groups.enumerated() {
      for (index, value) in group.values.enumerated() where value.isFinite {
        let offset = (Double(index) - Double(group.values.count - 1) / 2) * pitch
        let end = numbers.scaled(value)
        plot.bar(
          row, from: 0, to: end, height: thickness, offset: offset, "series-\(index % 6)")
        let isNegative = value < 0
        plot.drawing.text(
          numbers.text(value), plot.x(end) + (isNegative ? -7 : 7),
          plot.middles[row] + offset + 4.5, anchor: isNegative ? .end : .start)
      }
    }
    return plot.finished()
  }
}
