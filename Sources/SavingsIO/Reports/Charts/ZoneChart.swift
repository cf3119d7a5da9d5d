import Savings

extension ChartSVG {
  /// Where amounts may lie over the worlds, with the zone of agreement behind them.
  static func zone(
    _ rows: [ReportChart.Range], band: (low: Double, high: Double)?, _ numbers: ChartNumbers,
    _ size: ChartSize
  ) -> Drawing {
    let texts = rows.map { row -> String in
      guard let low = row.low, let high = row.high else { return "none" }
      return "\(numbers.text(low)) to \(numbers.text(high))"
    }
    let room = (texts.map(TextMeasure.width).max() ?? 0) + 10
    var values = rows.flatMap { [$0.low, $0.typical, $0.high].compactMap(\.self) }
    if let band { values += [band.low, band.high] }
    var legend = Legend(entries: [
      (.box("span"), "eight of ten worlds (P10 to P90)"), (.dot("dot"), "middle (P50)"),
    ])
    if band != nil { legend.entries.append((.box("zone-area"), "zone at the typical supplier")) }
    var plot = RowPlot(
      labels: rows.map(\.label), emphasised: rows.map(\.isOwn), barHeight: 14,
      values: values.map(numbers.scaled) + [0], margins: (0, size.isNarrow ? 0 : room),
      legend: legend, numbers: numbers, size: size)
    if let band, let first = plot.middles.first, let last = plot.middles.last {
      let from = plot.x(numbers.scaled(band.low))
      let to = plot.x(numbers.scaled(band.high))
      plot.drawing.rect(from, first - 14, to - from, last - first + 28, "zone-area")
    }
    for (row, range) in rows.enumerated() {
      let middle = plot.middles[row]
      let style = range.isOwn ? "span-own" : "span"
      if let low = range.low, let high = range.high {
        plot.bar(row, from: numbers.scaled(low), to: numbers.scaled(high), height: 10, style)
      }
      if let typical = range.typical {
        plot.drawing.circle(
          plot.x(numbers.scaled(typical)), middle, 5, range.isOwn ? "dot-own" : "dot")
      }
      let look = range.isOwn ? "own" : "quiet"
      // On a narrow page the figures stand on the line of the label, above the bar, where there is
      // room for both; the table has them all.
      let both = TextMeasure.width(range.label) * 1.1 + TextMeasure.width(texts[row]) * 1.1 + 12
      guard !size.isNarrow || both <= size.width else { continue }
      plot.drawing.text(
        texts[row], size.width - 4, size.isNarrow ? middle - 14.5 : middle + 4.5, look,
        anchor: .end)
    }
    return plot.finished()
  }
}
