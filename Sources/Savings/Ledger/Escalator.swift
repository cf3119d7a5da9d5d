/// What a contract costs over its term when its price rises each year.
///
/// `forecast(n) = B × Σ_{k=0}^{n−1} (1 + e)^k`. Source: ServiceNow, Sourcing and Procurement
/// Operations documentation. The difference between two escalators is cost avoidance over the
/// term, not a saving of the first year: no invoice falls.
package struct Escalator: Sendable, Equatable {
  /// Cost of the first year.
  package var firstYear: Money
  /// Yearly rise: 0.07.
  package var rise: ExactRate

  package init(firstYear: Money, rise: ExactRate) {
    self.firstYear = firstYear
    self.rise = rise
  }

  /// Cost over so many years. The growth factor is kept to twelve decimals, the amount rounded once.
  package func forecast(years: Int) -> Money {
    var factor = 0.0
    var growth = 1.0
    for _ in 0..<max(0, years) {
      factor += growth
      growth *= 1 + rise.value
    }
    return firstYear.times(ExactRate(factor))
  }

  /// What an agreement at a lower rise avoids over so many years.
  package func avoided(by agreed: ExactRate, years: Int) -> Avoidance {
    Avoidance(
      forecast(years: years) - Escalator(firstYear: firstYear, rise: agreed).forecast(years: years))
  }
}
