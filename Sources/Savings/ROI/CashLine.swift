/// What a programme costs, line by line.
package enum ProgrammeCost: Int, Sendable, CaseIterable {
  case licence
  case hiddenCost
  case implementation
  case integration
  case dataCleanUp
  case training
  case staff
  case usage
  case exceptions

  package var title: String {
    switch self {
    case .licence: "Licence"
    case .hiddenCost: "What the licence quote leaves out"
    case .implementation: "Implementation"
    case .integration: "Integration"
    case .dataCleanUp: "Data clean-up"
    case .training: "Change and training"
    case .staff: "Own staff"
    case .usage: "Usage per negotiation"
    case .exceptions: "Deals that a person finishes"
    }
  }

  package var name: String {
    switch self {
    case .licence: "licence"
    case .hiddenCost: "hidden_cost"
    case .implementation: "implementation"
    case .integration: "integration"
    case .dataCleanUp: "data_clean_up"
    case .training: "training"
    case .staff: "staff"
    case .usage: "usage"
    case .exceptions: "exceptions"
    }
  }
}

/// One line of the cash flow. Benefits and costs are both positive amounts.
package enum CashLine: Hashable, Sendable {
  /// A class of benefit; only class 1 enters the net position.
  case benefit(SavingClass, Tier)
  /// Saving of moved accounts, net of the cost of moving: shown apart, in no total.
  case switching(Tier)
  /// Hard saving that the human team would have got anyway.
  case anyway(Tier)
  case cost(ProgrammeCost)

  /// Tiers whose deals the programme closes; strategic deals stay with people.
  package static let tiers: [Tier] = [.tail, .midTier]

  package static let all: [CashLine] =
    SavingClass.allCases.flatMap { savingClass in tiers.map { .benefit(savingClass, $0) } }
    + tiers.map { .switching($0) } + tiers.map { .anyway($0) }
    + ProgrammeCost.allCases.map { .cost($0) }

  /// Place in ``all``; nil for the strategic tier, which has no lines.
  package var index: Int? {
    switch self {
    case .benefit(_, .strategic), .switching(.strategic), .anyway(.strategic): nil
    case .benefit(let savingClass, let tier): (savingClass.rawValue - 1) * 2 + tier.index
    case .switching(let tier): 12 + tier.index
    case .anyway(let tier): 14 + tier.index
    case .cost(let cost): 16 + cost.rawValue
    }
  }

  package var title: String {
    switch self {
    case .benefit(let savingClass, let tier): "\(savingClass.title), \(tier.rawValue)"
    case .switching(let tier): "Moved accounts, \(tier.rawValue)"
    case .anyway(let tier): "Human team anyway, \(tier.rawValue)"
    case .cost(let cost): cost.title
    }
  }

  /// Snake-case name for data files.
  package var name: String {
    func word(_ tier: Tier) -> String { tier == .midTier ? "mid_tier" : tier.rawValue }
    return switch self {
    case .benefit(let savingClass, let tier): "\(savingClass.name)_\(word(tier))"
    case .switching(let tier): "switching_\(word(tier))"
    case .anyway(let tier): "human_anyway_\(word(tier))"
    case .cost(let cost): cost.name
    }
  }
}
