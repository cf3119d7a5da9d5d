extension Optimality {
  /// `advantage` of each side: `(uᵢ − rᵢ)/(Mᵢ − rᵢ)`, 0 at the reservation value and 1 at the best;
  /// 1 for a side whose reservation value is at or above its best.
  public func advantage(_ u: UtilityPair) -> UtilityPair {
    let reservation = solutions.bounds.reservation
    return (u - reservation).divided(by: solutions.bounds.ideal - reservation)
  }

  /// `welfare`: `(u₁ + u₂)/2`, in the unit of the utilities.
  public func welfare(_ u: UtilityPair) -> Double { u.sum() / 2 }

  /// `gains_from_trade`: `Σ (uᵢ − rᵢ)`, in the unit of the utilities.
  public func gainsFromTrade(_ u: UtilityPair) -> Double {
    (u - solutions.bounds.reservation).sum()
  }

  /// `surplus_efficiency`: the gains from trade over the largest in F; nil where F is empty or
  /// offers no gain.
  public func surplusEfficiency(_ u: UtilityPair) -> Double? {
    guard let best = solutions.rational.map({ gainsFromTrade($0.utilities) }).max(), best > 0
    else { return nil }
    return gainsFromTrade(u) / best
  }

  /// `surplus_share` of each side: `(uᵢ − rᵢ)/Σ (uⱼ − rⱼ)`; nil where there are no gains.
  public func surplusShare(_ u: UtilityPair) -> UtilityPair? {
    let gains = gainsFromTrade(u)
    guard gains > 0 else { return nil }
    return (u - solutions.bounds.reservation) / gains
  }

  /// `agreement_speed`: `1 − t` with `t = (step + 1)/(steps + 1)`; 0 for no agreement.
  ///
  /// - Parameters:
  ///   - step: of the agreement, counted from 0; nil for no agreement.
  ///   - steps: how many the session may have.
  public static func agreementSpeed(step: Int?, of steps: Int) -> Double {
    guard let step else { return 0 }
    return 1 - Double(step + 1) / Double(steps + 1)
  }
}
