/// How the hidden variables of a supplier go together: correlations of their normal scores, the
/// off-diagonal of a Gaussian copula.
package struct CorrelationSettings: Sendable, Equatable {
  package var engagementMargin = 0.0
  package var engagementCapitalCost = 0.0
  package var engagementCredibility = 0.2
  package var engagementExponent = 0.0
  package var marginCapitalCost = -0.2
  package var marginCredibility = 0.0
  package var marginExponent = 0.0
  package var capitalCostCredibility = 0.0
  package var capitalCostExponent = 0.0
  package var credibilityExponent = 0.3

  package init() {}

  /// The pairs below the diagonal with their keys, row by row in the order of ``JoinedVariable``.
  var pairs: [(row: JoinedVariable, column: JoinedVariable, value: Double, key: String)] {
    func pair(_ column: JoinedVariable, _ row: JoinedVariable, _ value: Double)
      -> (JoinedVariable, JoinedVariable, Double, String)
    {
      (row, column, value, "correlation.\(column.key)_\(row.key)")
    }
    return [
      pair(.engagement, .margin, engagementMargin),
      pair(.engagement, .capitalCost, engagementCapitalCost),
      pair(.margin, .capitalCost, marginCapitalCost),
      pair(.engagement, .credibility, engagementCredibility),
      pair(.margin, .credibility, marginCredibility),
      pair(.capitalCost, .credibility, capitalCostCredibility),
      pair(.engagement, .exponent, engagementExponent),
      pair(.margin, .exponent, marginExponent),
      pair(.capitalCost, .exponent, capitalCostExponent),
      pair(.credibility, .exponent, credibilityExponent),
    ]
  }
}

/// The hidden variables that are joined, in the order of their lanes.
package enum JoinedVariable: Int, Sendable, CaseIterable {
  /// Willingness to engage; more is more willing.
  case engagement
  case margin
  case capitalCost
  /// How far the threat to leave is believed.
  case credibility
  /// Concession exponent; more yields earlier.
  case exponent

  /// As it stands in the keys of the settings.
  package var key: String { self == .capitalCost ? "capital_cost" : "\(self)" }
}
