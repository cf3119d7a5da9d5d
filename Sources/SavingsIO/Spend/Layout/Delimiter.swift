import Savings

/// The sign between cells.
enum Delimiter {
  /// The sign that the settings name, or nil for `auto`.
  static func named(_ text: String, key: String) throws -> UInt8? {
    switch text {
    case "auto", "": return nil
    case "tab", "\t", "\\t": return 0x09
    default:
      guard text.utf8.count == 1, let byte = text.utf8.first, byte >= 0x20, byte != 0x22 else {
        throw Refusal(
          .badSettings, "\(key) is \"\(text)\"", fix: "Set it to auto, tab, or one ASCII character")
      }
      return byte
    }
  }

  static func name(_ byte: UInt8) -> String {
    byte == 0x09 ? "tab" : String(UnicodeScalar(byte))
  }

  /// The likeliest of comma, semicolon, tab and bar: one that makes a header of a record, and else
  /// the one whose records agree most on their width.
  static func inferred(_ head: [UInt8], isHeader: ([String]) -> Bool, columns: Int) -> UInt8 {
    let text = Array(head.prefix(1 << 16))
    var best: (score: Double, byte: UInt8) = (0, 0x2C)
    for byte in [0x2C, 0x3B, 0x09, 0x7C] as [UInt8] {
      let records = SmallCSV.records(text, delimiter: byte, limit: 60).filter { $0.isWhole }
      let widths = records.map(\.cells.count)
      guard !widths.isEmpty else { continue }
      var counts: [Int: Int] = [:]
      for width in widths { counts[width, default: 0] += 1 }
      let usual = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }!
      var score =
        usual.key < 2
        ? 0 : Double(usual.value) / Double(widths.count) + Double(min(usual.key, 50)) / 100
      if records.prefix(HeaderSearch.reach).contains(where: { record in
        isHeader(record.cells.indices.map(record.text))
      }) {
        score += 10
      }
      if columns > 0, usual.key == columns { score += 5 }
      if score > best.score { best = (score, byte) }
    }
    return best.byte
  }
}
