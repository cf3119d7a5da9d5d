/// The return on investment as a workbook that computes: change an input, and cash, net present value,
/// internal rate and payback of the expected case and of the scenarios follow.
///
/// What the worlds came to is in it as numbers: benefits, usage and the shares of running costs by month.
/// Everything after that is a formula, with the program's own figure as its stored value.
package struct ROIWorkbook: Sendable {
  let result: ROIResult
  let input: ROIPageInput
  let programme: ProgrammeSettings

  package init(_ result: ROIResult, _ input: ROIPageInput) {
    self.result = result
    self.input = input
    programme = input.settings.programme
  }

  /// A case of the programme: what its sheet is filled from.
  struct Case {
    let name: String
    let flow: CashFlow
    let figures: FlowFigures
    let running: RunningCosts
  }

  var cases: [Case] {
    [
      Case(
        name: "Expected", flow: result.expected, figures: result.figures,
        running: result.runningCosts)
    ]
      + result.scenarios.map {
        Case(
          name: $0.kind.rawValue.prefix(1).uppercased() + $0.kind.rawValue.dropFirst(),
          flow: $0.flow, figures: $0.figures, running: $0.runningCosts)
      }
  }

  package var spreadsheet: Spreadsheet {
    var book = Spreadsheet()
    let inputs = inputSheet
    book.names = inputs.names
    book.sheets =
      [summary, inputs.sheet] + cases.map(cashSheet) + [ranges, assumptions]
      + (input.bridge?.bridge.map { [bridgeSheet($0)] } ?? [])
      + (input.reconciliation.map { [Self.sheet("Reconciliation", of: $0, currency)] } ?? [])
    return book
  }

  var currency: Currency { result.currency }
  func major(_ money: Money) -> Double { Double(money.minor) / Double(currency.minorPerMajor) }

  /// Running net position by month, as the worlds had it.
  private var ranges: Sheet {
    var sheet = Sheet("Ranges", widths: [10, 16, 16, 16])
    sheet.rows = [
      [.heading("Month"), .heading("P10"), .heading("P50"), .heading("P90")]
    ]
    for (month, range) in result.cumulative.enumerated() {
      sheet.rows.append(
        [.value(Double(month), .count)]
          + [range.p10, range.p50, range.p90].map { .value(major($0), .money) })
    }
    let last = sheet.rows.count
    sheet.charts = [
      SheetChart(
        kind: .line, title: "Running net position, 80 % of worlds between P10 and P90",
        across: "Month", along: currency.code,
        series: ["P10", "P50", "P90"].enumerated().map { index, name in
          let column = columnName(index + 1)
          return .init(
            name: name, categories: "=Ranges!$A$2:$A$\(last)",
            values: "=Ranges!$\(column)$2:$\(column)$\(last)")
        }, row: 1, column: 5)
    ]
    return sheet
  }

  private var assumptions: Sheet {
    let section = ROIPageContent(result: result, input: input).assumptions
    for case .details(_, let blocks) in section.blocks {
      for case .table(let table) in blocks {
        return Self.sheet("Assumptions", of: table, currency)
      }
    }
    return Sheet("Assumptions", widths: [])
  }

  /// A table of the pages, cell by cell.
  static func sheet(_ name: String, of table: ReportTable, _ currency: Currency) -> Sheet {
    let widths = table.columns.indices.map { column in
      let longest =
        (table.rows + table.totals).map { row in
          if case .text(let text) = row[column] { text.count } else { 14 }
        }.max() ?? 0
      return Double(min(60, max(14, longest)))
    }
    var sheet = Sheet(name, widths: widths)
    sheet.rows = [table.columns.map { .heading($0.title) }]
    for row in table.rows + table.totals {
      sheet.rows.append(row.map { cell($0, currency) })
    }
    return sheet
  }

  private static func cell(_ cell: ReportCell, _ currency: Currency) -> SheetCell {
    switch cell {
    case .empty: .empty
    case .text(let text): .text(text)
    case .link(let link): .text(link.text)
    case .money(let money):
      .value(Double(money.minor) / Double(currency.minorPerMajor), .money)
    case .percent(let share): .value(share, .percent)
    case .count(let count): .value(Double(count), .count)
    case .number(let value, _): .value(value, .factor)
    case .date(let date): .text(date.iso)
    }
  }
}
