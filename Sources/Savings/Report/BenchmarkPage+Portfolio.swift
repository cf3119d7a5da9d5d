extension BenchmarkPage {
  var tiers: ReportSection {
    let suppliers = run.portfolio.suppliers
    let scope = suppliers.reduce(Money.zero) { $0 + max($1.spend, .zero) }
    let byTier = figures.meanByTier[.winWin] ?? []
    let rows: [[ReportCell]] = Tier.allCases.reversed().map { tier in
      let members = suppliers.indices.filter { suppliers[$0].placement.tier == tier }
      let spend = members.reduce(Money.zero) { $0 + max(suppliers[$1].spend, .zero) }
      let totals = byTier.isEmpty ? WorldTotals() : byTier[tier.index]
      return [
        .text(tier.rawValue), .count(members.count), .money(spend),
        .percent(spend.share(of: scope)), .count(run.deals.count { $0.tier == tier }),
        .count(totals.approached.deals), .count(totals.agreed.deals), .money(totals.hard),
      ]
    }
    let table = ReportTable(
      id: "tiers", caption: "Tiers, and what the agent would agree in each (means over worlds)",
      columns: [
        .init("Tier", name: "tier"), .init("Suppliers", name: "suppliers", numeric: true),
        .init("Spend", name: "spend", numeric: true), .init("Share", name: "share", numeric: true),
        .init("Deals", name: "deals", numeric: true),
        .init("Approached", name: "approached", numeric: true),
        .init("Agreed", name: "agreed", numeric: true),
        .init("Hard saving", name: "hard_saving", numeric: true),
      ], rows: rows)
    let tailLike = suppliers.indices.filter { suppliers[$0].placement.tier != .strategic }
    let tailSpend = tailLike.reduce(Money.zero) { $0 + max(suppliers[$1].spend, .zero) }
    return ReportSection(
      id: "tiers", heading: "Tiers",
      blocks: [
        .chart(curve(table, scope: scope)), .table(movedByRule),
        .paragraph(
          "The literature's “tail” is the bottom 20 % of spend; here that is mid-tier and tail together: \(tailLike.count) suppliers, \(words(tailSpend)), \(Digits.percent(tailSpend.share(of: scope))) of the scope. Figures published for the tail belong on that base."
        ), .bullets(automationSentences),
      ])
  }

  private func curve(_ table: ReportTable, scope: Money) -> ReportChart {
    let suppliers = run.portfolio.suppliers
    var points: [(x: Double, y: Double)] = [(0, 0)]
    let count = max(1, suppliers.count)
    let stride = max(1, count / 200)
    var sum = Money.zero
    for (index, supplier) in suppliers.enumerated() {
      sum += max(supplier.spend, .zero)
      if index % stride == 0 || index == count - 1 {
        points.append((Double(index + 1) / Double(count), sum.share(of: scope)))
      }
    }
    let cuts = [
      ("strategic", run.settings.tiers.strategicCut), ("mid-tier", run.settings.tiers.midTierCut),
    ]
    let marks = cuts.map { name, cut in
      let index = suppliers.firstIndex { $0.before >= cut } ?? count
      return (label: name, x: Double(index) / Double(count), y: cut)
    }
    return ReportChart(
      id: "coverage-curve", title: "Cumulative spend by supplier rank",
      summary:
        "\(marks.map { "\(Digits.percent($0.x, 1)) of suppliers make up \(Digits.percent($0.y, 0)) of spend" }.joined(separator: "; ")).",
      unit: "share of suppliers, share of spend", kind: .curve(points: points, marks: marks),
      table: table)
  }

  private var movedByRule: ReportTable {
    let suppliers = run.portfolio.suppliers
    let rows: [[ReportCell]] = TierPlacement.Rule.allCases.compactMap { rule in
      let members = suppliers.indices.filter { suppliers[$0].placement.rule == rule }
      guard !members.isEmpty else { return nil }
      return [
        .text(rule.rawValue), .count(members.count),
        .money(members.reduce(.zero) { $0 + max(suppliers[$1].spend, .zero) }),
      ]
    }
    return ReportTable(
      id: "tier-rules",
      caption: "Which rule placed the suppliers; suppliers.csv has the reason of each",
      columns: [
        .init("Rule", name: "rule"), .init("Suppliers", name: "suppliers", numeric: true),
        .init("Spend", name: "spend", numeric: true),
      ], rows: rows)
  }

  /// By tier: from which size on a negotiation pays, for a machine and for a person.
  package var automation: [(tier: Tier, band: AutomationBand)] { AutomationBand.byTier(run) }

  private var automationSentences: [String] {
    automation.map { entry in
      "\(entry.tier.rawValue): with your costs a human negotiation pays above \(words(entry.band.human.spend)) a year\(spread(entry.band.humanRange)), an automated one above \(words(entry.band.machine.spend))\(spread(entry.band.machineRange)); \(Digits.counted(entry.band.deals, "deal")) worth \(words(entry.band.spend)) lie between."
    }
  }

  private func spread(_ range: WorldRange<Money?>?) -> String {
    guard let range, let low = range.p10 else { return "" }
    return
      " (80 % of worlds between \(words(low)) and \(range.p90.map(words) ?? "more than any deal"))"
  }

  var categories: ReportSection {
    let names = run.simulation.categories
    let worlds = run.settings.worlds
    let tiers: [Tier] = Tier.allCases.filter { tier in
      figures.meanByTier[.winWin]?[tier.index].approached.deals ?? 0 > 0
    }
    var rows: [[ReportCell]] = []
    var heat: [[Double?]] = []
    for (category, name) in names.enumerated() {
      var line: [Double?] = []
      for tier in tiers {
        var hard: [Money] = []
        var sum = CategoryCell()
        for world in 0..<worlds {
          let cell = run.simulation.cells[(world * names.count + category) * 3 + tier.index]
          hard.append(Money(minor: cell.hard))
          sum += cell
        }
        guard sum.approached > 0, let range = WorldRange(hard) else {
          line.append(nil)
          continue
        }
        let rate = sum.agreedSpend == 0 ? 0 : Double(sum.hard) / Double(sum.agreedSpend)
        line.append(sum.approachedSpend == 0 ? 0 : Double(sum.hard) / Double(sum.approachedSpend))
        rows.append([
          .text(name), .text(tier.rawValue), .count(Int(sum.approached) / worlds),
          .money(Money(minor: sum.approachedSpend / Int64(worlds))),
          .percent(Double(sum.agreed) / Double(sum.approached)), .percent(rate),
          .money(range.p10), .money(range.p50), .money(range.p90),
        ])
      }
      heat.append(line)
    }
    let table = ReportTable(
      id: "categories", caption: "Hard saving a year by category and tier, before realisation",
      columns: [
        .init("Category", name: "category"), .init("Tier", name: "tier"),
        .init("Deals approached", name: "approached", numeric: true),
        .init("Spend approached", name: "approached_spend", numeric: true),
        .init("Agree", name: "agreement_rate", numeric: true),
        .init("Cut on agreed", name: "cut", numeric: true),
        .init("P10", name: "hard_p10", numeric: true),
        .init("P50", name: "hard_p50", numeric: true),
        .init("P90", name: "hard_p90", numeric: true),
      ], rows: rows)
    let shown = min(12, names.count)
    return ReportSection(
      id: "categories", heading: "Categories and tiers",
      blocks: [
        .chart(
          ReportChart(
            id: "category-heat", title: "Saving on approached spend, by category and tier",
            summary:
              "The largest categories; each cell is hard saving as a share of approached spend, mean over worlds.",
            unit: "% of approached spend",
            kind: .heatmap(
              rows: Array(names.prefix(shown)), columns: tiers.map(\.rawValue),
              values: heat.prefix(shown).map { $0.map { $0.map { $0 * 100 } } }),
            table: ReportTable(
              id: "category-rates",
              caption: "Simulated hard saving, share of approached spend, mean over worlds",
              columns: [.init("Category", name: "category")]
                + tiers.map { .init($0.rawValue, name: $0.rawValue, numeric: true) },
              rows: zip(names, heat).prefix(shown).map { name, line in
                [.text(name)] + line.map { $0.map { .percent($0) } ?? .empty }
              }))),
        .table(table),
      ])
  }
}
