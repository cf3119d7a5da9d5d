import Savings

/// The common frame of charts with two axes: ticks, grid lines and names.
struct PlanePlot {
  var drawing: Drawing
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  private let across: AxisScale
  private let up: AxisScale

  struct Axis {
    var scale: AxisScale
    var name: String
    var text: (Double) -> String
  }

  init(across: Axis, up: Axis, height: Double, legend: Legend, size: ChartSize) {
    self.across = across.scale
    self.up = up.scale
    drawing = Drawing(width: size.width, height: 0)
    let legendHeight = legend.draw(in: &drawing, size: size)
    drawing.text(up.name, 2, legendHeight + 12, "tick")
    top = legendHeight + 26
    bottom = top + height
    left = (up.scale.ticks.map { TextMeasure.width(up.text($0)) }.max() ?? 0) + 10
    right = size.width - 14
    drawing.height = bottom + 42

    for tick in up.scale.ticks {
      drawing.line(left, y(tick), right, y(tick), "grid")
      drawing.text(up.text(tick), left - 7, y(tick) + 4.5, "tick", anchor: .end)
    }
    for tick in across.scale.ticks { drawing.line(x(tick), bottom, x(tick), bottom + 5, "axis") }
    let ticks = across.scale.ticks.map { (x: x($0), text: across.text($0)) }
    drawing.ticks(ticks, bottom + 19)
    drawing.line(left, bottom, right, bottom, "axis")
    drawing.text(across.name, right, bottom + 37, "tick", anchor: .end)
  }

  func x(_ value: Double) -> Double { left + across.share(value) * (right - left) }
  func y(_ value: Double) -> Double { bottom - up.share(value) * (bottom - top) }

  func at(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) { (x(point.x), y(point.y)) }
}
