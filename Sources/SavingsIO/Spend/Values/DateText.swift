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

  /// A month by its name or at least the first three letters of it, in the languages of
  /// ``MonthNames``.
  mutating func month() -> Int? {
    var end = i
    while end < cell.count, case let byte = cell[end],
      byte >= 0x80 || (byte | 0x20) &- 0x61 < 26
    { end += 1 }
    guard end - i >= 3, let month = MonthNames.month(CellBytes(rebasing: cell[i..<end])) else {
      return nil
    }
    i = end
    return month
  }

  /// True at the end, or before a time such as ` 00:00:00.000`, `T09:30Z` or ` 9:30 AM`.
  var endsOrHasTime: Bool {
    guard i < cell.count else { return true }
    guard cell[i] == 0x20 || cell[i] | 0x20 == 0x74 else { return false }
    let rest = cell[(i + 1)...].drop { $0 == 0x20 }
    guard let first = rest.first, first >= 0x30, first <= 0x39 else { return false }
    return rest.allSatisfy { ($0 >= 0x30 && $0 <= 0x3A) || " .+-zZaApPmM".utf8.contains($0) }
  }
}

/// Names of months: English, German, French, Spanish, Italian, Dutch, Portuguese, Polish.
///
/// Letters beyond ASCII are left out on both sides, so that one list serves UTF-8 and Windows-1252.
enum MonthNames {
  static func month(_ word: CellBytes) -> Int? {
    let letters = word.lazy.filter { $0 < 0x80 }.map { $0 | 0x20 }
    let start = Array(letters)
    guard start.count >= 2 else { return nil }
    return names.first { $0.letters.starts(with: start) }?.month
  }

  private static let names: [(letters: [UInt8], month: Int)] = {
    let lists = [
      "january february march april may june july august september october november december",
      "januar februar märz april mai juni juli august september oktober november dezember",
      "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
      "januari februari maart april mei juni juli augustus september oktober november december",
      "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
      "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
      "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
      "jän - mrz - - - - - sept - - -", "- - mrt - - - - - - - - -",
    ]
    return lists.flatMap { list in
      list.split(separator: " ").enumerated().filter { $0.element != "-" }.map {
        (letters: Array($0.element.utf8.filter { $0 < 0x80 }), month: $0.offset + 1)
      }
    }
  }()
}
