import Savings

/// Charts with labels, values and counts that are hard to place.
enum StressPage {
  static let page = ReportPage(
    title: "Donaudampfschifffahrtsgesellschaftskapitänsmützenlieferantenverzeichnis",
    subtitle: "", banners: ["Incomplete: 3 of 412 deals failed.", "Simulated."],
    sections: [
      ReportSection(id: "stress", heading: "Hard to place", blocks: charts.map { .chart($0) })
    ])

  /// Two dozen offers within a few points of each other.
  private static let crowded: ReportChart.Plane = {
    func offers(x: Double, y: Double, by dx: Double, _ dy: Double) -> [ReportChart.Plane.Point] {
      (0..<12).map { (x + dx * Double($0), y + dy * Double($0)) }
    }
    let first = offers(x: 0.95, y: 0.2, by: -0.03, 0.045)
    let second = offers(x: 0.3, y: 0.9, by: 0.033, -0.02)
    return ReportChart.Plane(
      frontier: [(0, 1), (0.4, 0.9), (0.7, 0.7), (0.9, 0.4), (1, 0)],
      zone: [(0.4, 0.9), (0.7, 0.7), (0.9, 0.4)], reservation: (0.4, 0.4), first: first,
      second: second,
      points: [("Nash", 0.66, 0.73), ("Kalai-Smorodinsky", 0.6, 0.77), ("egalitarian", 0.7, 0.7)],
      agreement: (0.66, 0.68), sides: ("buyer of temporary staff", "supplier of temporary staff"))
  }()

  static let charts: [ReportChart] = [
    chart(
      "falling",
      .waterfall([
        .init(label: "Baseline", value: -1_240_000, isTotal: true),
        .init(
          label: "Licences, integration, training and the work of the team", value: -3_900_000,
          isTotal: false),
        .init(
          label: "Rindfleischetikettierungsüberwachungsaufgaben", value: 7_310_000,
          isTotal: false),
        .init(label: "Net", value: 2_170_000, isTotal: true),
      ])),
    chart(
      "wide-ranges",
      .ranges([
        .init(label: "This run", low: 1_234_567, typical: 2_345_678, high: 3_456_789, isOwn: true),
        .init(
          label: "日本語の会社名はとても長いことがあります", low: 100, typical: nil, high: 9_876,
          isOwn: false),
      ])),
    chart(
      "one-sided",
      .tornado(
        base: 100,
        [
          .init(label: "Both raise it", low: 180, high: 140),
          .init(label: "Both lower it", low: 95, high: 60),
          .init(label: "Nothing", low: 100, high: 100),
        ])),
    chart(
      "wide-heatmap",
      .heatmap(
        rows: ["Temporary staff and professional services in all countries", "B"],
        columns: ["Measured", "Unbelievably firm", "C", "D"],
        values: [[-1234.5, 2345.6, nil, 0], [1, 2, 3, 4]])),
    chart(
      "many-series",
      .bars(
        series: (1...7).map { "Series number \($0)" },
        groups: [("A", [1, -2, 3, -4, 5, -6, 7]), ("B", [0, 0, 0, 0, 0, 0, 0.01])])),
    chart("crowded", .plane(crowded)),
    chart(
      "no-zone",
      .zone(
        [
          .init(label: "We walk away below", low: 9e9, typical: 9.5e9, high: 9.9e9, isOwn: false),
          .init(
            label: "Rindfleischetikettierungsüberwachung", low: -5e9, typical: 0, high: 1e9,
            isOwn: false),
          .init(label: "Agreements (simulated)", low: nil, typical: nil, high: nil, isOwn: true),
        ], band: nil)),
    chart(
      "close-cuts",
      .curve(
        points: [(0, 0), (0.01, 0.7), (0.02, 0.8), (0.05, 0.95), (1, 1)],
        marks: [
          ("strategic to mid-tier", 0.02, 0.8), ("mid-tier to tail", 0.05, 0.95),
          ("tail to long tail", 0.06, 0.951),
        ])),
    chart(
      "never-positive",
      .band(
        months: Array(1...60), low: (1...60).map { -9e9 - Double($0) * 1e7 },
        middle: (1...60).map { -8e9 + Double($0) * 1e7 },
        high: (1...60).map { -7e9 + Double($0) * 1e8 })),
  ]

  private static func chart(_ id: String, _ kind: ReportChart.Kind) -> ReportChart {
    ReportChart(
      id: id, title: id, summary: "A chart.", unit: "EUR", kind: kind,
      table: ReportTable(
        id: "\(id)-table", caption: "Figures", columns: [.init("N", name: "n", numeric: true)],
        rows: [[.count(-5)]]))
  }
}
