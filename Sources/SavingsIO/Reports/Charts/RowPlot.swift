import Savings

/// The common frame of charts whose rows run down the page: labels, a value axis, a place per row.
///
/// Labels stand left of the bars, or above them where the page is narrow, so that neither ever
/// crosses the other.
struct RowPlot {
  var drawing: Drawing
  /// The vertical middle of each row's bars.
  let middles: [Double]
  private let labels: [(lines: [String], y: Double, style: String)]
  /// The heights that vertical rules cross; not the labels, where these stand above the bars.
  private let rules: [(top: Double, bottom: Double)]
  private let axis: AxisScale
  private let left: Double
  private let right: Double

  /// - Parameters:
  ///   - values: what the axis covers, already in the written unit.
  ///   - margins: room left and right of the outermost bar for its value.
  init(
    labels: [String], emphasised: [Bool], barHeight: Double, values: [Double],
    margins: (left: Double, right: Double), legend: Legend, numbers: ChartNumbers, size: ChartSize
  ) {
    let width = size.width
    drawing = Drawing(width: width, height: 0)
    // Emphasised labels are set bold, which is wider.
    let longest =
      zip(labels, emphasised).map { TextMeasure.width($0) * ($1 ? 1.1 : 1) }.max() ?? 0
    let column = size.isNarrow ? 0 : min(longest, width * 0.32)
    left = (column > 0 ? column + 14 : 4) + margins.left
    right = width - 4 - margins.right
    axis = AxisScale(values, ticks: size.isNarrow ? 3 : 6, tight: true)
    let top = legend.draw(in: &drawing, size: size)

    var y = top + 4
    var middles: [Double] = []
    var texts: [(lines: [String], y: Double)] = []
    for label in labels {
      let lines = TextMeasure.wrap(
        label, width: size.isNarrow ? width - 8 : column, lines: size.isNarrow ? 2 : 3)
      if size.isNarrow {
        texts.append((lines, y + Double(lines.count) * 7.5))
        y += Double(lines.count) * 15 + 4
        middles.append(y + barHeight / 2)
        y += barHeight + 10
      } else {
        let height = max(barHeight, Double(lines.count) * 15) + 12
        texts.append((lines, y + height / 2))
        middles.append(y + height / 2)
        y += height
      }
    }
    self.middles = middles
    let bottom = y
    self.labels = zip(texts, emphasised).map { ($0.lines, $0.y, $1 ? "strong" : "") }
    let reach = barHeight / 2 + 3
    rules = size.isNarrow ? middles.map { ($0 - reach, $0 + reach) } : [(top, bottom)]
    for tick in axis.ticks { rule(tick, tick == 0 ? "axis" : "grid") }
    let ticks = axis.ticks.map { (x: x($0), text: numbers.tick($0, of: axis)) }
    drawing.ticks(ticks, bottom + 16)
    drawing.height = bottom + 24
  }

  /// The drawing with its labels, which come last so that lines pass behind them.
  func finished() -> Drawing {
    var drawing = drawing
    for label in labels { drawing.lines(label.lines, 4, middle: label.y, label.style) }
    return drawing
  }

  func x(_ value: Double) -> Double { left + axis.share(value) * (right - left) }

  /// A vertical line at a value.
  mutating func rule(_ value: Double, _ style: String) {
    for part in rules { drawing.line(x(value), part.top, x(value), part.bottom, style) }
  }

  /// A bar between two values; a difference too small to see keeps a hairline.
  mutating func bar(
    _ row: Int, from: Double, to: Double, height: Double, offset: Double = 0, _ style: String
  ) {
    let start = min(x(from), x(to))
    let width = max((x(from) - x(to)).magnitude, 1)
    drawing.rect(start, middles[row] + offset - height / 2, width, height, style)
  }
}

/// The signs of a chart and what they mean, in lines above it.
struct Legend {
  /// What a sign looks like: a box, a dot, a diamond or a line, in a class of the style sheet.
  enum Sign {
    case box(String)
    case dot(String)
    case diamond(String)
    case line(String)
  }

  var entries: [(sign: Sign, text: String)] = []

  /// Draws the legend and returns the height that it took.
  func draw(in drawing: inout Drawing, size: ChartSize) -> Double {
    guard !entries.isEmpty else { return 4 }
    var x = 4.0
    var y = 12.0
    for entry in entries {
      let text = TextMeasure.wrap(entry.text, width: size.width - 34, lines: 1)[0]
      let width = 22 + TextMeasure.width(text) + 18
      if x > 4, x + width - 18 > size.width {
        x = 4
        y += 20
      }
      switch entry.sign {
      case .box(let style): drawing.rect(x + 1, y - 6, 14, 12, style)
      case .dot(let style): drawing.circle(x + 8, y, 5, style)
      case .diamond(let style): drawing.diamond(x + 8, y, 6.5, style)
      case .line(let style): drawing.line(x, y, x + 16, y, style)
      }
      drawing.text(text, x + 22, y + 4.5)
      x += width
    }
    return y + 16
  }
}
