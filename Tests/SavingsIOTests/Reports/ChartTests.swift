import Savings
import Testing

@testable import SavingsIO

@Suite struct ChartTests {
  private struct Box {
    var text: String
    var left: Double
    var right: Double
    var y: Double
  }

  private static let charts = SamplePage.page.sections.flatMap(\.blocks).compactMap { block in
    if case .chart(let chart) = block { chart } else { nil }
  }

  /// The texts of a drawing with their rough places, except those that run upwards.
  private func boxes(_ svg: Substring) throws -> [Box] {
    try svg.split(separator: "<text ").dropFirst().compactMap { element -> Box? in
      guard !element.hasPrefix("transform") else { return nil }
      let head = element.prefix { $0 != ">" }
      let text = element.dropFirst(head.count + 1).prefix { $0 != "<" }
      func number(_ name: String) throws -> Double {
        let start = try #require(head.firstRange(of: "\(name)=\""))
        return try #require(Double(head[start.upperBound...].prefix { $0 != "\"" }))
      }
      let plain = String(text).replacing("&#39;", with: "'").replacing("&amp;", with: "&")
      let width = TextMeasure.width(plain) * (head.contains("small") ? 10 / 13 : 1)
      let x = try number("x")
      let left =
        head.contains("\"middle\"") ? x - width / 2 : head.contains("\"end\"") ? x - width : x
      return Box(text: plain, left: left, right: left + width, y: try number("y"))
    }
  }

  @Test func textsNeitherLeaveTheDrawingNorOverlap() throws {
    #expect(Self.charts.count == 11)
    for chart in Self.charts + StressPage.charts {
      let drawings = ChartSVG.drawings(chart).split(separator: "<svg ")
      for (svg, size) in zip(drawings, ChartSize.allCases) {
        let boxes = try boxes(svg)
        #expect(!boxes.isEmpty)
        for (index, box) in boxes.enumerated() {
          let place = "\(chart.id), \(size): \(box.text)"
          #expect(box.left >= -2 && box.right <= size.width + 2, "\(place)")
          for other in boxes[(index + 1)...] where (other.y - box.y).magnitude < 9 {
            let overlap = min(box.right, other.right) - max(box.left, other.left)
            #expect(overlap < 2, "\(place) on \(other.text)")
          }
        }
      }
    }
  }

  private func plane(
    _ frontier: [ReportChart.Plane.Point], _ offers: [ReportChart.Plane.Point]
  ) -> ReportChart.Plane {
    ReportChart.Plane(
      frontier: frontier, zone: frontier, reservation: (0, 0), first: offers, second: offers,
      points: offers.map { ("p", $0.x, $0.y) }, agreement: offers.last, sides: ("a", "b"))
  }

  @Test func emptyAndOddValuesAreDrawn() {
    let odd: [ReportChart.Kind] = [
      .waterfall([]), .ranges([]), .tornado(base: 0, []), .bars(series: [], groups: []),
      .heatmap(rows: [], columns: [], values: []), .curve(points: [], marks: []),
      .plane(plane([], [])), .zone([], band: nil), .band(months: [], low: [], middle: [], high: []),
      .waterfall([.init(label: "", value: .nan, isTotal: false)]),
      .bars(series: ["a"], groups: [("b", [.infinity, -.infinity, 0])]),
      .tornado(base: .nan, [.init(label: "x", low: 5, high: 5)]),
      .band(months: [1], low: [0], middle: [0], high: [0]),
      .band(months: [3, 3], low: [1, 1], middle: [1, 1], high: [1, 1]),
      .heatmap(rows: ["a", "b"], columns: ["c"], values: [[0]]),
      .plane(plane([(1, 1), (1, 1)], [(1, 1), (1, 1)])),
      .plane(plane([(.nan, 1)], [(1, .infinity)])),
      .zone([.init(label: "a", low: 5, typical: .nan, high: 5, isOwn: true)], band: (5, 5)),
      .waterfall([.init(label: "a", value: 1e300, isTotal: true)]),
      .bars(series: ["a"], groups: [("b", [1e-300])]),
      .distribution(.init([], marks: [])), .distribution(.init([5, 5, 5], marks: [("P50", 5)])),
      .distribution(.init([.nan, 1e15, -1e15], marks: [("P10", .infinity)])),
    ]
    for kind in odd {
      let chart = ReportChart(
        id: "c", title: "", summary: "", unit: "EUR", kind: kind,
        table: ReportTable(id: "t", caption: "", columns: [], rows: []))
      let svg = ChartSVG.drawings(chart)
      #expect(!svg.contains("nan") && !svg.contains("inf"), "\(kind)")
    }
  }

  @Test func ticksAreRoundNumbers() {
    let scale = AxisScale([-3, 47], ticks: 5)
    #expect(scale.ticks == [-10, 0, 10, 20, 30, 40, 50])
    #expect(AxisScale([0, 0.37], ticks: 4).decimals == 1)
    #expect(AxisScale([0, 84.3], ticks: 6, tight: true).ticks == [0, 20, 40, 60, 80])
    #expect(AxisScale([5, 5], ticks: 4).low == 0)
  }

  @Test func numbersShareOneUnit() {
    let money = ChartNumbers(unit: "EUR", values: [84_310_000, -640_000])
    #expect(money.unit == "EUR, millions")
    #expect(money.text(-640_000) == "−0.6")
    #expect(money.change(1_210_000) == "+1.2")
    #expect(ChartNumbers(unit: "days", values: [41, 4]).text(41) == "41")
    #expect(ChartNumbers(unit: "% of spend", values: [20_000]).unit == "% of spend")
    #expect(ChartNumbers(unit: "EUR", values: [960_000]).text(205_000) == "205")
  }

  @Test func aWaterfallOfSmallStepsHasASmallUnit() {
    let unit = ChartNumbers(unit: "EUR", values: [1_418_000], parts: [1_418_000, -21_000, -5_000])
    #expect(unit.unit == "EUR, thousands" && unit.text(1_418_000) == "1,418")
    #expect(
      ChartNumbers(unit: "EUR", values: [1_418_000], parts: [1_418_000, -210_000]).unit
        == "EUR, millions")
  }

  @Test(
    "a distribution counts every value once, in classes with round ends",
    arguments: [
      ([1.0, 2, 3, 4], 0.2), ([-14_263, 0, 86_084, 220_201], 20_000), ([7, 7], 1),
      ([0, 1e9], 1e8 / 2), ([0.004, 0.0041], 1e-5),
    ] as [([Double], Double)])
  func distribution(values: [Double], width: Double) {
    let spread = ReportChart.Distribution(values, marks: [])
    #expect((spread.width / width - 1).magnitude < 1e-9, "\(spread.width)")
    #expect(spread.counts.reduce(0, +) == values.count && spread.counts.count <= 22)
    for (index, count) in spread.counts.enumerated() {
      let low = spread.low + spread.width * Double(index)
      let inside = values.count { $0 >= low - width / 1e6 && $0 < low + width * (1 - 1e-6) }
      #expect(inside == count, "class \(index)")
    }
    let ends = (spread.low / spread.width).rounded() * spread.width
    #expect((ends - spread.low).magnitude < spread.width * 1e-6)
  }

  @Test func waterfallBarsStartWhereTheLastEnded() {
    let levels = ReportChart.Kind.levels(SamplePage.steps)
    #expect(levels.last!.to == 69_000_000)
    #expect(levels[5].from == 75_010_000 && levels[5].to == levels[6].to)
    #expect(levels.map(\.from)[0] == 0 && levels[4].from == 0)
  }
}
