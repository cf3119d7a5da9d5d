import Bargaining

extension PreparationPack {
  /// The zone of possible agreement: the estimate at the typical supplier, and how far it moves.
  var zoneSection: ReportSection {
    let band = zone.exists ? (low: major(zone.buyerReservation), high: major(zone.allLevers)) : nil
    let chart = ReportChart(
      id: "zone", title: "What we need, and what we could get",
      summary: "Yearly worth to us of what could be agreed, over the worlds.",
      unit: "\(currency.code) a year", kind: .zone(ranges, band: band), table: table)
    return ReportSection(
      id: "zopa", heading: "ZOPA: what could be agreed", isShort: true,
      blocks: [
        .chart(chart),
        .bullets([
          "A package that suits both exists in \(share(worlds.withZone, of: worlds.count)) of \(worlds.count) worlds; a price alone does in \(share(worlds.withPriceZone, of: worlds.count)).",
          "The supplier can be expected to give up at most \(words(zone.supplierGives)) of its profit, between \(Digits.percent(worlds.supplierGives.p10, 2)) and \(Digits.percent(worlds.supplierGives.p90, 2)) in eight of ten worlds.",
          "Room for us at the typical supplier: \(Digits.percent(max(0, zone.priceOnly), 2)) with the price alone, \(Digits.percent(zone.allLevers, 2)) with all levers, \(Digits.percent(zone.oneMore, 2)) with one more qualified supplier; we need \(Digits.percent(zone.buyerReservation, 2)).",
        ]),
      ])
  }

  private var lines: [(name: String, typical: Double, range: WorldRange<Double>?)] {
    [
      ("We walk away below", zone.buyerReservation, worlds.reservation),
      ("Price alone: at most", max(0, zone.priceOnly), worlds.priceRoom),
      ("All levers: at most", zone.allLevers, worlds.room),
      ("Agreements (simulated)", worlds.agreedWorth?.p50 ?? 0, worlds.agreedWorth),
    ]
  }

  private var ranges: [ReportChart.Range] {
    lines.enumerated().map { index, line in
      ReportChart.Range(
        label: line.name, low: line.range.map { major($0.p10) },
        typical: line.range.map { major($0.p50) }, high: line.range.map { major($0.p90) },
        isOwn: index == 3)
    }
  }

  private var table: ReportTable {
    ReportTable(
      id: "zone-figures", caption: "Yearly worth to us, in \(currency.code) and of the baseline",
      columns: [
        .init("Line", name: "line"), .init("Typical supplier", name: "typical", numeric: true),
        .init("P10", name: "p10", numeric: true), .init("P50", name: "p50", numeric: true),
        .init("P90", name: "p90", numeric: true),
        .init("P50 of baseline", name: "p50_share", numeric: true),
      ],
      rows: lines.enumerated().map { index, line in
        func money(_ share: Double?) -> ReportCell {
          share.map { .money(deal.baseline.scaled(by: $0)) } ?? .empty
        }
        return [
          .text(line.name), index == 3 ? .empty : money(line.typical), money(line.range?.p10),
          money(line.range?.p50), money(line.range?.p90),
          line.range.map { .percent($0.p50) } ?? .empty,
        ]
      })
  }
}
