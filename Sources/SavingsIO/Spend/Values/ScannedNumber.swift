/// What became of reading a number or a date from a cell.
enum ScanStatus: UInt8 {
  case empty
  case value
  case unreadable
  case outOfRange
  /// The cell reads differently in the two styles, and the column's style is not decided.
  case undecided
  /// The cell reads differently in the two styles, and the column has both.
  case ambiguous
  /// An amount whose row is marked neither as debit nor as credit.
  case unsided
}

/// An exact decimal number of a cell.
struct ScannedNumber: Equatable {
  var status = ScanStatus.empty
  /// 10⁻¹² units.
  var picos: Int128 = 0
  /// Decimals written in the cell, at most 12.
  var decimals = 0
  /// True where the cell had more than 12 decimals and the value was rounded to 12, ties to even.
  var wasRounded = false
  /// What a mark in the cell says; a credit is negative, as on an account of expenses.
  var side = LedgerSide.none

  /// Numbers from here on are out of range, so that sums of any number of them are not.
  static let limit: Int128 = 1_000_000_000_000_000_000_000_000_000_000

  /// Millionths, rounded once with ties to even; nil beyond 64 bits.
  var micros: Int64? { Int64(exactly: picos.dividedToEven(by: 1_000_000)) }

  /// The product of two numbers, exact up to 12 decimals.
  static func product(_ a: ScannedNumber, _ b: ScannedNumber) -> ScannedNumber {
    var product = ScannedNumber(status: .value)
    let x = a.picos / Int128.power(12 - a.decimals)
    let y = b.picos / Int128.power(12 - b.decimals)
    var (value, overflow) = x.multipliedReportingOverflow(by: y)
    let decimals = a.decimals + b.decimals
    if decimals > 12 {
      let divisor = Int128.power(decimals - 12)
      product.wasRounded = !overflow && value % divisor != 0
      value = value.dividedToEven(by: divisor)
    } else if !overflow {
      (value, overflow) = value.multipliedReportingOverflow(by: .power(12 - decimals))
    }
    overflow = overflow || value.magnitude >= limit.magnitude
    product.decimals = min(12, decimals)
    product.picos = overflow ? 0 : value
    if overflow { product.status = .outOfRange }
    return product
  }
}

extension Int128 {
  /// 10 to the given power, up to 38.
  static func power(_ exponent: Int) -> Int128 {
    var value: Int128 = 1
    for _ in 0..<exponent { value *= 10 }
    return value
  }

  /// The quotient rounded to the nearest whole number, ties to even.
  func dividedToEven(by divisor: Int128) -> Int128 {
    let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor.magnitude)
    let half = divisor.magnitude - remainder
    let roundsUp = remainder > half || (remainder == half && quotient % 2 == 1)
    let rounded = Int128(quotient + (roundsUp ? 1 : 0))
    return (self < 0) != (divisor < 0) ? -rounded : rounded
  }
}
