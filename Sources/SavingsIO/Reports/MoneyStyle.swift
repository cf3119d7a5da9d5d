import Savings

/// How many decimals amounts have where people read them.
package enum MoneyStyle: Sendable {
  /// Whole units: what a page shows.
  case whole
  /// All decimals of the currency: what an agreement shows.
  case exact
}

/// Numbers as people read them, with a true minus sign and without a locale.
struct CellWords {
  let currency: Currency
  var money: MoneyStyle = .whole

  func text(_ cell: ReportCell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text
    case .link(let link): link.text
    case .money(let amount):
      CellWords.signed(money == .whole ? currency.whole(amount) : currency.grouped(amount))
    case .percent(let share): share.isFinite ? CellWords.signed(Digits.percent(share)) : "–"
    case .count(let count): CellWords.signed(Digits.grouped(count, decimals: 0))
    case .number(let value, let decimals): CellWords.number(value, decimals: decimals)
    case .date(let date): date.iso
    }
  }

  /// The number with all its digits, as other files have it; nil of what is no number.
  func exact(_ cell: ReportCell) -> String? {
    switch cell {
    case .money(let amount): currency.plain(amount)
    case .count(let count): String(count)
    case .percent(let value) where value.isFinite: Digits.fixed(value, 6)
    case .number(let value, _) where value.isFinite: Digits.fixed(value, 6)
    default: nil
    }
  }

  /// - Parameter isNumeric: whether the column holds numbers, be they written as text.
  func isNegative(_ cell: ReportCell, isNumeric: Bool) -> Bool {
    switch cell {
    case .money, .percent, .count, .number: text(cell).hasPrefix("−")
    case .text(let text): isNumeric && CellWords.signed(text).hasPrefix("−")
    case .empty, .link, .date: false
    }
  }

  /// A real number with grouped digits; a dash where there is none.
  static func number(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "–" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    guard let exact = Int128(exactly: (value * scale).rounded(.toNearestOrEven)) else {
      return signed("\(value)")
    }
    return signed(Digits.grouped(exact, decimals: decimals))
  }

  /// The text with its numbers tied to their per cent signs and currency codes on one line.
  static func bound(_ text: String) -> String {
    // Most cells are one word.
    guard text.utf8.contains(UInt8(ascii: " ")) else { return text }
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      guard scalar == " ", index > 0, index + 1 < scalars.count else {
        result.append(scalar)
        continue
      }
      let next = scalars[index + 1]
      let isPercent = next == "%" && ("0"..."9").contains(scalars[index - 1])
      let isCode =
        index >= 3 && (("0"..."9").contains(next) || next == "−")
        && scalars[(index - 3)..<index].allSatisfy { ("A"..."Z").contains($0) }
      let end = min(index + 4, scalars.count)
      let isUnit =
        ("0"..."9").contains(scalars[index - 1]) && end - index == 4
        && scalars[(index + 1)..<end].allSatisfy { ("A"..."Z").contains($0) }
        && (end == scalars.count || !scalars[end].properties.isAlphabetic)
      result.append(isPercent || isCode || isUnit ? "\u{A0}" : scalar)
    }
    return String(result)
  }

  /// The text with a minus sign for each hyphen that starts a number.
  static func signed(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "-")) else { return text }
    var result = ""
    var previous: Character = " "
    var rest = text[...]
    while let character = rest.popFirst() {
      let startsNumber = rest.first.map { $0.isASCII && $0.isNumber } ?? false
      let isSign = character == "-" && startsNumber && (previous == " " || previous == "(")
      result.append(isSign ? "−" : character)
      previous = character
    }
    return result
  }
}
