/// Reads payment terms: `30`, `30.00`, `30 days`, `30D`, `Net 30`, `2/10 net 30`.
enum TermsScanner {
  /// Days, or -1 where the cell says none; `isEmpty` tells a blank cell from an unreadable one.
  static func days(_ cell: CellBytes) -> (days: Int32, isEmpty: Bool) {
    let text = CellText.trimmed(cell)
    guard !text.isEmpty else { return (-1, true) }
    var i = 0
    if let net = position(of: "net", in: text) { i = net + 3 }
    while i < text.count, text[i] == 0x20 || text[i] == 0x2D { i += i == 0 ? text.count : 1 }
    let start = i
    var value: Int32 = 0
    while i < text.count, i - start < 4, case let digit = text[i] &- 0x30, digit < 10 {
      value = value * 10 + Int32(digit)
      i += 1
    }
    guard i > start, value <= 3650 else { return (-1, false) }
    if i < text.count, text[i] == 0x2E {
      i += 1
      while i < text.count, text[i] == 0x30 { i += 1 }
    }
    let rest = String(decoding: text[i...], as: UTF8.self).lowercased().filter { $0 != " " }
    return ["", "d", "day", "days", "net", "daysnet", "dnet"].contains(rest)
      ? (value, false) : (-1, false)
  }

  private static func position(of word: StaticString, in text: CellBytes) -> Int? {
    let count = word.utf8CodeUnitCount
    guard text.count >= count else { return nil }
    return (0...(text.count - count)).first { start in
      (0..<count).allSatisfy { text[start + $0] | 0x20 == word.utf8Start[$0] }
    }
  }
}

/// Reads the contract column: anything but a plain no is a yes.
enum ContractScanner {
  static func isUnderContract(_ cell: CellBytes) -> Bool {
    let text = CellText.trimmed(cell)
    guard text.count <= 5 else { return true }
    return !noes.contains(String(decoding: text, as: UTF8.self).lowercased())
  }

  private static let noes: Set = ["", "0", "no", "n", "false", "none", "-"]
}
