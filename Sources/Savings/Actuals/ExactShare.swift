/// A share that is exact whatever its decimals: a price cut as the quotient of two prices.
package struct ExactShare: Hashable, Sendable {
  package let part: Int128
  /// Above 0.
  package let whole: Int128

  package init(_ part: Int128, of whole: Int128) {
    precondition(whole > 0, "a share of nothing")
    self.part = part
    self.whole = whole
  }

  package init(_ rate: ExactRate) { self.init(Int128(rate.trillionths), of: ExactRate.scale) }

  package static let all = ExactShare(1, of: 1)

  package var value: Double { Double(part) / Double(whole) }

  /// `amount × part ÷ whole`, rounded once, ties to even; nil beyond what money can be
  /// (``Femto/limit``).
  package func of(_ amount: Int128) -> Int128? {
    Femto.scaled(amount, by: part, over: whole)
  }
}

/// Amounts in 10⁻¹⁵ of the base currency's major unit, as ``BaseCurrency/exact(micros:currency:)``
/// gives them: what is rounded to the minor unit only where it is printed.
package enum Femto {
  /// Nine million million of the currency: larger amounts are mistakes.
  package static let limit: Int128 = 9_000_000_000_000 * 1_000_000_000_000_000

  /// `value × factor ÷ divisor` through a product of 256 bits, rounded once, ties to even; nil beyond
  /// ``limit``. The divisor is above 0.
  package static func scaled(_ value: Int128, by factor: Int128, over divisor: Int128) -> Int128? {
    let product = value.magnitude.multipliedFullWidth(by: factor.magnitude)
    guard product.high < divisor.magnitude else { return nil }
    let (whole, rest) = divisor.magnitude.dividingFullWidth(product)
    let left = divisor.magnitude - rest
    let isUp = rest > left || (rest == left && !whole.isMultiple(of: 2))
    let rounded = whole + (isUp ? 1 : 0)
    guard rounded <= UInt128(limit) else { return nil }
    return (value < 0) == (factor < 0) ? Int128(rounded) : -Int128(rounded)
  }
}
