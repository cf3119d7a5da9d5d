import Savings

extension ChartSVG {
  /// A histogram: one bar a class of values, hollow where the values are below 0.
  static func distribution(
    _ spread: ReportChart.Distribution, _ numbers: ChartNumbers, _ size: ChartSize
  ) -> Drawing {
    let most = Double(spread.counts.max() ?? 0)
    let across = AxisScale(
      [numbers.scaled(spread.low), numbers.scaled(spread.high)], ticks: size.isNarrow ? 4 : 8,
      tight: true)
    let up = AxisScale([0, max(most, 1)], ticks: 4)
    var plot = PlanePlot(
      across: .init(scale: across, name: numbers.unit, text: { numbers.tick($0, of: across) }),
      up: .init(scale: up, name: "worlds", text: { CellWords.number($0, decimals: up.decimals) }),
      height: size.isNarrow ? 150 : 190, legend: Legend(), size: size)
    let gap = spread.counts.count > 1 ? 1.0 : 0
    var placer = LabelPlacer(
      left: plot.left, top: plot.top - 18, right: plot.right, bottom: plot.bottom)
    for (index, count) in spread.counts.enumerated() where count > 0 {
      let start = spread.low + spread.width * Double(index)
      let left = plot.x(numbers.scaled(start))
      let right = plot.x(numbers.scaled(start + spread.width))
      let top = plot.y(Double(count))
      plot.drawing.rect(
        left + gap / 2, top, right - left - gap, plot.bottom - top,
        start < 0 ? "bar-loss" : "series-1")
      placer.reserve([(left, top), (right, top), (right, plot.bottom), (left, plot.bottom)])
    }
    if spread.low < 0, spread.high > 0 {
      plot.drawing.line(plot.x(0), plot.top, plot.x(0), plot.bottom, "axis")
      placer.reserve([(plot.x(0), plot.top), (plot.x(0), plot.bottom)])
    }
    // The lines first, so that each label can keep clear of all of them.
    for mark in spread.marks {
      let x = plot.x(numbers.scaled(mark.value))
      plot.drawing.line(x, plot.top, x, plot.bottom, "guide")
      placer.reserve([(x, plot.top), (x, plot.bottom)])
    }
    for mark in spread.marks {
      let text = "\(mark.label) \(numbers.text(mark.value))"
      let x = plot.x(numbers.scaled(mark.value))
      let spot = placer.place(x, plot.top - 4, width: TextMeasure.width(text) * 1.1 + 4)
      plot.drawing.text(text, spot.x, spot.y + 4.5, "strong", anchor: .middle)
    }
    return plot.drawing
  }
}
