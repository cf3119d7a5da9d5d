import Savings

/// Report sections as plain text for a terminal.
package enum PlainText {
  package static func text(_ sections: [ReportSection], currency: Currency) -> String {
    sections.map { section in
      section.heading.escapingControls + "\n" + section.blocks.map { text($0, currency) }.joined()
        + "\n"
    }.joined()
  }

  private static func text(_ block: ReportBlock, _ currency: Currency) -> String {
    switch block {
    case .paragraph(let line), .note(let line): return wrapped(line, first: "  ", rest: "  ")
    case .bullets(let lines): return lines.map { wrapped($0, first: "  - ", rest: "    ") }.joined()
    case .tiles(let tiles):
      return tiles.map { "  \($0.label): \($0.value) (\($0.range))\n" }.joined()
    case .table(let table): return aligned(table, currency)
    case .chart(let chart): return aligned(chart.table, currency)
    case .details(let title, let blocks):
      return "  \(title)\n" + blocks.map { text($0, currency) }.joined()
    case .dialogue(let turns): return turns.map(text).joined()
    }
  }

  private static func text(_ turn: ReportTurn) -> String {
    wrapped("\(turn.speaker): \(turn.words)", first: "  ", rest: "      ")
      + turn.remarks.map { wrapped($0, first: "      ", rest: "        ") }.joined()
  }

  /// Lines of at most 96 characters; a word that is longer stands alone.
  private static func wrapped(_ text: String, first: String, rest: String) -> String {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.escapingControls.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > 96 {
        lines.append(line)
        line = rest
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    lines.append(line)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func aligned(_ table: ReportTable, _ currency: Currency) -> String {
    let heads = table.columns.map(\.title)
    let body = (table.rows + table.totals).map { row in row.map { word($0, currency) } }
    var widths = heads.map(\.count)
    for row in body {
      for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.count) }
    }
    func line(_ cells: [String]) -> String {
      var text = " "
      for (index, cell) in cells.enumerated() {
        let pad = String(repeating: " ", count: widths[index] - cell.count)
        text += " " + (table.columns[index].isNumeric ? pad + cell : cell + pad) + " "
      }
      while text.hasSuffix(" ") { text.removeLast() }
      return text + "\n"
    }
    return line(heads) + body.map(line).joined()
  }

  private static func word(_ cell: ReportCell, _ currency: Currency) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text.escapingControls
    case .link(let link): link.text.escapingControls
    case .money(let money): currency.whole(money)
    case .percent(let share): Digits.percent(share, 2)
    case .count(let count): Digits.grouped(count, decimals: 0)
    case .number(let number, let decimals): Digits.fixed(number, decimals)
    case .date(let date): date.iso
    }
  }
}
