import Savings

extension TieOut {
  /// The bridge closes from the spend before to the spend now, which is that of the waterfall, and every
  /// file has the same steps.
  func checkBridge(
    page: WrittenPage, json: WrittenJSON, book: WrittenWorkbook, table file: WrittenFile
  ) throws(Refusal) {
    guard let bridge = run.bridge.bridge else { return }
    let flow = run.portfolio.waterfall
    try expect(
      "spend now", in: "run.json", json["spend_bridge", "after", "spend"].text,
      currency.plain(flow.inScope - flow.outsideWindow))
    var left = minor(json["spend_bridge", "before", "spend"].text ?? "")
    let sheet = book.sheet(named: "Spend bridge")
    for (row, step) in bridge.steps.enumerated() {
      let amount = currency.plain(step.amount)
      let title = step.step.title
      let written = json["spend_bridge", "lowers_spend_by", step.step.rawValue].text
      try expect(title, in: "run.json", written, amount)
      try expect(title, in: "roi.html", page.row("spend_bridge", title)?.first, amount)
      try expect(title, in: "roi.xlsx", plain(sheet["B\(row + 3)"]), amount)
      left = left.flatMap { left in written.flatMap(minor).map { left - $0 } }
    }
    try expect(
      "what the bridge leaves", in: "run.json", plain(left), currency.plain(bridge.spendAfter))
    try expect(
      "spend now", in: "roi.html", page.row("spend_bridge", "Spend now")?.first,
      currency.plain(bridge.spendAfter))
    let names = [
      "spend_before", "spend_after", "price", "volume", "mix", "exchange", "other",
    ]
    var sums = [WrittenSum](repeating: WrittenSum(), count: names.count)
    var table = WrittenCSV(file)
    let count = try table.rows(names) { row in
      for column in names.indices where !row.cell(column).isEmpty {
        sums[column].add(minor(row.cell(column)))
      }
    }
    guard count != nil else { throw unreadable("spend-bridge.csv") }
    for (sum, expected) in zip(
      sums,
      [
        bridge.spendBefore, bridge.spendAfter, bridge.price.money, bridge.volume, bridge.mix,
        bridge.exchange,
        bridge.reduction - bridge.price.money - bridge.volume - bridge.mix - bridge.exchange,
      ])
    {
      try expect(
        "a sum of the bridge", in: "spend-bridge.csv", plain(sum.value), currency.plain(expected))
    }
  }

  /// A cell of the workbook as an amount.
  private func plain(_ cell: String?) -> String? {
    cell.flatMap(Double.init).map {
      currency.plain(Money(rounding: $0 * Double(currency.minorPerMajor)))
    }
  }
}
