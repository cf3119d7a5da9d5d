import Mustache
import Savings

/// A report as one HTML file that needs nothing else: no script, no request, no other file.
package struct HTMLPage {
  private let cells: CellWords

  package init(currency: Currency, money: MoneyStyle = .whole) {
    cells = CellWords(currency: currency, money: money)
  }

  package func bytes(_ page: ReportPage) -> [UInt8] {
    let values: [String: Any] = [
      "policy": Stylesheet.policy,
      "style": Stylesheet.text,
      "title": page.title,
      "subtitle": page.subtitle,
      "banners": page.banners,
      "sections": page.sections.map { section in
        [
          "id": section.id, "heading": section.heading, "blocks": section.blocks.map(values(of:)),
        ] as [String: Any]
      },
      "footer": page.footer,
    ]
    guard let text = PageTemplates.library.render(values, withTemplate: "page") else {
      preconditionFailure("no template for a page")
    }
    return Array(text.utf8)
  }

  /// What the template of a block needs; `template` names it.
  private func values(of block: ReportBlock) -> [String: Any] {
    switch block {
    case .paragraph(let text): return ["template": "paragraph", "text": CellWords.bound(text)]
    case .note(let text): return ["template": "note", "text": CellWords.bound(text)]
    case .bullets(let items):
      return ["template": "bullets", "items": items.map(CellWords.bound)]
    case .tiles(let tiles):
      let items = tiles.map { tile -> [String: Any] in
        [
          "label": tile.label, "value": CellWords.bound(CellWords.signed(tile.value)),
          "range": CellWords.bound(CellWords.signed(tile.range)), "hasRange": !tile.range.isEmpty,
        ]
      }
      return ["template": "tiles", "items": items, "isEven": tiles.count == 4]
    case .table(let table): return values(of: table)
    case .chart(let chart):
      return [
        "template": "chart", "id": chart.id, "title": chart.title,
        "summary": CellWords.bound(chart.summary),
        "unit": ChartNumbers(chart).unit, "drawings": ChartSVG.drawings(chart),
        "table": values(of: chart.table),
      ]
    case .details(let heading, let blocks):
      return ["template": "details", "heading": heading, "blocks": blocks.map(values(of:))]
    }
  }

  private func values(of table: ReportTable) -> [String: Any] {
    let columns = table.columns.map { column -> [String: Any] in
      ["title": column.title, "isNumeric": column.isNumeric]
    }
    // The first sentence is the title of the table, and what follows explains it.
    let end = table.caption.firstRange(of: ". ")
    let title = end.map { table.caption[..<$0.lowerBound] } ?? table.caption[...]
    let remark = end.map { table.caption[$0.upperBound...] } ?? ""
    return [
      "template": "table", "id": table.id, "caption": CellWords.bound(String(title)),
      "remark": CellWords.bound(String(remark)), "hasRemark": !remark.isEmpty,
      "unit": unit(of: table),
      "columns": columns, "rows": table.rows.map { row($0, of: table) },
      "totals": table.totals.map { row($0, of: table) }, "hasTotals": !table.totals.isEmpty,
    ]
  }

  /// The currency, where the table has amounts and its caption does not say so already.
  private func unit(of table: ReportTable) -> Any {
    let hasMoney = (table.rows + table.totals).contains { row in
      row.contains { if case .money = $0 { true } else { false } }
    }
    let code = cells.currency.code
    return hasMoney && !table.caption.contains(code) ? code : false
  }

  private func row(_ row: [ReportCell], of table: ReportTable) -> [[String: Any]] {
    row.enumerated().map { index, cell in
      let isNumeric = index < table.columns.count && table.columns[index].isNumeric
      var classes = isNumeric ? ["number"] : []
      if cells.isNegative(cell) { classes.append("negative") }
      if case .date = cell { classes.append("date") }
      if case .text(let text) = cell, text.utf8.count > 40 { classes.append("prose") }
      return [
        "text": CellWords.bound(cells.text(cell)), "isHeader": index == 0 && !isNumeric,
        "class": classes.isEmpty ? false as Any : classes.joined(separator: " "),
      ]
    }
  }
}
