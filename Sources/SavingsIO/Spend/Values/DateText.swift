/// The parts of a date's text, read from the left.
struct DateText {
  private let cell: CellBytes
  private var i = 0

  init(_ cell: CellBytes) { self.cell = cell }

  var isAtEnd: Bool { i == cell.count }

  /// Up to eight digits.
  mutating func number() -> (value: Int, digits: Int)? {
    let start = i
    var value = 0
    while i < cell.count, i - start < 9, case let digit = cell[i] &- 0x30, digit < 10 {
      value = value * 10 + Int(digit)
      i += 1
    }
    return (1...8).contains(i - start) ? (value, i - start) : nil
  }

  /// Four digits, or two: 70 to 99 are of the last century.
  mutating func year() -> Int? {
    guard let number = number() else { return nil }
    switch number.digits {
    case 4: return number.value
    case 2: return number.value + (number.value >= 70 ? 1900 : 2000)
    default: return nil
    }
  }

  /// `/`, `.`, `-`, `,` or a space, with spaces around it.
  mutating func separator() -> UInt8? {
    guard i < cell.count, case let mark = cell[i], "/.-, ".utf8.contains(mark) else { return nil }
    i += 1
    while i < cell.count, cell[i] == 0x20 { i += 1 }
    return mark
  }

  /// An English month, at least its first three letters.
  mutating func month() -> Int? {
    var end = i
    while end < cell.count, case let letter = (cell[end] | 0x20) &- 0x61, letter < 26 { end += 1 }
    let word = cell[i..<end].map { $0 | 0x20 }
    guard word.count >= 3,
      let month = DateText.months.firstIndex(where: { $0.starts(with: word) })
    else { return nil }
    i = end
    return month + 1
  }

  /// True at the end, or before a time such as ` 00:00:00.000`, `T09:30Z` or ` 9:30 AM`.
  var endsOrHasTime: Bool {
    guard i < cell.count else { return true }
    guard cell[i] == 0x20 || cell[i] | 0x20 == 0x74 else { return false }
    let rest = cell[(i + 1)...].drop { $0 == 0x20 }
    guard let first = rest.first, first >= 0x30, first <= 0x39 else { return false }
    return rest.allSatisfy { ($0 >= 0x30 && $0 <= 0x3A) || " .+-zZaApPmM".utf8.contains($0) }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.utf8) }
}
