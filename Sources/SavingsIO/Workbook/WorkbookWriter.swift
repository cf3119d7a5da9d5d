import CXlsxWriter
import Savings

/// Writes sheets into an open workbook, and keeps the first thing that went wrong.
struct WorkbookWriter {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var formats: [String: UnsafeMutablePointer<lxw_format>] = [:]
  private(set) var problem: lxw_error?

  init(_ book: UnsafeMutablePointer<lxw_workbook>) { self.book = book }

  mutating func write(_ sheet: Sheet) {
    guard let target = workbook_add_worksheet(book, sheet.name) else {
      problem = problem ?? LXW_ERROR_MEMORY_MALLOC_FAILED
      return
    }
    for (column, width) in sheet.widths.enumerated() {
      check(
        worksheet_set_column(target, lxw_col_t(column), lxw_col_t(column), width, nil))
    }
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        write(cell, lxw_row_t(row), lxw_col_t(column), in: target)
      }
    }
    worksheet_freeze_panes(
      target, lxw_row_t(sheet.frozen.rows), lxw_col_t(sheet.frozen.columns))
    worksheet_set_landscape(target)
    worksheet_set_paper(target, 9)  // A4
    worksheet_fit_to_pages(target, 1, 0)
    if sheet.frozen.rows > 0 {
      check(worksheet_repeat_rows(target, 0, lxw_row_t(sheet.frozen.rows - 1)))
    }
    check(worksheet_set_footer(target, "&L&A&RPage &P of &N"))
    for chart in sheet.charts { insert(chart, in: target) }
  }

  private mutating func write(
    _ cell: SheetCell, _ row: lxw_row_t, _ column: lxw_col_t,
    in sheet: UnsafeMutablePointer<lxw_worksheet>
  ) {
    switch cell {
    case .empty: break
    case .title(let text): check(worksheet_write_string(sheet, row, column, text, format("title")))
    case .heading(let text):
      check(worksheet_write_string(sheet, row, column, text, format("heading")))
    case .text(let text): check(worksheet_write_string(sheet, row, column, text, nil))
    case .value(let value, let style):
      check(worksheet_write_number(sheet, row, column, value, format("value", style)))
    case .input(_, let value, let style):
      check(worksheet_write_number(sheet, row, column, value, format("input", style)))
    case .formula(let formula, .number(let value), let style):
      check(
        worksheet_write_formula_num(sheet, row, column, formula, format("formula", style), value))
    case .formula(let formula, .text(let text), let style):
      check(
        worksheet_write_formula_str(sheet, row, column, formula, format("formula", style), text))
    }
  }

  private mutating func insert(
    _ chart: SheetChart, in sheet: UnsafeMutablePointer<lxw_worksheet>
  ) {
    let kind = chart.kind == .line ? LXW_CHART_LINE : LXW_CHART_COLUMN
    guard let made = workbook_add_chart(book, UInt8(kind.rawValue)) else {
      problem = problem ?? LXW_ERROR_MEMORY_MALLOC_FAILED
      return
    }
    chart_title_set_name(made, chart.title)
    chart_axis_set_name(made.pointee.x_axis, chart.across)
    chart_axis_set_name(made.pointee.y_axis, chart.along)
    for series in chart.series {
      let added = chart_add_series(made, series.categories, series.values)
      chart_series_set_name(added, series.name)
    }
    check(
      worksheet_insert_chart(sheet, lxw_row_t(chart.row), lxw_col_t(chart.column), made))
  }

  private mutating func format(
    _ kind: String, _ style: SheetStyle? = nil
  ) -> UnsafeMutablePointer<lxw_format>? {
    let key = kind + (style.map { String($0.rawValue) } ?? "")
    if let known = formats[key] { return known }
    guard let made = workbook_add_format(book) else { return nil }
    switch kind {
    case "title":
      format_set_bold(made)
      format_set_font_size(made, 14)
    case "heading":
      format_set_bold(made)
      format_set_text_wrap(made)
      format_set_bg_color(made, 0xE8EEF4)
    case "input":
      format_set_bg_color(made, 0xFFF4C2)
      format_set_border(made, UInt8(LXW_BORDER_THIN.rawValue))
    case "value": format_set_font_color(made, 0x595959)
    default: break
    }
    if let style { format_set_num_format(made, WorkbookWriter.pattern(style)) }
    formats[key] = made
    return made
  }

  private static func pattern(_ style: SheetStyle) -> String {
    switch style {
    case .money: "#,##0.00;[Red]-#,##0.00"
    case .percent: "0.00%"
    case .factor: "0.0000"
    case .months: "0.0"
    case .count: "0"
    }
  }

  private mutating func check(_ outcome: lxw_error) {
    if outcome != LXW_NO_ERROR, problem == nil { problem = outcome }
  }
}
