import Mustache
import Savings

/// A report as one HTML file that needs nothing else: no script, no request, no other file.
package struct HTMLPage {
  private let cells: CellWords

  package init(currency: Currency, money: MoneyStyle = .whole) {
    cells = CellWords(currency: currency, money: money)
  }

  package func bytes(_ page: ReportPage) -> [UInt8] {
    let values: PageValues = [
      "policy": Stylesheet.policy,
      "style": Stylesheet.text,
      "title": page.title,
      "isBrief": page.isBrief,
      "subtitle": page.subtitle,
      "banners": page.banners,
      "parent": page.parent.map(values(of:)) ?? false as Any,
      "sections": page.sections.map { section in
        [
          "id": section.id, "heading": section.heading, "isShort": section.isShort && page.isBrief,
          "blocks": section.blocks.map(values(of:)),
        ] as PageValues
      },
      "footer": page.footer,
    ]
    guard let text = PageTemplates.library.render(values, withTemplate: "page") else {
      preconditionFailure("no template for a page")
    }
    return Array(text.utf8)
  }

  /// What the template of a block needs; `template` names it.
  private func values(of block: ReportBlock) -> PageValues {
    switch block {
    case .paragraph(let text): return ["template": "paragraph", "text": words(text)]
    case .note(let text): return ["template": "note", "text": words(text)]
    case .bullets(let items):
      return ["template": "bullets", "items": items.map(words)]
    case .tiles(let tiles):
      let items = tiles.map { tile -> PageValues in
        [
          "label": tile.label, "value": words(tile.value), "range": words(tile.range),
          "hasRange": !tile.range.isEmpty,
        ]
      }
      return ["template": "tiles", "items": items, "isEven": tiles.count == 4]
    case .table(let table): return values(of: table)
    case .chart(let chart):
      return [
        "template": "chart", "id": chart.id, "title": chart.title,
        "summary": words(chart.summary),
        "unit": ChartNumbers(chart).unit, "drawings": ChartSVG.drawings(chart),
        "table": values(of: chart.table),
      ]
    case .dialogue(let turns):
      let values = turns.map { turn -> PageValues in
        [
          "isOurs": turn.isOurs, "speaker": turn.speaker, "words": words(turn.words),
          "remarks": turn.remarks.map(words),
        ]
      }
      return ["template": "dialogue", "turns": values]
    case .details(let heading, let blocks):
      return ["template": "details", "heading": heading, "blocks": blocks.map(values(of:))]
    }
  }

  /// Running text with true minus signs, its numbers tied to their units.
  private func words(_ text: String) -> String { CellWords.bound(CellWords.signed(text)) }

  private func values(of table: ReportTable) -> PageValues {
    let columns = table.columns.map { column -> PageValues in
      ["title": column.title, "isNumeric": column.isNumeric]
    }
    // The first sentence is the title of the table, and what follows explains it.
    let end = table.caption.firstRange(of: ". ")
    let title = end.map { table.caption[..<$0.lowerBound] } ?? table.caption[...]
    let remark = end.map { table.caption[$0.upperBound...] } ?? ""
    return [
      "template": "table", "id": table.id, "caption": words(String(title)),
      "remark": words(String(remark)),
      "isDense": table.columns.count >= 10, "isWide": table.columns.count >= 12,
      "hasRemark": !remark.isEmpty,
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

  private func values(of link: ReportLink) -> Any {
    ["text": link.text, "path": link.isPlain ? link.path : false as Any] as PageValues
  }

  private func row(_ row: [ReportCell], of table: ReportTable) -> [PageValues] {
    row.enumerated().map { index, cell in
      let isNumeric = index < table.columns.count && table.columns[index].isNumeric
      var classes = isNumeric ? ["number"] : []
      if cells.isNegative(cell, isNumeric: isNumeric) { classes.append("negative") }
      if case .date = cell { classes.append("date") }
      if case .text(let text) = cell {
        if text.utf8.count > 40 { classes.append("prose") }
        // A short word with a hyphen, such as a tier, is read as one.
        if text.utf8.count <= 16, text.utf8.contains(UInt8(ascii: "-")), !text.contains(" ") {
          classes.append("whole")
        }
      }
      var tag = index == 0 && !isNumeric ? "th scope=\"row\"" : "td"
      if tag == "td" {
        if !classes.isEmpty { tag += " class=\"\(classes.joined(separator: " "))\"" }
        if table.isControl, let value = cells.exact(cell) { tag += " data-value=\"\(value)\"" }
      }
      var (open, close) = ("<\(tag)>", "</\(tag.prefix(2))>")
      if case .link(let link) = cell, link.isPlain {
        open += "<a href=\"\(link.path)\">"
        close = "</a>" + close
      }
      let text = cells.text(cell)
      return [
        "open": open, "text": CellWords.bound(isNumeric ? CellWords.signed(text) : text),
        "close": close,
      ]
    }
  }
}

extension ReportLink {
  /// Whether the path stays inside the run and needs no escaping: `deals/D0.html`, `../roi.html#a`.
  var isPlain: Bool {
    let names = path.split(separator: "/", omittingEmptySubsequences: false)
    let isInside = !names.contains("") && !names.dropFirst().contains("..") && names.count <= 2
    return isInside
      && path.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "./-_#".utf8.contains(byte)
        }
      }
  }
}
