import Savings

extension ChartSVG {
  /// Cells shaded by value with the value printed in each; below zero in a second hue.
  static func heatmap(
    rows: [String], columns: [String], values: [[Double?]], _ numbers: ChartNumbers,
    _ size: ChartSize
  ) -> Drawing {
    let width = size.width
    let longest = rows.map(TextMeasure.width).max() ?? 0
    let column = min(longest + 12, width * (size.isNarrow ? 0.34 : 0.3))
    let cell = (width - column) / Double(max(columns.count, 1))
    let heads = columns.map { TextMeasure.wrap($0, width: cell - 6, lines: 3) }
    let labels = rows.map { TextMeasure.wrap($0, width: column - 8, lines: 3) }
    // Headings run upwards where even one of their words is too long for its column.
    let isUpright = heads.joined().contains { $0.hasSuffix("…") }
    let longestHead = columns.map { TextMeasure.wrap($0, width: 130, lines: 1)[0] }
    let head =
      isUpright
      ? (longestHead.map(TextMeasure.width).max() ?? 0) * 1.1 + 8
      : Double(heads.map(\.count).max() ?? 1) * 15 + 8

    var drawing = Drawing(width: width, height: 0)
    for (index, lines) in heads.enumerated() {
      let x = column + (Double(index) + 0.5) * cell
      if isUpright {
        drawing.upright(longestHead[index], x + 4.5, head - 6, "strong")
      } else {
        let middle = head - 6 - Double(lines.count) * 7.5
        drawing.lines(lines, x, middle: middle, "strong", anchor: .middle)
      }
    }
    let finite = values.flatMap { $0.compactMap(\.self) }.filter(\.isFinite)
    let isSmall = finite.contains { TextMeasure.width(numbers.text($0)) > cell - 6 }
    let most = finite.map(\.magnitude).max() ?? 0
    var y = head
    for (row, lines) in labels.enumerated() {
      let height = max(30, Double(lines.count) * 15 + 10)
      drawing.lines(lines, 0, middle: y + height / 2)
      for index in columns.indices {
        let value = row < values.count && index < values[row].count ? values[row][index] : nil
        let x = column + Double(index) * cell
        let shade = shade(value, most: most)
        drawing.rect(x + 1, y + 1, cell - 2, height - 2, shade)
        let isStrong = ["heat-4", "heat-5", "cool-3"].contains(shade)
        let look = "cell" + (isStrong ? " on-strong" : "") + (isSmall ? " small" : "")
        drawing.text(
          value.map(numbers.text) ?? "–", x + cell / 2, y + height / 2 + 4.5, look,
          anchor: .middle)
      }
      y += height
    }
    drawing.height = y + 4
    return drawing
  }

  private static func shade(_ value: Double?, most: Double) -> String {
    guard let value, value.isFinite else { return "heat-none" }
    guard most > 0 else { return "heat-0" }
    let share = value.magnitude / most
    if value < 0 { return "cool-\(1 + min(2, Int(share * 3)))" }
    return "heat-\(min(5, Int(share * 6)))"
  }
}
