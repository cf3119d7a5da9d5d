/// An exact amount of the base currency, in its minor unit (cents for EUR, yen for JPY).
///
/// Sums are exact and trap on overflow. The only rounding is ``init(rounding:)`` and the
/// ``scaled(by:)`` that uses it: to the nearest minor unit, ties to even.
package struct Money: Hashable, Comparable, Sendable, AdditiveArithmetic {
  package var minor: Int64

  package init(minor: Int64) { self.minor = minor }

  package static let zero = Money(minor: 0)

  /// The nearest whole number of minor units, ties to even.
  package init(rounding minor: Double) {
    self.minor = Int64(minor.rounded(.toNearestOrEven))
  }

  package static func + (a: Money, b: Money) -> Money { Money(minor: a.minor + b.minor) }
  package static func - (a: Money, b: Money) -> Money { Money(minor: a.minor - b.minor) }
  package static prefix func - (a: Money) -> Money { Money(minor: -a.minor) }
  package static func < (a: Money, b: Money) -> Bool { a.minor < b.minor }

  /// This amount times a rate, rounded once.
  package func scaled(by rate: Double) -> Money { Money(rounding: Double(minor) * rate) }

  /// This amount as a share of another; 0 where the other is 0.
  package func share(of whole: Money) -> Double {
    whole.minor == 0 ? 0 : Double(minor) / Double(whole.minor)
  }

  package var isNegative: Bool { minor < 0 }
}
