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
    guard let found = FigureSubject.all.first(where: { $0.text == text }) else { return nil }
    self = found
  }

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
    }
  }
}
