/// Whether the agent may approach the supplier, and if not, why.
package enum Eligibility: String, Sendable, CaseIterable {
  case automated
  case humanLed = "human-led"
  case bottleneck
  case oneOff = "one-off"
  case belowMinimum = "below-minimum"
  case aboveLimit = "above-limit"
  case protected
  case underContract = "under-contract"
  case conflict = "conflict-of-evidence"
  case poorData = "data-quality"

  package var reason: String {
    switch self {
    case .automated: "inside the policy of the agent"
    case .humanLed: "the tier is led by people; the program prepares them"
    case .bottleneck: "supply is at risk: a person decides"
    case .oneOff: "bought once or twice: card or catalogue"
    case .belowMinimum: "smaller than the least deal of the policy"
    case .aboveLimit: "larger than the largest deal of the policy: a person decides"
    case .protected: "the supplier is protected"
    case .underContract: "bound by a contract for more than a year"
    case .conflict: "the ledger and the supplier file contradict each other: a person decides"
    case .poorData: "less is known of it than policy.least_grade asks for"
    }
  }
}

/// Decides who leads a deal: the first of these reasons that holds.
package struct EligibilityRule: Sendable {
  private let automated: Set<String>
  private let minimum: Money
  private let maximum: Money
  private let leastGrade: DataQuality.Grade
  private let asOf: CalendarDate?

  package init(portfolio: Portfolio, policy: PolicySettings) {
    automated = Set(policy.automate)
    minimum = portfolio.base.money(major: policy.minimumDeal)
    maximum = portfolio.base.money(major: policy.maximumDeal)
    leastGrade = policy.leastGrade
    asOf = portfolio.asOf
  }

  package func of(
    _ supplier: PortfolioSupplier, _ group: SpendGroup, quality: DataQuality, conflicts: [String]
  ) -> Eligibility {
    let record = supplier.supplier.record
    let placement = supplier.placement
    if record?.protected == true { return .protected }
    if placement.isHumanLed { return .bottleneck }
    if !automated.contains(placement.tier.rawValue) { return .humanLed }
    if placement.subTier == "one-off" { return .oneOff }
    if let end = record?.contractEnd, let asOf, end.days > asOf.days + 365 { return .underContract }
    if group.spend < minimum { return .belowMinimum }
    if group.spend > maximum { return .aboveLimit }
    if !conflicts.isEmpty { return .conflict }
    if quality.grade > leastGrade { return .poorData }
    return .automated
  }
}
