/// A rule that picks points of the frontier.
///
/// Below, `u` are the utilities, `d` the disagreement values, `r` the reservation values, `m` and
/// `M` the least and largest utilities over all outcomes, and F the frontier's points with `u ≥ d`
/// for both. The raw values are the names in reports.
public enum SolutionConcept: String, Sendable, CaseIterable {
  /// The largest `(u₁ − d₁)(u₂ − d₂)` over F (J. F. Nash, 1950). Scale-free.
  case nash
  /// The largest `min(u₁ − d₁, u₂ − d₂)` over F (E. Kalai, 1977); NegMAS calls it `kalai`. It
  /// changes with the units of one side.
  case egalitarian
  /// The largest `min(a₁, a₂)` over F, `aᵢ = (uᵢ − dᵢ)/(Mᵢ − dᵢ)`: the discrete reading of
  /// E. Kalai and M. Smorodinsky (1975) with the global ideal point. Scale-free.
  case kalaiSmorodinsky = "ks"
  /// The least `|a₁ − a₂|` over F, with the same `a`: what NegMAS 0.16 computes as `ks`.
  case kalaiSmorodinskySpread = "ks_negmas"
  /// As ``kalaiSmorodinsky`` with the largest utilities over F in place of `M`: the textbook's
  /// ideal point, which is individually rational. Scale-free.
  case kalaiSmorodinskyRational = "ks_rational"
  /// The least `|u₁ − u₂|` over F: what Genius calls Kalai-Smorodinsky. It changes with units.
  case leastDifference = "ks_genius"
  /// The largest `u₁ + u₂` over F. It changes with the units of one side.
  case maxWelfare = "max_welfare"
  /// The largest `Σ (uᵢ − mᵢ)/(Mᵢ − dᵢ)` over F. Scale-free.
  case maxRelativeWelfare = "max_relative_welfare"
}
