import Savings

/// The charts with two axes.
extension ChartSVG {
  static func band(
    months: [Int], low: [Double], middle: [Double], high: [Double], _ numbers: ChartNumbers,
    _ size: ChartSize
  ) -> Drawing {
    let count = min(months.count, low.count, middle.count, high.count)
    func points(_ values: [Double]) -> [(x: Double, y: Double)] {
      (0..<count).map { (Double(months[$0]), numbers.scaled(values[$0])) }
    }
    let ends = [Double(months.first ?? 1), Double(months.last ?? 12)]
    let across = monthScale(from: ends[0], to: ends[1], isNarrow: size.isNarrow)
    let up = AxisScale((low + middle + high).map(numbers.scaled) + [0], ticks: 5)
    var plot = PlanePlot(
      across: .init(scale: across, name: "month", text: { CellWords.number($0, decimals: 0) }),
      up: .init(scale: up, name: numbers.unit, text: { numbers.tick($0, of: up) }),
      height: size.isNarrow ? 210 : 280,
      legend: Legend(entries: [
        (.line("curve"), "middle (P50)"), (.box("series-1"), "eight of ten worlds (P10 to P90)"),
      ]), size: size)
    let upper = points(high).map(plot.at)
    let lower = points(low).map(plot.at)
    if count > 1 { plot.drawing.path(upper + lower.reversed(), closed: true, "area") }
    plot.drawing.path(upper, "edge")
    plot.drawing.path(lower, "edge")
    plot.drawing.line(plot.left, plot.y(0), plot.right, plot.y(0), "axis")
    let line = points(middle).map(plot.at)
    plot.drawing.path(line, "curve")

    let crossing = (1..<max(count, 1)).first { middle[$0 - 1] < 0 && middle[$0] >= 0 }
    if let crossing {
      let x = plot.x(Double(months[crossing]))
      plot.drawing.line(x, plot.top, x, plot.bottom, "guide")
      var placer = LabelPlacer(
        left: plot.left, top: plot.top, right: plot.right, bottom: plot.bottom - 4)
      placer.reserve([(x, plot.top), (x, plot.bottom)])
      for edge in [upper, lower, line] { placer.reserve(edge) }
      let text = "P50 ≥ 0: month \(months[crossing])"
      let place = placer.place(x, plot.bottom - 24, width: TextMeasure.width(text) * 1.1 + 4)
      plot.drawing.text(text, place.x, place.y + 4.5, "strong", anchor: .middle)
    }
    return plot.drawing
  }

  /// Ticks at whole quarters or years, as people count months.
  private static func monthScale(from: Double, to: Double, isNarrow: Bool) -> AxisScale {
    let most = isNarrow ? 7.0 : 13.0
    let step = [1.0, 2, 3, 6, 12, 24, 60].first { (to - from) / $0 <= most } ?? 120
    return AxisScale(from: from, to: to, step: step)
  }

  static func curve(
    points: [(x: Double, y: Double)], marks: [(label: String, x: Double, y: Double)],
    _ size: ChartSize
  ) -> Drawing {
    let scale = AxisScale(from: 0, to: 1, step: size.isNarrow ? 0.25 : 0.2)
    func text(_ share: Double) -> String { Digits.percent(share, 0) }
    var plot = PlanePlot(
      across: .init(scale: scale, name: "share of suppliers, largest first", text: text),
      up: .init(scale: scale, name: "share of spend, cumulative", text: text),
      height: size.isNarrow ? 220 : 300, legend: Legend(), size: size)
    var placer = LabelPlacer(
      left: plot.left + 2, top: plot.top, right: plot.right, bottom: plot.bottom - 2)
    let line = points.map(plot.at)
    placer.reserve(line)
    let places = marks.map { plot.at(($0.x, $0.y)) }
    for place in places {
      plot.drawing.path([(plot.left, place.y), place, (place.x, plot.bottom)], "guide")
      placer.reserve([(plot.left, place.y), place, (place.x, plot.bottom)])
    }
    plot.drawing.path(line, "curve")
    for (mark, place) in zip(marks, places) {
      plot.drawing.diamond(place.x, place.y, 7, "dot-own")
      let share = Digits.percent(mark.x) + " of suppliers, " + Digits.percent(mark.y) + " of spend"
      let full = "\(mark.label): \(share)"
      let fits = TextMeasure.width(full) < (plot.right - plot.left) * 0.75
      let label = TextMeasure.wrap(
        fits ? full : mark.label, width: (plot.right - plot.left) * 0.75, lines: 1)[0]
      let spot = placer.place(place.x + 4, place.y + 8, width: TextMeasure.width(label))
      plot.drawing.text(label, spot.x, spot.y + 4.5, anchor: .middle)
    }
    return plot.drawing
  }
}
