import Savings

extension SamplePage {
  static let bridges = ReportSection(
    id: "bridges", heading: "From spend to cash",
    blocks: [.chart(waterfall), .chart(band), .chart(bars)])

  static let ranges = ReportSection(
    id: "ranges", heading: "How sure is it, and who else found what",
    blocks: [.chart(benchmarks), .chart(spread), .chart(tornado), .chart(heatmap)])

  static let negotiation = ReportSection(
    id: "negotiation", heading: "Where the deals are",
    blocks: [.chart(curve), .chart(plane), .chart(zone), .chart(small), .dialogue(talk)])

  static let method = ReportSection(
    id: "method", heading: "Method and assumptions",
    blocks: [
      .paragraph("Each deal is negotiated in 200 worlds that share their luck with the others."),
      .bullets([
        "A saving counts from the month in which the agreed price is first invoiced.",
        "Avoided increases are shown, and counted in no total.",
        "Money paid later is worth the cost of capital, and no more.",
      ]),
      .details(
        "Assumptions that decide the result",
        [
          .paragraph("Each has a source, an owner and a date."),
          .table(
            ReportTable(
              id: "assumptions", caption: "Assumptions",
              columns: [
                .init("Assumption", name: "assumption"), .init("Value", name: "value"),
                .init("Source", name: "source"), .init("Owner", name: "owner"),
              ],
              rows: [
                [
                  .text("Share of tail suppliers that answer"), .text("64 %"),
                  .text("Published pilot of a retailer, 2021, first wave of invitations"),
                  .text("Procurement"),
                ],
                [
                  .text("Cost of capital"), .text("8 % a year"), .text("Treasury, budget 2026"),
                  .text("Finance"),
                ],
              ])),
        ]),
    ])

  static let steps: [ReportChart.Step] = [
    .init(label: "All spend in the files", value: 84_310_000, isTotal: true),
    .init(label: "Out of scope: taxes, payroll, intercompany", value: -9_870_000, isTotal: false),
    .init(label: "Rejected rows", value: -640_000, isTotal: false),
    .init(label: "Credits set aside before", value: 1_210_000, isTotal: false),
    .init(label: "Spend in scope", value: 75_010_000, isTotal: true),
    .init(label: "Suppliers that no one may ask", value: -6_010_000, isTotal: false),
    .init(label: "Addressable spend", value: 69_000_000, isTotal: true),
  ]

  static let waterfall = ReportChart(
    id: "denominators", title: "Which spend the shares refer to",
    summary: "Of EUR 84.3 million in the files, EUR 69.0 million can be negotiated.", unit: "EUR",
    kind: .waterfall(steps),
    table: table("denominators-table", steps.map { ($0.label, [$0.value]) }, ["Amount"]))

  static let months = Array(1...36)
  static let cash = months.map { month in
    -420_000 + (month < 6 ? -30_000 * Double(month) : 88_000 * Double(month - 6) - 180_000)
  }

  static let band = ReportChart(
    id: "cash", title: "Cumulative cash", summary: "The middle case is above zero from month 13.",
    unit: "EUR",
    kind: .band(
      months: months, low: zip(cash, months).map { $0 - 21_000 * Double($1) }, middle: cash,
      high: zip(cash, months).map { $0 + 28_000 * Double($1) }),
    table: table("cash-table", zip(months, cash).map { ("Month \($0)", [$1]) }, ["P50"]))

  static let bars = ReportChart(
    id: "scenarios", title: "Savings by scenario and tier",
    summary: "The tail brings least money in every scenario, and loses none.", unit: "EUR",
    kind: .bars(
      series: ["Cautious", "Expected", "Bold"],
      groups: [
        ("Strategic", [-120_000, 410_000, 960_000]), ("Mid-tier", [160_000, 380_000, 590_000]),
        ("Tail", [90_000, 205_000, 330_000]),
      ]),
    table: table(
      "scenarios-table", [("Strategic", [-120_000, 410_000, 960_000])], ["Cautious", "Expected"]))

  static let benchmarks = ReportChart(
    id: "benchmarks", title: "Savings compared with published figures",
    summary: "This run lies in the lower half of what others report.", unit: "% of spend",
    kind: .ranges([
      .init(label: "This run, tail", low: 2.6, typical: 5.9, high: 9.6, isOwn: true),
      .init(
        label: "Retailer, pilot with 89 suppliers", low: nil, typical: 1.5, high: nil,
        isOwn: false),
      .init(label: "Consultancy survey on tail spend", low: 5, typical: 7, high: 10, isOwn: false),
      .init(
        label: "Vendor case studies, logistics and packaging", low: 3, typical: nil, high: 15,
        isOwn: false),
      .init(label: "Public body without figures", low: nil, typical: nil, high: nil, isOwn: false),
    ]), table: table("benchmarks-table", [("This run", [2.6, 5.9, 9.6])], ["Low", "High"]))

  static let swings: [ReportChart.Swing] = [
    .init(label: "Share of suppliers that answer", low: -180_000, high: 4_260_000),
    .init(label: "How long agreed terms hold", low: 690_000, high: 3_570_000),
    .init(label: "Months until the roll-out is complete", low: 1_160_000, high: 3_010_000),
    .init(label: "Cost of capital", low: 1_910_000, high: 2_390_000),
    .init(label: "Price of the licence", low: 1_970_000, high: 2_310_000),
    .init(label: "Staff cost", low: 2_100_000, high: 2_120_000),
  ]

  static let tornado = ReportChart(
    id: "tornado", title: "What the net position depends on",
    summary: "Whether suppliers answer matters ten times as much as the price of the licence.",
    unit: "EUR", kind: .tornado(base: 2_140_000, swings),
    table: table("tornado-table", swings.map { ($0.label, [$0.low, $0.high]) }, ["Low", "High"]))

  static let policies = ["Firm", "Measured", "Trading", "Quick to agree"]
  static let categories = [
    "Packaging", "Logistics and freight forwarding", "IT hardware", "Software", "Cleaning",
    "Temporary staff", "Marketing", "Print", "Laboratory supplies", "Maintenance and repair",
    "Office", "Travel", "Energy", "Waste", "Professional services and advice",
  ]
  static let grid: [[Double?]] = categories.indices.map { row in
    policies.indices.map { column in
      row == 12 && column == 3 ? nil : Double((row * 37 + column * 53) % 97) / 10 - 1.6
    }
  }

  static let heatmap = ReportChart(
    id: "policies", title: "Savings by category and policy",
    summary: "No policy is best in every category.", unit: "% of spend",
    kind: .heatmap(rows: categories, columns: policies, values: grid),
    table: table("policies-table", [("Packaging", grid[0].compactMap(\.self))], policies))

  static let curve = ReportChart(
    id: "pareto", title: "Concentration of spend",
    summary: "One supplier in twenty makes four fifths of the spend.", unit: "% of spend",
    kind: .curve(
      points: (0...100).map { step in
        let x = Double(step) / 100
        return (x, 1 - (1 - x) * (1 - x) * Double(100 - step) / Double(100 + 900 * step / 10))
      },
      marks: [("strategic to mid-tier", 0.05, 0.8), ("mid-tier to tail", 0.2, 0.951)]),
    table: table("pareto-table", [("strategic", [0.05, 0.8])], ["Rank", "Share"]))

  static let plane = ReportChart(
    id: "deal", title: "One negotiation, offer by offer",
    summary: "Seven offers end near the frontier.", unit: "EUR a year",
    kind: .plane(
      ReportChart.Plane(
        frontier: [(54_000, -38_000), (50_200, -21_000), (38_500, 2_000), (-4_000, 46_500)],
        zone: [(53_000, -33_000), (50_200, -21_000), (38_500, 2_000), (11_000, 30_700)],
        reservation: (11_000, -33_000),
        first: [(47_000, -26_000), (42_500, -12_500), (37_000, -2_500), (30_100, 7_200)],
        second: [(9_000, 28_000), (14_500, 24_100), (22_000, 17_300)],
        points: [
          ("Nash", 38_500, 2_000), ("Kalai-Smorodinsky", 38_300, 2_300),
          ("egalitarian", 43_000, -6_800),
        ], agreement: (30_100, 7_200), sides: ("buyer", "supplier"))),
    table: table("deal-table", [("Agreed", [30_100, 7_200])], ["Buyer", "Supplier"]))

  static let zone = ReportChart(
    id: "zone", title: "What we need, and what we could get",
    summary: "The zone is wide at the typical supplier.", unit: "EUR a year",
    kind: .zone(
      [
        .init(label: "We walk away below", low: 2_500, typical: 2_500, high: 47_700, isOwn: false),
        .init(
          label: "All levers: at most", low: 38_200, typical: 54_900, high: 62_500, isOwn: false),
        .init(
          label: "Agreements (simulated)", low: 11_900, typical: 24_400, high: 43_800, isOwn: true),
      ], band: (2_500, 54_400)),
    table: table("zone-table", [("Agreements", [11_900, 43_800])], ["P10", "P90"]))

  static let talk = [
    ReportTurn(
      isOurs: true, speaker: "Buyer, round 1",
      words: "If the price falls 4.48 %, we can offer 24 more months of contract.",
      remarks: ["Worth 4.69 % (46,444 EUR) to the buyer, -2.74 % to the supplier (hidden)."]),
    ReportTurn(
      isOurs: false, speaker: "Supplier, round 1", words: "Agreed.",
      remarks: ["Accepts: worth -2.74 %, no less than its own next offer would keep."]),
  ]

  static let small = ReportChart(
    id: "days", title: "Days from invitation to agreement",
    summary: "A tail deal takes days where a strategic one takes weeks.", unit: "days",
    kind: .bars(
      series: ["Median"], groups: [("Strategic", [41]), ("Mid-tier", [12]), ("Tail", [4])]),
    table: table("days-table", [("Tail", [4])], ["Median"]))
}
