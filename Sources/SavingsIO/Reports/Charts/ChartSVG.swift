import Savings

/// The two sizes in which a chart is drawn; the style sheet shows the one that fits.
enum ChartSize: String, CaseIterable {
  case wide, narrow

  var width: Double { self == .wide ? 760 : 310 }
  var isNarrow: Bool { self == .narrow }
}

/// A chart as inline SVG.
enum ChartSVG {
  /// Both sizes, one after the other. Only one of them is displayed, and so read aloud.
  static func drawings(_ chart: ReportChart) -> String {
    let numbers = ChartNumbers(chart)
    return ChartSize.allCases.map { size in
      drawing(chart.kind, numbers, size).svg(
        id: "\(chart.id)-\(size.rawValue)", style: size.rawValue, title: chart.title,
        description: "\(chart.summary) Unit: \(numbers.unit).")
    }.joined()
  }

  private static func drawing(
    _ kind: ReportChart.Kind, _ numbers: ChartNumbers, _ size: ChartSize
  ) -> Drawing {
    switch kind {
    case .waterfall(let steps): waterfall(steps, numbers, size)
    case .band(let months, let low, let middle, let high):
      band(months: months, low: low, middle: middle, high: high, numbers, size)
    case .ranges(let ranges): self.ranges(ranges, numbers, size)
    case .tornado(let base, let swings): tornado(base: base, swings, numbers, size)
    case .heatmap(let rows, let columns, let values):
      heatmap(rows: rows, columns: columns, values: values, numbers, size)
    case .curve(let points, let marks): curve(points: points, marks: marks, size)
    case .plane(let plane): self.plane(plane, numbers, size)
    case .zone(let rows, let band): zone(rows, band: band, numbers, size)
    case .distribution(let spread): distribution(spread, numbers, size)
    case .bars(let series, let groups): bars(series: series, groups: groups, numbers, size)
    }
  }
}
