import Savings

/// Dates that are plain numbers: a year alone, or the days that spreadsheets count.
enum YearOrSerial {
  /// Four digits from 1900 to 2100.
  static func isYear(_ cell: CellBytes) -> Bool { year(cell) != nil }

  static func year(_ cell: CellBytes) -> Int? {
    guard let value = digits(cell, count: 4), (1900...2100).contains(value) else { return nil }
    return value
  }

  /// Days since 1970 of a spreadsheet's day count (1900 system, where 25 569 is 1 January 1970), from
  /// 1954 to 2119; a fraction, the time of the day, is passed over.
  static func serial(_ cell: CellBytes) -> Int32? {
    let whole = cell.prefix { $0 != 0x2E && $0 != 0x2C }
    guard let value = digits(CellBytes(rebasing: whole), count: 5),
      (20_000...80_000).contains(value),
      cell.dropFirst(whole.count + 1).allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return nil }
    return Int32(value - 25_569)
  }

  private static func digits(_ cell: CellBytes, count: Int) -> Int? {
    guard cell.count == count else { return nil }
    var value = 0
    for byte in cell {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}

extension CellText {
  /// True for a word by which programs say that a cell has no value: NA, #N/A, null, a dash alone.
  static func isPlaceholder(_ cell: CellBytes) -> Bool {
    guard cell.count <= 6 else { return false }
    return placeholders.contains(String(decoding: cell, as: UTF8.self).uppercased())
  }

  private static let placeholders: Set = [
    "NA", "N/A", "#N/A", "#NA", "N.A.", "NULL", "NIL", "NONE", "NAN", "#", "-", "--", "?", "#NULL!",
    "(NULL)", "\\N",
  ]
}
