/// An amount as a whole number of units of its last decimal.
package struct ExactAmount: Equatable {
  var units: Int128
  var decimals: Int

  /// 10⁻¹² of the major unit.
  var picos: Int128 {
    (decimals..<12).reduce(units) { value, _ in value * 10 }
  }

  /// - Parameter dice: mostly cents, now and then none or more decimals than a currency has.
  init(_ dice: inout TrialDice) {
    decimals = dice.onceIn(4) ? dice.below(13) : 2
    let size = dice.one(of: [100, 10_000, 1_000_000, 100_000_000])
    units = Int128(1 + dice.below(size) * 10 + dice.below(9))
    if dice.onceIn(5) { units = -units }
    if dice.onceIn(40) { units = 0 }
  }

  init(picos: Int128) {
    (units, decimals) = (picos, 12)
    while decimals > 2, units % 10 == 0 {
      units /= 10
      decimals -= 1
    }
  }

  /// Digits before and behind the decimal sign.
  private var parts: (whole: String, fraction: String) {
    var digits = String(units.magnitude)
    while digits.utf8.count <= decimals { digits = "0" + digits }
    return (String(digits.dropLast(decimals)), String(digits.suffix(decimals)))
  }

  /// The amount in one of the ways in which exports write it.
  func spelled(_ style: NumberStyle, _ dice: inout TrialDice) -> String {
    var (text, fraction) = parts
    if style.thousands != "", dice.onceIn(2) {
      var grouped = ""
      for (index, digit) in text.enumerated() {
        if index > 0, (text.utf8.count - index) % 3 == 0 { grouped += style.thousands }
        grouped.append(digit)
      }
      text = grouped
    }
    if !fraction.isEmpty { text += style.sign + fraction }
    text = dice.one(of: style.frames).framed(text)
    guard units < 0 else { return dice.onceIn(20) ? "+" + text : text }
    return dice.one(of: ["-" + text, "(" + text + ")", text + "-"])
  }
}

/// How a ledger writes its numbers.
struct NumberStyle {
  let sign: String
  let thousands: String
  let frames: [CurrencyFrame]

  /// - Parameter hasEuro: whether the encoding can write its sign.
  init(hasEuro: Bool, _ dice: inout TrialDice) {
    sign = dice.one(of: [".", ","])
    thousands = dice.one(of: ["", sign == "." ? "," : ".", " ", "\u{A0}"])
    let signs: [CurrencyFrame] = hasEuro ? [.before("€ "), .behind(" €")] : [.behind(" £")]
    frames = dice.onceIn(3) ? [.none, .before("£")] + signs : [.none]
  }
}

/// What stands around a number.
enum CurrencyFrame {
  case none
  case before(String)
  case behind(String)

  func framed(_ text: String) -> String {
    switch self {
    case .none: text
    case .before(let sign): sign + text
    case .behind(let sign): text + sign
    }
  }
}
