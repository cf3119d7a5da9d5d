/// What the benchmark plays beside the win-win and the price-only policy.
package struct CompareSettings: Sendable, Equatable {
  package var policies = NegotiationPolicy.compared.map(\.rawValue)
  /// Worlds in which they are played; 0 takes as many of the run's as `maximumNegotiations` allows.
  package var worlds = 0
  package var maximumNegotiations = 40_000_000
  package var humanStyle = HumanStyle.priceOnly
  package var sourcingCostTail = 1_543.0
  package var sourcingCostMidTier = 6_433.0
  package var sourcingCostStrategic = 14_743.0

  package init() {}
}

extension Setting {
  /// The policies side by side.
  static let compareSettings: [Setting] = [
    Setting(
      "compare.policies", \.compare.policies,
      "policies played beside win-win and price-only, on the same draws; [] plays none"),
    Setting(
      "compare.worlds", \.compare.worlds,
      "worlds in which they are played; 0 takes all, or fewer where that exceeds the maximum below",
      valid: .from(0, to: 1_000_000)),
    Setting(
      "compare.maximum_negotiations", \.compare.maximumNegotiations,
      "with compare.worlds at 0, a very large portfolio compares in fewer worlds, at least 100",
      valid: .from(1, to: 1_000_000_000_000)),
    Setting(
      "compare.human_style", \.compare.humanStyle,
      "how people negotiate without the agent: price-only, unconditional or win-win",
      source:
        "assumption after the fixed-pie perception: most negotiators take interests for opposed (Thompson and Hastie, 1990)"
    ),
    Setting(
      "compare.sourcing_cost_tail", \.compare.sourcingCostTail,
      "cost of qualifying one more supplier and setting it up, tail",
      source: "about 1,500 a sourcing cycle, 2026, and 43 to create a supplier (Hackett, undated)",
      valid: .atLeast(0)),
    Setting(
      "compare.sourcing_cost_mid_tier", \.compare.sourcingCostMidTier, "the same, mid-tier",
      source: "IACCM 2017: 30 % of 21,300, and 43 to create a supplier", valid: .atLeast(0)),
    Setting(
      "compare.sourcing_cost_strategic", \.compare.sourcingCostStrategic, "the same, strategic",
      source: "IACCM 2017: 30 % of 49,000, and 43 to create a supplier", valid: .atLeast(0)),
  ]
}
