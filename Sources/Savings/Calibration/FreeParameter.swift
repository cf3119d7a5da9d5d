/// A number of the model that a fit may move, between bounds.
package struct FreeParameter: Sendable {
  package let name: String
  /// The settings that it writes.
  package let keys: [String]
  package let meaning: String
  package let low: Double
  package let high: Double
  /// Where the bounds come from.
  package let bounds: String
  /// A change of this size is as far from what was assumed as another parameter's.
  package let scale: Double
  let decimals: Int
  let read: @Sendable (Settings) -> Double
  let write: @Sendable (inout Settings, Double) -> Void

  /// The value as the settings file says it.
  func rounded(_ value: Double) -> Double {
    min(high, max(low, FreeParameter.rounded(value, decimals)))
  }

  static func rounded(_ value: Double, _ decimals: Int) -> Double {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return (value * scale).rounded(.toNearestOrEven) / scale
  }

  package func isAtBound(_ value: Double) -> Bool {
    value - low < scale * 1e-3 || high - value < scale * 1e-3
  }
}

extension FreeParameter {
  private static func path(
    _ tier: Tier
  ) -> any WritableKeyPath<ModelSettings, ThreePoint> & Sendable {
    tier == .tail ? \.engagementTail : \.engagementMidTier
  }

  /// Typical share of approached suppliers that engage, between the ends of the settings.
  ///
  /// - Parameter carriesEnds: true moves the ends along, for a level that may lie anywhere.
  static func engagement(
    _ tier: Tier, from low: Double, to high: Double, bounds: String, carriesEnds: Bool = false
  ) -> FreeParameter {
    let path = path(tier)
    let key = tier == .tail ? "model.engagement_tail" : "model.engagement_mid_tier"
    return FreeParameter(
      name: key, keys: [key], meaning: "typical share of approached suppliers that engage",
      low: low, high: high, bounds: bounds, scale: 0.1, decimals: 4,
      read: { $0.model[keyPath: path].typical },
      write: { settings, value in
        let known = settings.model[keyPath: path]
        let shift = carriesEnds ? value - known.typical : 0
        func end(_ point: Double) -> Double {
          rounded(min(0.995, max(0.005, point + shift)), 4)
        }
        settings.model[keyPath: path] = ThreePoint(
          min(end(known.low), value), value, max(end(known.high), value))
      })
  }

  /// How many suppliers hold out, say only yes or no, or give up, against what the settings assume.
  static func reluctance(
    _ base: ModelSettings, from low: Double, to high: Double, bounds: String
  ) -> FreeParameter {
    FreeParameter(
      name: "reluctance", keys: ["model.hard", "model.no_counter", "model.fatigue"],
      meaning: "multiplier on suppliers that hold out, only say yes or no, or give up",
      low: low, high: high, bounds: bounds,
      scale: 0.4, decimals: 3,
      read: { _ in 1 },
      write: { settings, value in
        // Together with those that answer a move with a move they are at most all suppliers.
        let room =
          (1 - base.reciprocal - base.relative - base.averaged)
          / max(1e-9, base.hard + base.noCounter)
        settings.model.hard = rounded(base.hard * min(value, room), 4)
        settings.model.noCounter = rounded(base.noCounter * min(value, room), 4)
        settings.model.fatigue = rounded(min(0.5, base.fatigue * value), 5)
      })
  }

  /// The price cut that the buyer aims at, and by it the opening.
  static func target(_ tier: Tier, from low: Double, to high: Double, bounds: String)
    -> FreeParameter
  {
    let path: any WritableKeyPath<PolicySettings, Double> & Sendable =
      tier == .tail ? \.targetTail : \.targetMidTier
    let key = tier == .tail ? "policy.target_tail" : "policy.target_mid_tier"
    return FreeParameter(
      name: key, keys: [key], meaning: "price cut that the buyer aims at", low: low, high: high,
      bounds: bounds, scale: 0.01, decimals: 5, read: { $0.policy[keyPath: path] },
      write: { $0.policy[keyPath: path] = $1 })
  }

  /// The pace of the talks.
  static func pace(from low: Double, to high: Double, bounds: String) -> FreeParameter {
    FreeParameter(
      name: "model.days_per_round", keys: ["model.days_per_round"],
      meaning: "calendar days that a round takes", low: low, high: high, bounds: bounds,
      scale: 0.5, decimals: 3, read: { $0.model.daysPerRound },
      write: { $0.model.daysPerRound = $1 })
  }
}
