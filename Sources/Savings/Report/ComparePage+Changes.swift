extension ComparePage {
  var data: ReportSection {
    let (before, after) = (comparison.before.run, comparison.after.run)
    func count(_ title: String, _ value: (SavingsRun) -> Int) -> [ReportCell] {
      [
        .text(title), .count(value(before)), .count(value(after)),
        .count(value(after) - value(before)),
      ]
    }
    func money(_ title: String, _ value: (SavingsRun) -> Money) -> [ReportCell] {
      [
        .text(title), .money(value(before)), .money(value(after)),
        .money(value(after) - value(before)),
      ]
    }
    let files = comparison.files
    return ReportSection(
      id: "data", heading: "Data",
      blocks: [
        .paragraph(
          "Spend files: \(files.added.count) new, \(files.gone.count) gone, \(files.changed.count) with other content."
        ),
        .table(
          ReportTable(
            id: "data_table", caption: "The ledger in both runs, \(comparison.currency.code)",
            columns: ComparePage.sides("Figure"),
            rows: [
              count("Rows used") { $0.ledger.total.used },
              count("Rows rejected") { $0.ledger.total.rejected },
              money("Spend in scope") { $0.portfolio.waterfall.inScope },
              money("Addressable spend") { $0.portfolio.waterfall.addressable },
              count("Suppliers") { $0.portfolio.suppliers.count },
              count("Deals") { $0.deals.count },
              count("Deals of the agent") { $0.deals.count { $0.eligibility == .automated } },
            ])),
        .table(suppliers),
      ])
  }

  private var suppliers: ReportTable {
    let changes = comparison.suppliers
    func row(_ title: String, _ count: SupplierChanges.Count) -> [ReportCell] {
      [.text(title), .count(count.suppliers), .money(count.spend)]
    }
    var rows = [row("New", changes.entered), row("Gone", changes.left)]
    for from in Tier.allCases {
      for to in Tier.allCases {
        let count = changes.moves[from.index][to.index]
        guard count.suppliers > 0 else { continue }
        let title =
          from == to ? "Still \(from.rawValue)" : "From \(from.rawValue) to \(to.rawValue)"
        rows.append(row(title, count))
      }
    }
    return ReportTable(
      id: "suppliers_table",
      caption:
        "Suppliers by key; spend a year in the second run, of those that are gone in the first",
      columns: [
        .init("Suppliers", name: "change"), .init("Number", name: "suppliers", numeric: true),
        .init("Spend", name: "spend", numeric: true),
      ], rows: rows)
  }

  var deals: ReportSection {
    ReportSection(
      id: "deals", heading: "Deals of the agent",
      blocks: [
        .table(
          ReportTable(
            id: "deals_table",
            caption:
              "Deals by supplier and category, \(comparison.currency.code) a year; expected hard saving, simulated, each deal's rounded",
            columns: [
              .init("Deals", name: "change"), .init("Number", name: "deals", numeric: true),
              .init("Spend before", name: "spend_before", numeric: true),
              .init("Spend after", name: "spend_after", numeric: true),
              .init("Hard saving before", name: "hard_before", numeric: true),
              .init("Hard saving after", name: "hard_after", numeric: true),
            ],
            rows: DealChange.allCases.map { change in
              let group = comparison.deals.total(change)
              return [
                .text(change.title), .count(group.deals), .money(group.spendBefore),
                .money(group.spendAfter), .money(group.hardBefore), .money(group.hardAfter),
              ]
            }))
      ])
  }

  var settings: ReportSection {
    let version =
      comparison.isOtherVersion
      ? "The runs were made by different versions of the program, \(comparison.before.version) and \(comparison.after.version); the returns here are computed by this one."
      : "Both runs were made by version \(comparison.after.version)."
    var blocks: [ReportBlock] = [.paragraph(version)]
    if comparison.settings.isEmpty {
      blocks.append(.paragraph("All settings are the same."))
    } else {
      blocks.append(
        .table(
          ReportTable(
            id: "settings_table", caption: "Settings that differ",
            columns: [
              .init("What it decides", name: "group"), .init("Setting", name: "setting"),
              .init("Before", name: "before"), .init("After", name: "after"),
              .init("Meaning", name: "meaning"),
            ],
            rows: SettingChange.Group.allCases.flatMap { group in
              comparison.settings.filter { $0.group == group }.map {
                [
                  .text(group.title), .text($0.key), .text($0.before), .text($0.after),
                  .text($0.meaning),
                ]
              }
            })))
    }
    return ReportSection(id: "settings", heading: "Settings and program", blocks: blocks)
  }

  static func sides(_ title: String) -> [ReportTable.Column] {
    [
      .init(title, name: "figure"), .init("Before", name: "before", numeric: true),
      .init("After", name: "after", numeric: true),
      .init("Difference", name: "difference", numeric: true),
    ]
  }
}
