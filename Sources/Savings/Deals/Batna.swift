import Bargaining

/// The buyer's best alternative to a negotiated agreement, as far as it is known beforehand.
package struct Batna: Sendable, Equatable {
  package enum Strength: String, Sendable, CaseIterable {
    case strong, moderate, weak, none
  }

  package enum Source: String, Sendable, CaseIterable {
    /// Prices that other suppliers take for the same items.
    case prices
    /// Best of N draws from the category's price dispersion.
    case dispersion
  }

  package var source: Source
  /// Qualified alternatives: known, or the mean of the Poisson prior.
  package var alternatives: Double
  package var alternativesKnown: Bool
  /// Known gross saving of the alternative (prices), or the dispersion σ of best-of-N draws.
  package var saving: Double
  package var dispersion: Double
  package var switchingCost: Double
  package var strength: Strength
  /// The evidence in words.
  package var evidence: String

  /// Expected saving of the alternative, net of switching, before any draw: at least 0, the status
  /// quo.
  package var expectedNet: Double {
    switch source {
    case .prices: max(0, saving - switchingCost)
    case .dispersion:
      max(0, Batna.expectedBest(of: alternatives, sigma: dispersion) - switchingCost)
    }
  }

  /// How likely the alternative is to beat the status quo net of switching: what a supplier that
  /// knows the market has to fear.
  package var threat: Double {
    switch source {
    case .prices:
      Normal.share(below: (saving - switchingCost) / 0.02)
    case .dispersion:
      Batna.threat(alternatives: alternatives, sigma: dispersion, switchingCost: switchingCost)
    }
  }

  /// P(best of N normal draws beats the switching cost) = 1 − Φ(c/σ)ᴺ.
  package static func threat(alternatives: Double, sigma: Double, switchingCost: Double) -> Double {
    guard sigma > 0, alternatives > 0 else { return 0 }
    return 1 - Elementary.power(Normal.share(below: switchingCost / sigma), alternatives)
  }

  /// Median of the best of N normal draws, σ·Φ⁻¹(0.5^(1/N)).
  package static func expectedBest(of alternatives: Double, sigma: Double) -> Double {
    guard alternatives > 0 else { return 0 }
    return sigma * Normal.quantile(Elementary.power(0.5, 1 / alternatives))
  }

  /// The same with one more qualified alternative.
  package var withOneMore: Batna {
    var more = self
    more.alternatives += 1
    if source == .prices {
      // The new supplier's price is a draw; it helps where it may beat the best known one.
      more.saving = max(saving, Batna.expectedBest(of: alternatives + 1, sigma: dispersion))
    }
    return more
  }

  static func strength(net: Double) -> Strength {
    if net >= 0.03 { return .strong }
    if net >= 0.01 { return .moderate }
    return net > 0 ? .weak : .none
  }
}
