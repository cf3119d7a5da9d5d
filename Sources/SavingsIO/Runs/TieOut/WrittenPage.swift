import Glibc
import Savings

/// The exact numbers of a page's control tables, read back.
struct WrittenPage {
  /// By table: its rows and totals from top to bottom, each with the numbers of its cells.
  private(set) var tables: [String: [(label: String, values: [String])]] = [:]

  init(_ page: [UInt8]) {
    for id in ReportTable.controls {
      guard let open = page.firstPlace(of: "<table id=\"\(id)\">", from: 0),
        let body = page.firstPlace(of: "<tbody>", from: open),
        let end = page.firstPlace(of: "</table>", from: body)
      else { continue }
      tables[id] = WrittenPage.rows(page, body..<end)
    }
  }

  /// The numbers of the first row whose label starts so; nil where there is none.
  func row(_ table: String, _ label: String) -> [String]? {
    tables[table]?.first { $0.label.hasPrefix(label) }?.values
  }

  private static func rows(
    _ page: [UInt8], _ place: Range<Int>
  ) -> [(label: String, values: [String])] {
    var rows: [(label: String, values: [String])] = []
    var position = place.lowerBound
    while let start = page.firstPlace(of: "<tr>", from: position), start < place.upperBound,
      let end = page.firstPlace(of: "</tr>", from: start)
    {
      let row = String(decoding: page[start..<end], as: UTF8.self)
      var values: [String] = []
      var rest = row[...]
      while let mark = rest.firstRange(of: " data-value=\"") {
        rest = rest[mark.upperBound...]
        values.append(String(rest.prefix { $0 != "\"" }))
      }
      let label = row.firstRange(of: "<th scope=\"row\">").map { row[$0.upperBound...] } ?? ""
      rows.append(
        (label.prefix { $0 != "<" }.map { $0 == "\u{A0}" ? " " : String($0) }.joined(), values))
      position = end
    }
    return rows
  }
}

extension [UInt8] {
  /// Where a text begins; nil where it does not occur from there on.
  func firstPlace(of text: String, from start: Int) -> Int? {
    let needle = Array(text.utf8)
    return withUnsafeBytes { bytes -> Int? in
      guard let base = bytes.baseAddress else { return nil }
      var position = start
      while position + needle.count <= bytes.count,
        let found = memchr(base + position, Int32(needle[0]), bytes.count - position)
      {
        position = UnsafeRawPointer(found) - base
        guard position + needle.count <= bytes.count else { return nil }
        if memcmp(base + position, needle, needle.count) == 0 { return position }
        position += 1
      }
      return nil
    }
  }
}
