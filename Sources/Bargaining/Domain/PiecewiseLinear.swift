/// A curve through knots, straight between them and flat beyond: what an amount is worth, in any units.
///
/// Tabulated on the amounts that can be agreed on, it makes an issue of a ``TabulatedUtility``. Where
/// every amount can be agreed on and the curve is concave, ``PiecewiseIssues`` takes it as it is.
public struct PiecewiseLinear: Sendable, Equatable {
  public struct Knot: Sendable, Equatable {
    public var amount: Double
    public var worth: Double

    public init(_ amount: Double, _ worth: Double) {
      self.amount = amount
      self.worth = worth
    }
  }

  /// Amounts strictly rising.
  public let knots: [Knot]

  /// - Throws: without knots, where one is not finite, or where amounts do not rise.
  public init(_ knots: [Knot]) throws(DomainError) {
    guard !knots.isEmpty else { throw .noValues(issue: "piecewise linear") }
    guard knots.allSatisfy({ $0.amount.isFinite && $0.worth.isFinite }) else {
      throw .notFinite("a knot")
    }
    for (knot, next) in zip(knots, knots.dropFirst()) where knot.amount >= next.amount {
      throw .knotsDoNotRise(knot.amount, next.amount)
    }
    self.knots = knots
  }

  /// The worth of an amount; NaN for NaN.
  public func worth(of amount: Double) -> Double {
    guard !amount.isNaN else { return .nan }
    let end = knots.firstPlace { $0.amount >= amount }
    guard end > 0 else { return knots[0].worth }
    guard end < knots.count else { return knots[end - 1].worth }
    let (from, to) = (knots[end - 1], knots[end])
    // Exact at both knots.
    if amount == to.amount { return to.worth }
    return from.worth
      + (to.worth - from.worth) * ((amount - from.amount) / (to.amount - from.amount))
  }

  /// True where no piece rises faster than the one before it, to rounding.
  public var isConcave: Bool {
    var last = Double.infinity
    for (from, to) in zip(knots, knots.dropFirst()) {
      let slope = (to.worth - from.worth) / (to.amount - from.amount)
      guard slope <= last + 1e-12 * slope.magnitude else { return false }
      last = slope
    }
    return true
  }

  /// The worths of the amounts that can be agreed on.
  public func tabulated(at amounts: [Double]) -> [Double] { amounts.map(worth) }
}
