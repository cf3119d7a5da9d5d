import Savings

/// The picture of one negotiation: the frontier, the zone of agreement and both sides' offers.
extension ChartSVG {
  static func plane(
    _ plane: ReportChart.Plane, _ numbers: ChartNumbers, _ size: ChartSize
  ) -> Drawing {
    let ticks = size.isNarrow ? 4 : 7
    let across = AxisScale(plane.all.map { numbers.scaled($0.x) }, ticks: ticks)
    let up = AxisScale(plane.all.map { numbers.scaled($0.y) }, ticks: 5)
    var plot = PlanePlot(
      across: .init(
        scale: across, name: "worth to the \(plane.sides.first)",
        text: { numbers.tick($0, of: across) }),
      up: .init(
        scale: up, name: "worth to the \(plane.sides.second)", text: { numbers.tick($0, of: up) }),
      height: size.isNarrow ? 300 : 380, legend: legend(of: plane), size: size)
    func place(_ point: ReportChart.Plane.Point) -> (x: Double, y: Double) {
      plot.at((numbers.scaled(point.x), numbers.scaled(point.y)))
    }
    var placer = LabelPlacer(
      left: plot.left + 2, top: plot.top, right: plot.right, bottom: plot.bottom - 2)

    // From the back to the front: zone, limits, frontier, offers, named points, agreement.
    let limit = place(plane.reservation)
    if let start = plane.zone.first, let end = plane.zone.last {
      let area = [limit, (place(start).x, limit.y)] + plane.zone.map(place)
      plot.drawing.path(area + [(limit.x, place(end).y)], closed: true, "zone-area")
    }
    let limits = [
      [(limit.x, plot.top), (limit.x, plot.bottom)], [(plot.left, limit.y), (plot.right, limit.y)],
    ]
    for line in limits {
      plot.drawing.path(line.map { (x: $0.0, y: $0.1) }, "guide")
      placer.reserve(line.map { (x: $0.0, y: $0.1) })
    }
    let frontier = plane.frontier.map(place)
    plot.drawing.path(frontier, "curve")
    placer.reserve(frontier)
    let today = place((0, 0))
    plot.drawing.line(today.x - 5, today.y - 5, today.x + 5, today.y + 5, "axis")
    plot.drawing.line(today.x - 5, today.y + 5, today.x + 5, today.y - 5, "axis")
    placer.reserve(today.x, today.y, radius: 6)

    let sides = [
      (plane.first.map(place), "offer-first"), (plane.second.map(place), "offer-second"),
    ]
    for (steps, _) in sides where steps.count > 1 {
      plot.drawing.path(steps, "steps")
      placer.reserve(steps)
    }
    for (steps, style) in sides {
      for step in steps {
        plot.drawing.circle(step.x, step.y, 4.5, style)
        placer.reserve(step.x, step.y, radius: 5)
      }
    }
    let named = gathered(plane.points.map { ($0.label, place(($0.x, $0.y))) })
    for point in named {
      plot.drawing.rect(point.at.x - 4, point.at.y - 4, 8, 8, "named")
      placer.reserve(point.at.x, point.at.y, radius: 6)
    }
    if let agreement = plane.agreement.map(place) {
      plot.drawing.diamond(agreement.x, agreement.y, 8, "agreed")
      placer.reserve(agreement.x, agreement.y, radius: 9)
    }

    // Labels last: lines pass behind them.
    func label(_ text: String, at point: (x: Double, y: Double), _ style: String) {
      let shown = TextMeasure.wrap(text, width: plot.right - plot.left - 12, lines: 1)[0]
      let spot = placer.place(point.x, point.y, width: TextMeasure.width(shown) + 4)
      if (spot.x - point.x).magnitude > TextMeasure.width(shown) / 2 + 26
        || (spot.y - point.y).magnitude > 34
      {
        plot.drawing.line(point.x, point.y, spot.x, spot.y, "leader")
      }
      plot.drawing.text(shown, spot.x, spot.y + 4.5, style, anchor: .middle)
    }
    if let agreement = plane.agreement.map(place) { label("agreement", at: agreement, "own") }
    for point in named { label(point.label, at: point.at, "") }
    for (steps, _) in sides {
      guard let first = steps.first, let last = steps.last else { continue }
      if steps.count > 1 { label("1", at: first, "strong") }
      label("\(steps.count)", at: last, "strong")
    }
    label("today", at: today, "quiet")
    return plot.drawing
  }

  private static func legend(of plane: ReportChart.Plane) -> Legend {
    var entries: [(sign: Legend.Sign, text: String)] = [
      (.line("curve"), "frontier: no package is better for both")
    ]
    if !plane.zone.isEmpty { entries.append((.box("zone-area"), "zone of agreement")) }
    entries.append((.line("guide"), "walk-away of each side"))
    if !plane.first.isEmpty {
      entries.append((.dot("offer-first"), "offers of the \(plane.sides.first), first to last"))
    }
    if !plane.second.isEmpty {
      entries.append((.dot("offer-second"), "offers of the \(plane.sides.second)"))
    }
    if plane.agreement != nil { entries.append((.diamond("agreed"), "agreement")) }
    return Legend(entries: entries)
  }

  /// Points so near to each other that their marks would touch share one label.
  private static func gathered(
    _ points: [(label: String, at: (x: Double, y: Double))]
  ) -> [(label: String, at: (x: Double, y: Double))] {
    var result: [(label: String, at: (x: Double, y: Double))] = []
    for point in points {
      let near = result.firstIndex {
        ($0.at.x - point.at.x).magnitude < 9 && ($0.at.y - point.at.y).magnitude < 9
      }
      if let near {
        result[near].label += ", \(point.label)"
      } else {
        result.append(point)
      }
    }
    return result
  }
}
