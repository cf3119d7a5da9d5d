import Savings

extension TieOut {
  func checkFinance(_ page: WrittenPage) throws(Refusal) {
    let file = "roi.html"
    let result = run.roi
    for figure in amounts {
      try expect(
        figure.label, in: file, page.row("headline", figure.label)?.joined(separator: " "),
        figure.values.map(currency.plain).joined(separator: " "))
    }
    for rate in rates {
      try expect(
        rate.label, in: file,
        rate.value == nil ? nil : page.row("headline", rate.label)?.first,
        orMissing: rate.value.map { Digits.fixed($0, 6) })
    }
    let years = page.tables["cash_by_year"] ?? []
    let sums = years.dropLast().reduce(into: [Int64](repeating: 0, count: 0)) { sums, row in
      for (index, value) in row.values.enumerated() {
        if sums.count == index { sums.append(0) }
        sums[index] += minor(value) ?? 0
      }
    }
    try expect(
      "the sum of the lines by year", in: file,
      sums.map { currency.plain(Money(minor: $0)) }.joined(separator: " "),
      years.last?.values.joined(separator: " ") ?? "")
    try expect(
      "net position by year", in: file, years.last?.values.last,
      currency.plain(result.figures.netPosition))
    try expect(
      "hard saving in the books", in: file,
      page.row("waterfall_steps", "Hard saving in the books")?.first,
      currency.plain(result.figures.hard))
    try expect(
      "net position of the waterfall", in: file,
      page.row("waterfall_steps", "Net position")?.first,
      currency.plain(result.figures.netPosition))
    try expect(
      "agreed hard saving", in: file,
      page.row("reconciliation", "hard saving agreed")?.last, currency.plain(mean.hard))
  }

  func checkBenchmark(_ page: WrittenPage) throws(Refusal) {
    let file = "savings-benchmark.html"
    let flow = run.portfolio.waterfall
    func last(_ label: String) -> String? { page.row("reconciliation", label)?.last }
    for (label, amount) in [
      ("= used", flow.total), ("− out of scope", flow.outOfScope),
      ("= addressable", flow.addressable), ("= approached", mean.approached.spend),
      ("of which agreed", mean.agreed.spend), ("hard saving agreed", mean.hard),
    ] {
      try expect(label, in: file, last(label), currency.plain(amount))
    }
    try expect(
      "records", in: file, page.row("reconciliation", "Records")?.first,
      String(run.ledger.total.records))
    try expect(
      "total spend", in: file,
      page.row("denominators", "Total spend").flatMap { $0.count > 1 ? $0[1] : nil },
      currency.plain(flow.total))
    for step in ["Agreed", "Contracted"] {
      try expect(
        "hard saving, \(step)", in: file, page.row("denominators", step)?.last,
        currency.plain(mean.hard))
    }
    for (label, amount) in [
      ("1 Hard saving", mean.hard), ("2 Cost avoidance", mean.avoidance),
      ("3 Cash released", mean.cash), ("4 Carrying benefit", mean.carrying),
      ("6 Other levers", mean.otherLevers),
    ] {
      let row = page.row("classes", label)
      try expect(label, in: file, row?.last, currency.plain(amount))
      try expect(
        "\(label) of all tiers", in: file, plain(sum((row ?? []).dropLast())),
        currency.plain(amount))
    }
  }

  /// The stored values of the workbook: what is seen before a spreadsheet computes them again.
  func check(_ book: WrittenWorkbook) throws(Refusal) {
    let file = "roi.xlsx"
    let summary = book.sheet(1)
    func value(_ label: String) -> String? {
      summary.filter { $0.key.hasPrefix("A") && $0.value.hasPrefix(label) }
        .min { (Int($0.key.dropFirst()) ?? 0) < (Int($1.key.dropFirst()) ?? 0) }
        .flatMap { summary["B" + $0.key.dropFirst()] }
    }
    func amount(_ text: String?) -> String? {
      text.flatMap(Double.init).map {
        currency.plain(Money(rounding: $0 * Double(currency.minorPerMajor)))
      }
    }
    let found = run.roi.figures
    for (label, expected) in [
      ("Hard saving", found.hard), ("Costs", found.costs), ("Net position", found.netPosition),
      ("Net position beyond", found.incremental), ("Net present value", found.presentValue),
    ] {
      try expect(label, in: file, amount(value(label)), currency.plain(expected))
    }
    for rate in rates.prefix(3) {
      try expect(
        rate.label, in: file,
        rate.value == nil
          ? nil : value(rate.label).flatMap(Double.init).map { Digits.fixed($0, rate.decimals) },
        orMissing: rate.value.map { Digits.fixed($0, rate.decimals) })
    }
    let cash = book.sheet(3)
    var net: Int64 = 0
    for month in 0...run.roi.plan.months {
      net += amount(cash["D\(month + 2)"]).flatMap(minor) ?? 0
    }
    try expect(
      "the sum of the months", in: file, plain(net), currency.plain(found.netPosition))
  }
}
