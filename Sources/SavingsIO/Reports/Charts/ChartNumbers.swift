import Savings

/// How a chart writes its numbers: all in one unit, with as many decimals as their size asks for.
struct ChartNumbers {
  /// The unit in words, with its scale: "EUR, millions".
  let unit: String
  private let divisor: Double
  private let decimals: Int

  init(_ chart: ReportChart) {
    var parts: [Double] = []
    if case .waterfall(let steps) = chart.kind { parts = steps.map(\.value) }
    self.init(unit: chart.unit, values: chart.kind.values, parts: parts)
  }

  /// - Parameter parts: values that readers add up: of these most must show in the unit.
  init(unit: String, values: [Double], parts: [Double] = []) {
    let finite = values.filter(\.isFinite)
    let most = finite.lazy.map(\.magnitude).max() ?? 0
    let scales = [(1e9, "billions"), (1e6, "millions"), (1e4, "thousands")]
    let isShare = unit.contains("%")
    let fitting = isShare ? [] : scales.filter { most >= $0.0 }
    // A step that a unit would write as 0.02 says nothing, unless few steps are so small.
    let isCoarse = fitting.first.map { first in
      parts.count { $0 != 0 && $0.magnitude < first.0 * 0.05 } * 4 > parts.count
    }
    let scale = isCoarse == true && fitting.count > 1 ? fitting[1] : fitting.first
    // Four digits need no scale, but thousands count in 1,000s once they are many.
    let divisor = scale.map { $0.0 == 1e4 ? 1e3 : $0.0 } ?? 1
    self.divisor = divisor
    self.unit = scale.map { "\(unit), \($0.1)" } ?? unit
    let size = most / divisor
    let wanted = size >= 1000 ? 0 : size >= 10 ? 1 : 2
    // No zeros behind the point that every value has.
    decimals =
      (0..<wanted).first { places in
        let power = [1.0, 10, 100][places]
        return finite.allSatisfy { value in
          let scaled = value / divisor * power
          return (scaled - scaled.rounded()).magnitude < 1e-6
        }
      } ?? wanted
  }

  /// A value with a true minus sign; a dash where there is none.
  func text(_ value: Double) -> String {
    CellWords.number(value / divisor, decimals: decimals)
  }

  /// A difference, which shows its sign both ways.
  func change(_ value: Double) -> String { (value > 0 ? "+" : "") + text(value) }

  /// The values in the unit that is written.
  func scaled(_ value: Double) -> Double { value / divisor }

  /// A tick of a scale over scaled values.
  func tick(_ value: Double, of scale: AxisScale) -> String {
    CellWords.number(value, decimals: scale.decimals)
  }
}

extension ReportChart.Kind {
  /// All values on the chart's value axis.
  var values: [Double] {
    switch self {
    case .waterfall(let steps):
      steps.map(\.value) + Self.levels(steps).flatMap { [$0.from, $0.to] }
    case .band(_, let low, let middle, let high): low + middle + high
    case .ranges(let ranges): ranges.flatMap { [$0.low, $0.typical, $0.high].compactMap(\.self) }
    case .tornado(let base, let swings): [base] + swings.flatMap { [$0.low, $0.high] }
    case .heatmap(_, _, let values): values.flatMap { $0.compactMap(\.self) }
    case .curve: []
    case .plane(let plane): plane.all.flatMap { [$0.x, $0.y] }
    case .zone(let ranges, let band):
      ranges.flatMap { [$0.low, $0.typical, $0.high].compactMap(\.self) }
        + (band.map { [$0.low, $0.high] } ?? [])
    case .bars(_, let groups): groups.flatMap(\.values)
    case .distribution(let spread): spread.marks.map(\.value) + [spread.low, spread.high]
    }
  }

  /// Where each bar of a waterfall starts and ends.
  static func levels(_ steps: [ReportChart.Step]) -> [(from: Double, to: Double)] {
    var level = 0.0
    return steps.map { step in
      let from = step.isTotal ? 0 : level
      level = step.isTotal ? step.value : level + step.value
      return (from, level)
    }
  }
}
