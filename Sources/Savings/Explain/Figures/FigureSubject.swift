/// What can be taken apart: a figure with a name of its own, or one of `run.json` by its path there.
package enum FigureSubject: Sendable, Equatable {
  case name(FigureName)
  /// `policies.price-only.hard`.
  case policy(NegotiationPolicy, PolicyMeasure)
  /// `classes_by_tier.avoidance.tail`.
  case savingClass(SavingClass, Tier)
  /// `break_even_deal.tail.machine`.
  case breakEven(Tier, isHuman: Bool)
  /// `break_even_deal.tail.spend_between`.
  case between(Tier)
  /// `zones.all_levers`.
  case zone(ZoneCount)
  /// `escalations.no-zone.spend`.
  case escalation(EscalationReason)
  /// Any other figure of `run.json`, by its path there.
  case path(String)

  /// Zones of possible agreement, by what is on the table.
  package enum ZoneCount: String, Sendable, CaseIterable {
    case priceOnly = "price_only"
    case allLevers = "all_levers"
    case oneMore = "one_more_supplier"
  }

  package static let all: [FigureSubject] =
    FigureName.allCases.map(FigureSubject.name)
    + NegotiationPolicy.allCases.flatMap { policy in
      PolicyMeasure.allCases.map { .policy(policy, $0) }
    }
    + [SavingClass.hard, .avoidance, .cashOnce, .carrying, .otherLevers].flatMap { found in
      Tier.allCases.map { .savingClass(found, $0) }
    }
    + [Tier.tail, .midTier].flatMap { tier -> [FigureSubject] in
      [.breakEven(tier, isHuman: false), .breakEven(tier, isHuman: true), .between(tier)]
    } + ZoneCount.allCases.map(FigureSubject.zone)
    + EscalationReason.allCases.map(FigureSubject.escalation)

  package init?(_ text: String) {
    let path = FigureSubject.plain(text)
    if let found = FigureSubject.all.first(where: { $0.text == text || $0.text == path }) {
      self = found
      return
    }
    let parts = path.split(separator: ".", omittingEmptySubsequences: false)
    guard let root = parts.first, roots.contains(String(root)),
      parts.count > 1 || FigureSubject.alone.contains(path)
    else { return nil }
    self = .path(path)
  }

  /// A path without what `run.json` has around every figure: `headline` before it, mean and range
  /// behind it.
  private static func plain(_ text: String) -> String {
    var parts = text.split(separator: ".", omittingEmptySubsequences: false)[...]
    if parts.first == "headline" { parts = parts.dropFirst() }
    if let last = parts.last, ["mean", "p10", "p50", "p90"].contains(last), parts.count > 1 {
      parts = parts.dropLast()
    }
    return parts.joined(separator: ".")
  }

  private static let alone: Set<String> = ["schema", "seed", "worlds", "negotiations"]

  /// Its name, or its path in `run.json` below `headline`.
  package var text: String {
    switch self {
    case .name(let name): name.rawValue
    case .policy(let policy, let measure): "policies.\(policy.rawValue).\(measure.rawValue)"
    case .savingClass(let found, let tier): "classes_by_tier.\(found.name).\(tier.rawValue)"
    case .breakEven(let tier, let isHuman):
      "break_even_deal.\(tier.rawValue).\(isHuman ? "human" : "machine")"
    case .between(let tier): "break_even_deal.\(tier.rawValue).spend_between"
    case .zone(let count): "zones.\(count.rawValue)"
    case .escalation(let reason): "escalations.\(reason.rawValue).spend"
    case .path(let path): path
    }
  }

  package var title: String {
    switch self {
    case .name(let name): name.title
    case .policy(let policy, let measure): "\(policy.title): \(measure.title.lowercased()), a year"
    case .savingClass(let found, let tier): "\(found.title), \(tier.rawValue)"
    case .breakEven(let tier, let isHuman):
      "Yearly spend of a \(tier.rawValue) deal that just pays \(isHuman ? "a person" : "the machine")"
    case .between(let tier): "Spend of \(tier.rawValue) deals that pay the machine and no person"
    case .zone(.priceOnly): "Zones of agreement on the price alone, share of deals and worlds"
    case .zone(.allLevers): "Zones of agreement with all levers, share of deals and worlds"
    case .zone(.oneMore): "Zones of agreement with one more supplier, share of deals and worlds"
    case .escalation(let reason): "Spend for a person: \(reason.words)"
    case .path(let path): path
    }
  }
}

/// What paths in `run.json` begin with.
private let roots: Set<String> = [
  "schema", "seed", "worlds", "inputs", "control", "tiers", "suppliers", "data_quality",
  "spend_bridge", "categories", "settings", "baselines", "calibration", "history", "negotiations",
  "irr", "agreements", "recognition", "fiscal_years", "claims", "policies", "escalations",
  "break_even_deal",
]
