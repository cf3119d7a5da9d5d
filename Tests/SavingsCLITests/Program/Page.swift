import Foundation
import Testing

/// A page of the program as its readers see it, table by table.
struct Page {
  struct Cell: Equatable {
    /// What is shown, entities and ties undone.
    let text: String
    /// The exact number behind it; "" where there is none.
    let value: String

    var cents: Int? { value.cents }
  }

  private let tables: [(id: String, caption: String, section: String, rows: [[Cell]])]
  /// Tables that carry exact numbers.
  let marked: [String]
  let banners: [String]
  /// By section: its words without those of its tables.
  let sections: [(id: String, words: String)]

  init(_ html: String) throws {
    var tables: [(id: String, caption: String, section: String, rows: [[Cell]])] = []
    var sections: [(id: String, words: String)] = []
    for part in html.components(separatedBy: "<section id=\"").dropFirst() {
      let section = String(part.prefix { $0 != "\"" }).replacing(/-section$/, with: "")
      var words = ""
      for (index, piece) in part.components(separatedBy: "<table id=\"").enumerated() {
        let halves = piece.components(separatedBy: "</table>")
        words += Page.plain(index == 0 ? piece : halves.count > 1 ? halves[1] : "")
        guard index > 0 else { continue }
        let caption = Page.between(halves[0], "<caption>", "</caption>")
        let body = halves[0].components(separatedBy: "<tbody>")
        let rows = (body.count > 1 ? body[1] : "").components(separatedBy: "<tr>").dropFirst()
        tables.append(
          (
            String(piece.prefix { $0 != "\"" }), Page.plain(caption), section,
            rows.map(Page.cells)
          ))
      }
      sections.append((section, words))
    }
    self.tables = tables
    self.sections = sections
    marked = tables.filter { $0.rows.joined().contains { !$0.value.isEmpty } }.map(\.id)
    banners = html.components(separatedBy: "<p class=\"banner\" role=\"note\">").dropFirst().map {
      Page.plain($0.components(separatedBy: "</p>")[0])
    }
  }

  func rows(_ id: String) -> [[Cell]] { tables.first { $0.id == id }?.rows ?? [] }

  var captions: [(id: String, caption: String, section: String)] {
    tables.map { ($0.id, $0.caption, $0.section) }
  }

  private static func between(_ text: String, _ start: String, _ end: String) -> String {
    let parts = text.components(separatedBy: start)
    return parts.count > 1 ? parts[1].components(separatedBy: end)[0] : ""
  }

  private static func cells(_ row: String) -> [Cell] {
    row.components(separatedBy: "<t").dropFirst().compactMap { cell in
      guard cell.hasPrefix("d") || cell.hasPrefix("h ") else { return nil }
      let head = cell.prefix { $0 != ">" }
      let body = cell.dropFirst(head.count + 1).components(separatedBy: "</t")[0]
      return Cell(
        text: plain(String(body)), value: between(String(head) + "\"", "data-value=\"", "\""))
    }
  }

  static func plain(_ html: String) -> String {
    html.replacing(/<[^>]*>/, with: "").replacing("\u{A0}", with: " ")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
