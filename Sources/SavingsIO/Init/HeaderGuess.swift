import Savings

/// Where the header stands, told by what its cells say and by how they differ from those below.
struct HeaderGuess {
  /// Column names; empty where the file has no header.
  let names: [String]
  /// Physical line from 1; 0 where there is none.
  let line: Int
  /// Records up to and with the header.
  let records: Int
  let confidence: Double
  let evidence: String

  init(_ top: [CSVRecord]) {
    let filled = top.filter { !$0.isBlank }
    var best: (index: Int, score: Double, understood: Int, contrast: Int)?
    for index in top.indices.prefix(HeaderSearch.reach) where !top[index].isBlank {
      guard let rated = HeaderGuess.rated(top, index), rated.score > best?.score ?? 0 else {
        continue
      }
      best = (index, rated.score, rated.understood, rated.contrast)
    }
    guard let best, best.score >= 0.3 || filled.count < 2 else {
      (names, line, records, confidence) = ([], 0, 0, 0.7)
      evidence = "the first records look like those below them, so no header"
      return
    }
    names = top[best.index].cells.indices.map(top[best.index].text)
    line = top[best.index].line
    records = best.index + 1
    confidence = min(1, 0.6 + 0.4 * best.score)
    var words = ["\(best.understood) of \(names.count { !$0.isEmpty }) names are known words"]
    if best.contrast > 0 {
      words.append("\(Digits.counted(best.contrast, "column")) below hold numbers or dates")
    }
    if best.index > 0 {
      words.append("\(Digits.counted(best.index, "record")) above it passed over")
    }
    evidence = words.joined(separator: "; ")
  }

  /// True for cells of which at least two are words that columns are called by.
  static func isLikely(_ names: [String]) -> Bool {
    let known = names.count { name in
      [.supplier, .supplierID, .amount, .date].contains { ColumnNameScore.score(name, $0) > 0.7 }
    }
    return known >= 2
  }

  private static func rated(
    _ top: [CSVRecord], _ index: Int
  ) -> (score: Double, understood: Int, contrast: Int)? {
    let record = top[index]
    let texts = record.cells.indices.map(record.text)
    let filled = texts.indices.filter { !texts[$0].isEmpty }
    guard filled.count >= 2 else { return nil }
    let body = top.dropFirst(index + 1).filter { !$0.isBlank }.prefix(40)
    let values = filled.count { isValue(record.cells[$0]) }
    let understood = filled.count { ColumnWords(texts[$0]).isUnderstood }
    var contrast = 0
    var typed = 0
    for column in filled {
      let cells = body.compactMap { column < $0.cells.count ? $0.cells[column] : nil }
        .filter { cell in cell.withUnsafeBytes { !CellText.trimmed($0).isEmpty } }
      guard cells.count * 2 > body.count, cells.count(where: isValue) * 10 >= cells.count * 7 else {
        continue
      }
      typed += 1
      if !isValue(record.cells[column]) { contrast += 1 }
    }
    let widths = body.map(\.cells.count).sorted()
    let usual = widths.isEmpty ? record.cells.count : widths[widths.count / 2]
    let count = Double(filled.count)
    var score = 0.5 * Double(understood) / count - 1.5 * Double(values) / count
    if typed > 0 { score += 0.4 * Double(contrast) / Double(typed) }
    score += 0.2 * min(1, count / Double(max(1, usual)))
    score -= 0.3 * Double(filled.count - Set(filled.map { texts[$0] }).count) / count
    if texts.contains(where: { $0.utf8.count > 120 }) { score -= 0.3 }
    return (score - 0.005 * Double(index), understood, contrast)
  }

  private static func isValue(_ cell: [UInt8]) -> Bool {
    cell.withUnsafeBytes { bytes in
      let cell = CellText.trimmed(bytes)
      guard !cell.isEmpty else { return false }
      let number = NumberScanner.scanned(cell, decimalSign: 0).status
      let date = DateScanner.scanned(cell, order: .undecided).status
      return [.value, .undecided].contains(number) || [.value, .undecided].contains(date)
    }
  }
}
