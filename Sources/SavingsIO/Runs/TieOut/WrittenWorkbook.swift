/// The cells of a workbook, read back: what a reader sees before anything is computed again.
struct WrittenWorkbook {
  private let archive: WrittenArchive
  private let texts: [String]

  init?(_ bytes: [UInt8]) {
    guard let archive = WrittenArchive(bytes) else { return nil }
    self.archive = archive
    let shared = archive.member("xl/sharedStrings.xml").map { String(decoding: $0, as: UTF8.self) }
    texts = (shared ?? "").split(separator: "<si>").dropFirst().map { Self.inner("t", of: $0) }
  }

  /// The cells of the sheet of a name; none where there is no such sheet.
  func sheet(named name: String) -> [String: String] {
    let book = archive.member("xl/workbook.xml").map { String(decoding: $0, as: UTF8.self) }
    let names = (book ?? "").split(separator: "<sheet name=\"").dropFirst()
    return names.firstIndex { $0.hasPrefix(name + "\"") }.map { sheet($0) } ?? [:]
  }

  /// The cells of a sheet by reference: numbers and texts as they are written.
  ///
  /// - Parameter number: of the sheet, from 1.
  func sheet(_ number: Int) -> [String: String] {
    guard let bytes = archive.member("xl/worksheets/sheet\(number).xml") else { return [:] }
    var cells: [String: String] = [:]
    for part in String(decoding: bytes, as: UTF8.self).split(separator: "<c r=\"").dropFirst() {
      let reference = String(part.prefix { $0 != "\"" })
      let value = Self.inner("v", of: part)
      let head = part.prefix { $0 != ">" }
      if head.contains("t=\"s\"") {
        cells[reference] = Int(value).flatMap { texts.indices.contains($0) ? texts[$0] : nil }
      } else if !value.isEmpty {
        cells[reference] = value
      }
    }
    return cells
  }

  private static func inner(_ tag: String, of text: Substring) -> String {
    guard let open = text.firstRange(of: "<\(tag)"),
      let start = text[open.upperBound...].firstIndex(of: ">"),
      let end = text[start...].firstRange(of: "</\(tag)>")
    else { return "" }
    return String(text[text.index(after: start)..<end.lowerBound])
  }
}
