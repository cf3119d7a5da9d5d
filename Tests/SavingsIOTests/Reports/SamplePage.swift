import Savings

/// A page with every kind of block and chart, with figures of a size that a company has.
enum SamplePage {
  static let currency = Currency("EUR")

  static func eur(_ units: Int64) -> ReportCell { .money(Money(minor: units * 100)) }

  static let page = ReportPage(
    title: "Return on automated negotiation",
    subtitle: "Spend of January 2025 to December 2025, 1,284 suppliers, as of 2026-01-15",
    banners: ["Simulated: no supplier has been asked. Treat every figure as an estimate."],
    sections: [headline, bridges, ranges, negotiation, method],
    footer: [
      "Run 2026-01-15-4f2a91c07b3d · version 1.0.0 · seed 1",
      "Inputs: spend-2025.csv, 48.2 MB, SHA-256 9f86d081884c7d659a2feaa0c55ad015",
    ])

  static let headline = ReportSection(
    id: "headline", heading: "What it is worth",
    blocks: [
      .tiles([
        ReportTile(
          label: "Net position after 3 years", value: "EUR 2,140,000",
          range: "in eight of ten worlds between EUR -310,000 and EUR 5,020,000"),
        ReportTile(
          label: "Payback", value: "14 months",
          range: "9 to 26 months; 4 % of worlds never pay back"
        ),
        ReportTile(
          label: "Annual savings at full coverage", value: "EUR 1,310,000",
          range: "1.9 % of the spend in scope (1.1 % to 2.8 %)"),
        ReportTile(label: "Deals that need a person", value: "37 of 412", range: ""),
      ]),
      .paragraph(
        "Three years of use cost less than they bring in nine of ten worlds. What decides the "
          + "result is how many suppliers answer and how long the agreed terms hold, not the price "
          + "of the software."),
      .note("99.2 % of the spend was used; 0.8 % was rejected and is listed with reasons."),
      .table(tiers),
    ])

  static let tiers = ReportTable(
    id: "tiers",
    caption: "Spend and savings by tier. P10 is the value that one world in ten stays below.",
    columns: [
      .init("Tier", name: "tier"), .init("Suppliers", name: "suppliers", numeric: true),
      .init("Spend", name: "spend", numeric: true),
      .init("Savings, P10", name: "savings_p10", numeric: true),
      .init("Savings, P50", name: "savings_p50", numeric: true),
      .init("Savings, P90", name: "savings_p90", numeric: true),
      .init("Share of spend", name: "share", numeric: true),
      .init("Days to agreement", name: "days", numeric: true),
      .init("First agreement", name: "first"),
    ],
    rows: [
      [
        .text("Strategic"), .count(64), eur(55_200_000), eur(-120_000), eur(410_000),
        eur(960_000), .percent(0.0074), .number(41.5, decimals: 1),
        .date(CalendarDate(year: 2026, month: 3, day: 9)!),
      ],
      [
        .text("Mid-tier"), .count(193), eur(10_350_000), eur(160_000), eur(380_000),
        eur(590_000), .percent(0.0367), .number(12.25, decimals: 1),
        .date(CalendarDate(year: 2026, month: 2, day: 2)!),
      ],
      [
        .text("Tail"), .count(1_027), eur(3_450_000), eur(90_000), eur(205_000), eur(330_000),
        .percent(0.0594), .number(3.8, decimals: 1), .empty,
      ],
    ],
    totals: [
      [
        .text("All"), .count(1_284), eur(69_000_000), eur(130_000), eur(995_000), eur(1_880_000),
        .percent(0.0144), .empty, .empty,
      ]
    ])

  static func table(_ id: String, _ rows: [(String, [Double])], _ names: [String]) -> ReportTable {
    ReportTable(
      id: id, caption: "Figures of the chart",
      columns: [.init("Item", name: "item")]
        + names.map { .init($0, name: $0.lowercased(), numeric: true) },
      rows: rows.map { row in [.text(row.0)] + row.1.map { .number($0, decimals: 2) } })
  }
}
