extension ROIWorkbook {
  private typealias Figure = (
    title: String, style: SheetStyle, formula: (String) -> String,
    value: (FlowFigures) -> SheetValue
  )

  /// The figures of every case side by side, then what only the worlds can say.
  var summary: Sheet {
    var sheet = Sheet("Summary", widths: [34, 18, 18, 18, 18])
    sheet.frozen = (3, 1)
    sheet.rows = [
      [.title("Return on investment of automated negotiation, \(currency.code)")],
      [.text(input.subtitle + ". Simulated: no supplier has agreed to any of this.")],
      [.heading("Figure over \(result.plan.months) months")] + cases.map { .heading($0.name) },
    ]
    for figure in figures {
      sheet.rows.append(
        [.text(figure.title)]
          + cases.map {
            .formula(figure.formula($0.name), figure.value($0.figures), figure.style)
          })
    }
    let last = 3 + cases.count
    sheet.charts = [
      SheetChart(
        kind: .column, title: "Net present value by case", across: "Case", along: currency.code,
        series: [
          .init(
            name: "Net present value", categories: "=Summary!$B$3:$\(columnName(cases.count))$3",
            values: "=Summary!$B$\(npvRow):$\(columnName(cases.count))$\(npvRow)")
        ], row: last + 22, column: 0)
    ]
    sheet.rows += [[], [.heading("From the worlds, not computed here")]] + worlds
    return sheet
  }

  /// Where the net present value stands: the heading takes three rows.
  private var npvRow: Int {
    4 + (figures.firstIndex { $0.title.hasPrefix("Net present value") } ?? 0)
  }

  private var figures: [Figure] {
    let decimals = currency.decimals
    func sum(_ column: Column) -> (String) -> String {
      { "=SUM(\(range(column, of: $0)))" }
    }
    func present(_ column: Column) -> (String) -> String {
      { sheet in
        "(\(sheet)!$\(column.letter)$2+NPV(\(Name.monthly),\(range(column, of: sheet, from: 3))))"
      }
    }
    func money(_ amount: Money) -> SheetValue { .number(major(amount)) }
    func months(_ value: Double?) -> SheetValue {
      value.map { .number($0) } ?? .text("not within \(result.plan.months) months")
    }
    func rate(_ value: Double?) -> SheetValue {
      value.map { .number($0) } ?? .text("not defined")
    }
    func back(_ running: Column, _ column: Column) -> (String) -> String {
      { sheet in
        "=IF(\(sheet)!$\(running.letter)$\(rows.upperBound)<0,\"not within \(result.plan.months) months\",MAX(\(range(column, of: sheet))))"
      }
    }
    return [
      ("Hard saving", .money, sum(.hard), { money($0.hard) }),
      ("Costs", .money, sum(.costs), { money($0.costs) }),
      ("Net position", .money, sum(.net), { money($0.netPosition) }),
      (
        "Net position beyond the human team", .money, sum(.incremental),
        { money($0.incremental) }
      ),
      ("Payback, months", .months, back(.running, .payback), { months($0.payback) }),
      (
        "Discounted payback, months", .months, back(.runningDiscounted, .discountedPayback),
        { months($0.discountedPayback) }
      ),
      (
        "Net present value", .money, { "=ROUND(\(present(.net)($0)),\(decimals))" },
        { money($0.presentValue) }
      ),
      (
        "Internal rate of return, a year", .percent,
        { sheet in
          "=IF(SUM(\(range(.change, of: sheet)))=1,IFERROR((1+IRR(\(range(.net, of: sheet)),0.01))^12-1,\"not found\"),\"not defined\")"
        }, { rate($0.internalRate) }
      ),
      (
        "Modified internal rate, a year", .percent,
        { sheet in
          "=IFERROR((1+MIRR(\(range(.net, of: sheet)),\(Name.monthly),\(Name.monthly)))^12-1,\"not defined\")"
        }, { rate($0.modifiedRate) }
      ),
      (
        "Benefits per unit of cost", .factor,
        { "=IFERROR(\(present(.hard)($0))/\(present(.costs)($0)),\"not defined\")" },
        { rate($0.benefitCostRatio) }
      ),
      (
        "Return on investment", .percent,
        { sheet in
          "=IFERROR(SUM(\(range(.net, of: sheet)))/SUM(\(range(.costs, of: sheet))),\"not defined\")"
        }, { rate($0.returnOnInvestment) }
      ),
    ]
  }

  private var worlds: [[SheetCell]] {
    func row(_ title: String, _ range: WorldRange<Money>) -> [SheetCell] {
      [.text(title)] + [range.p10, range.p50, range.p90].map { .value(major($0), .money) }
    }
    return [
      [.text(""), .heading("P10"), .heading("P50"), .heading("P90")],
      row("Net position", result.netPosition),
      row("Net position beyond the human team", result.incremental),
      row("Net present value", result.presentValue),
      [.text("Worlds with a positive present value"), .value(result.chancePositive, .percent)],
      [.text("Worlds that pay back in time"), .value(result.chancePaidBack, .percent)],
    ]
  }
}
