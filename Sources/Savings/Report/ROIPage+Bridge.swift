extension ROIPageContent {
  /// Why spend changed since the period before the window: of the ledger, not of the worlds.
  var bridge: ReportSection? {
    guard let outcome = input.bridge else { return nil }
    let heading = "Why spend changed: price, volume, mix, exchange"
    switch outcome {
    case .absent(let absence):
      return ReportSection(
        id: "spend-bridge", heading: heading,
        blocks: [.note("There is no bridge: \(absence.words). \(absence.advice)")])
    case .bridge(let bridge):
      return ReportSection(
        id: "spend-bridge", heading: heading,
        blocks: [
          .paragraph(opening(bridge)), .chart(chart(bridge)), .table(steps(bridge)),
          .bullets(remarks(bridge)),
          .details("By category and unit", [.table(groups(bridge))]),
          .details("Items whose price moved most money", [.table(items(bridge))]),
        ])
    }
  }

  private func opening(_ bridge: SpendBridge) -> String {
    let change = bridge.spendAfter - bridge.spendBefore
    return
      "Read from the ledger, not simulated. From \(bridge.before.from.iso) to \(bridge.before.through.iso) spend in scope was \(words(bridge.spendBefore)), from \(bridge.after.from.iso) to \(bridge.after.through.iso) it was \(words(bridge.spendAfter)): \(words(change.isNegative ? -change : change)) \(change.isNegative ? "less" : "more"). Prices of the same items \(bridge.price.money.isNegative ? "raised it by \(words(-bridge.price.money))" : "lowered it by \(words(bridge.price.money))"). They can be compared for \(Digits.percent(bridge.comparedShare)) of the later spend; the rest is named for what it is and is no saving."
  }

  private func chart(_ bridge: SpendBridge) -> ReportChart {
    let bars =
      [ReportChart.Step(label: "Spend before", value: major(bridge.spendBefore), isTotal: true)]
      + bridge.steps.map {
        ReportChart.Step(label: $0.step.title, value: -major($0.amount), isTotal: false)
      } + [.init(label: "Spend now", value: major(bridge.spendAfter), isTotal: true)]
    return ReportChart(
      id: "spend-bridge-chart", title: "From the spend before to the spend now",
      summary:
        "Bars to the right raise spend, bars to the left lower it; they lead from \(words(bridge.spendBefore)) to \(words(bridge.spendAfter)).",
      unit: currency.code, kind: .waterfall(bars),
      table: ReportTable(
        id: "spend_bridge_bars", caption: "Change of spend by step, \(currency.code)",
        columns: [
          .init("Step", name: "step"), .init("Change of spend", name: "change", numeric: true),
        ],
        rows: [[.text("Spend before"), .money(bridge.spendBefore)]]
          + bridge.steps.map { [.text($0.step.title), .money(-$0.amount)] },
        totals: [[.text("Spend now"), .money(bridge.spendAfter)]]))
  }

  /// What the workbook shows too.
  func steps(_ bridge: SpendBridge) -> ReportTable {
    ReportTable(
      id: "spend_bridge",
      caption:
        "Spend before less what lowered it is spend now, to the minor unit, \(currency.code). Negative amounts raised it.",
      columns: [
        .init("Step", name: "step"), .init("Lowers spend by", name: "amount", numeric: true),
        .init("Whose", name: "owner"), .init("How it is computed", name: "meaning"),
      ],
      rows: [
        [
          .text("Spend before"), .money(bridge.spendBefore), .empty,
          .text(
            "net, in scope, \(bridge.before.from.iso) to \(bridge.before.through.iso), at the rates of its end"
          ),
        ]
      ]
        + bridge.steps.map {
          [.text($0.step.title), .money($0.amount), .text($0.step.owner), .text($0.step.gloss)]
        },
      totals: [
        [
          .text("Spend now"), .money(bridge.spendAfter), .empty,
          .text("net, in scope, \(bridge.after.from.iso) to \(bridge.after.through.iso)"),
        ]
      ])
  }

  private func remarks(_ bridge: SpendBridge) -> [String] {
    var lines: [String] = []
    if let market = bridge.market {
      lines.append(
        "Of the price, \(words(market)) is what the price index says that the market did (mean of the period over mean of the one before); \(words(bridge.price.money - market)) is left for negotiation, specification and luck. Categories without an index are in the second part."
      )
    } else {
      lines.append(
        "The price holds what markets did as well: without a price index (index.file) a falling market looks like skill."
      )
    }
    lines.append(
      bridge.heldRates.isEmpty
        ? input.settings.fxFile.isEmpty
          ? "All spend is in one currency, or the ledger names none: exchange is 0."
          : "Each period is converted at the latest rate of its end; the later spend at the earlier rates comes to \(words(bridge.spendAfterConstant))."
        : "\(bridge.heldRates.joined(separator: ", ")): the rates file has no rate as old as \(bridge.before.through.iso), so that one rate holds for both periods and exchange is 0 for them. Give rates a date to see it."
    )
    if !bridge.after.endsWithMonth {
      lines.append(
        "The later period ends on \(bridge.after.through.iso), within its month: what was not bought yet is in volume."
      )
    }
    return lines
  }

  private func groups(_ bridge: SpendBridge) -> ReportTable {
    let shown = 20
    return ReportTable(
      id: "spend_bridge_groups",
      caption:
        "Compared items by category and unit, \(bridge.groups.count > shown ? "the \(shown) largest, all in spend-bridge.csv, " : "")\(currency.code)",
      columns: [
        .init("Category", name: "category"), .init("Unit", name: "unit"),
        .init("Items", name: "items", numeric: true),
        .init("Spend before", name: "before", numeric: true),
        .init("Spend now", name: "after", numeric: true),
        .init("Price", name: "price", numeric: true),
        .init("of it market", name: "market", numeric: true),
        .init("Volume", name: "volume", numeric: true), .init("Mix", name: "mix", numeric: true),
        .init("Exchange", name: "exchange", numeric: true),
      ],
      rows: bridge.groups.prefix(shown).map { group in
        [
          .text(group.category.isEmpty ? "unclassified" : group.category), .text(group.unit),
          .count(group.items), .money(group.before), .money(group.after), .money(group.price),
          group.market.map { .money($0) } ?? .empty, .money(group.volume), .money(group.mix),
          .money(group.constant - group.after),
        ]
      })
  }

  private func items(_ bridge: SpendBridge) -> ReportTable {
    let shown = bridge.items.filter { $0.kind == .compared && !$0.name.isEmpty }.prefix(15)
    return ReportTable(
      id: "spend_bridge_items",
      caption:
        "Unit prices in \(currency.code) at the earlier rates; every item is in spend-bridge.csv",
      columns: [
        .init("Item", name: "item"), .init("Category", name: "category"),
        .init("Unit price before", name: "price_before", numeric: true),
        .init("Unit price now", name: "price_after", numeric: true),
        .init("Quantity now", name: "quantity_after", numeric: true),
        .init("Price effect", name: "price", numeric: true),
      ],
      rows: shown.map { item in
        [
          .text(item.unit.isEmpty ? item.name : "\(item.name), \(item.unit)"),
          .text(item.category.isEmpty ? "unclassified" : item.category),
          item.unitPrice(item.before, item.quantityBefore, currency),
          item.unitPrice(item.constant, item.quantityAfter, currency),
          .number(Double(item.quantityAfter) / 1e6, decimals: 0), .money(item.price),
        ]
      })
  }
}

extension BridgeItem {
  /// A price of one unit in major units, to four decimals.
  func unitPrice(_ spend: Money, _ quantity: Int64, _ currency: Currency) -> ReportCell {
    quantity > 0
      ? .number(
        Double(spend.minor) / Double(currency.minorPerMajor) / (Double(quantity) / 1e6),
        decimals: 4)
      : .empty
  }
}

extension BridgePeriod {
  /// Whether the last day is the last of its month.
  package var endsWithMonth: Bool { CalendarDate(days: through.days + 1).components.day == 1 }
}

extension BridgeAbsence {
  var advice: String {
    switch self {
    case .undated: "Map spend.mapping.date."
    case .noWindow: "Set scope.window_months to 12 to have one."
    case .startsTooLate(_, let needed):
      "Name spend files that go back to \(needed.iso), or shorten scope.window_months."
    case .noQuantities:
      "Map spend.mapping.item and spend.mapping.quantity where the ledger has them."
    case .fileWithoutQuantities:
      "Map spend.mapping.item and spend.mapping.quantity there, or leave the file out."
    case .nothingCompares: "Look whether item numbers or units changed between the periods."
    }
  }
}
