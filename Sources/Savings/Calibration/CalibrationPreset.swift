import Bargaining

/// A published case that the model is fitted to.
///
/// The portfolios are made here, from nothing but what was published, and where nothing was, from
/// the assumptions named beside each. Spend only weighs the saving.
package enum CalibrationPreset: String, SettingWord {
  case none
  /// Walmart Canada's pilot of 2021 with pre-approved suppliers of goods not for resale.
  case walmartPilot = "walmart-pilot"
  /// The rollout to the United States, Chile and South Africa.
  case walmartRollout = "walmart-rollout"
  /// Suppliers that nobody selected: what the defaults stand for.
  case unselectedTail = "unselected-tail"

  /// The cases, without the word for none.
  package static let cases: [CalibrationPreset] = [.walmartPilot, .walmartRollout, .unselectedTail]

  package var title: String {
    switch self {
    case .none: ""
    case .walmartPilot: "Walmart Canada pilot, 2021: pre-approved suppliers, goods not for resale"
    case .walmartRollout: "Walmart rollout, 2021-2023: selected suppliers, three countries"
    case .unselectedTail: "A tail that nobody selected"
    }
  }

  package static let suppliers = 200

  /// Spend of a tail supplier a year: log-normal, median 20,000, σ 0.9, at its quantiles
  /// (assumption; no case published sizes).
  ///
  /// Pre-approved suppliers had good payment-terms data, and their terms came to 35 days after the
  /// pilot: today's are taken as 14 to 30 days (assumption). Of unselected ones none are known.
  package func campaign() throws(Refusal) -> Campaign {
    let count = CalibrationPreset.suppliers
    let terms = [14, 21, 30]
    return try Campaign(
      name: rawValue,
      members: (0..<count).map { index in
        let z = Normal.quantile((Double(index) + 0.5) / Double(count))
        return Campaign.Member(
          spend: Int64(20_000 * Elementary.exp(0.9 * z)), tier: .tail,
          terms: self == .unselectedTail ? nil : terms[index % terms.count])
      })
  }

  package var targets: [CalibrationTarget] {
    func published(_ id: String, _ metric: CampaignMetric) -> CalibrationTarget? {
      guard let fact = PublishedBenchmark.named(id), let value = fact.typical else { return nil }
      return CalibrationTarget(
        .tail, metric, value, source: "\(fact.source), \(fact.sourceDate)")
    }
    switch self {
    case .none: return []
    case .walmartPilot:
      return [
        published("close_rate_tail_pilot", .agreements), published("saving_tail_pilot", .saving),
        published("cycle_tail_pilot", .days),
      ].compactMap(\.self)
    case .walmartRollout:
      let pilot = published("cycle_tail_pilot", .days)?.value ?? 0
      return [
        published("close_rate_tail_rollout", .agreements),
        published("saving_tail_rollout", .saving),
        CalibrationTarget(
          .tail, .days, pilot,
          source: "the pilot's; of the rollout only \"days\" was published (Bloomberg, 2023-04)"),
      ].compactMap(\.self)
    case .unselectedTail:
      return [
        CalibrationTarget(
          .tail, .agreements, 0.45,
          source: "assumption between a buyer's own goal of 20 % and 64 % of selected suppliers"),
        CalibrationTarget(
          .tail, .saving, 0.028, source: "prototype of this model, between 1.5 % and 3 % published",
          isFitted: false),
        CalibrationTarget(
          .tail, .days, 11, source: "the pilot's; nothing was published of unselected suppliers"),
      ]
    }
  }

  /// What the case sets because it is known of it, or assumed, and not fitted.
  package var choices: [CalibrationChoice] {
    let headroom = CalibrationChoice(
      key: "model.goodwill", value: .text("0.05"),
      why:
        "suppliers picked for clear headroom give 5 % of their margin for goodwill (assumption; 2 % unselected)"
    )
    switch self {
    case .none, .unselectedTail: return []
    case .walmartPilot:
      return [
        CalibrationChoice(
          key: "policy.levers", value: .list(["price", "terms"]),
          why: "the pilot traded prices and payment terms, mostly"), headroom,
      ]
    case .walmartRollout: return [headroom]
    }
  }

  /// The parameters that the figures of such a case can move, within the ranges of the evidence.
  ///
  /// - Parameter base: the settings before the fit.
  package func parameters(_ base: Settings) -> [FreeParameter] {
    let rounds = Double(base.policy.rounds)
    let pace = FreeParameter.pace(
      from: FreeParameter.rounded(1 / rounds, 3), to: FreeParameter.rounded(40 / rounds, 3),
      bounds: "talks of 1 to 20 days that take half of the rounds or all")
    let engagement = FreeParameter.engagement(
      .tail, from: 0.55, to: 0.88, bounds: "55 to 88 % of approached suppliers engage (assumption)")
    guard self != .unselectedTail else { return [engagement, pace] }
    return [
      engagement,
      .reluctance(
        base.model, from: 0.1, to: 1,
        bounds: "assumption: selection leaves out some of these suppliers, never all"),
      .target(
        .tail, from: 0.015, to: 0.05, bounds: "1.5 to 5 % on agreed spend, published tail range"),
      pace,
    ]
  }

  /// The case as a problem on the user's settings.
  package func problem(_ settings: Settings) throws(Refusal) -> CalibrationProblem {
    var base = settings
    base.calibration.preset = .none
    for choice in choices { _ = Setting.named(choice.key)?.set(choice.value, in: &base) }
    return CalibrationProblem(
      name: rawValue, campaign: try campaign(), targets: targets, parameters: parameters(base),
      base: base, choices: choices,
      notes: self == .unselectedTail
        ? ["No field result exists for suppliers that nobody selected: the aim is an assumption."]
        : [
          "The case's suppliers were selected: do not expect its rates of suppliers that nobody selected, nor of mid-tier deals."
        ])
  }
}
