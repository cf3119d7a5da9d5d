/// A rate as a decimal fraction, exact to twelve decimals: 0.07 is seven hundredths, not the binary
/// number next to it.
package struct ExactRate: Hashable, Comparable, Sendable, ExpressibleByFloatLiteral {
  package static let scale: Int128 = 1_000_000_000_000

  /// Units of 10⁻¹².
  package let trillionths: Int64

  package init(trillionths: Int64) { self.trillionths = trillionths }

  /// The nearest decimal of twelve places; magnitudes up to nine million.
  package init(_ value: Double) {
    trillionths = Int64((value * 1e12).rounded(.toNearestOrEven))
  }

  package init(floatLiteral value: Double) { self.init(value) }

  package var value: Double { Double(trillionths) / 1e12 }

  package static func < (a: ExactRate, b: ExactRate) -> Bool { a.trillionths < b.trillionths }
}

extension Money {
  /// `self × numerator ÷ denominator`, exact until the one rounding to a minor unit, ties to even.
  package func times(_ numerator: Int128, over denominator: Int128) -> Money {
    Money(minor: Int64(Self.rounded(Int128(minor) * numerator, over: denominator)))
  }

  /// `self × rate × numerator ÷ denominator`, rounded once: `spend × rate × days ÷ 365`.
  package func times(
    _ rate: ExactRate, _ numerator: Int128 = 1, over denominator: Int128 = 1
  ) -> Money {
    times(Int128(rate.trillionths) * numerator, over: ExactRate.scale * denominator)
  }

  /// The quotient rounded to the nearest whole number, ties to even. The divisor is not 0.
  static func rounded(_ dividend: Int128, over divisor: Int128) -> Int128 {
    let sign: Int128 = (dividend < 0) == (divisor < 0) ? 1 : -1
    let (whole, rest) = dividend.magnitude.quotientAndRemainder(dividingBy: divisor.magnitude)
    let left = divisor.magnitude - rest
    let up = rest > left || (rest == left && !whole.isMultiple(of: 2))
    return sign * Int128(up ? whole + 1 : whole)
  }
}
