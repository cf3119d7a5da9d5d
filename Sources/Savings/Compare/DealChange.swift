/// What became of a deal from one run to another, as far as the agent's programme is concerned.
package enum DealChange: String, Sendable, CaseIterable {
  /// The agent leads it in the second run only, or in the first only.
  case entered
  case left
  /// In both, with another yearly spend; with another tier; with the same of both.
  case spend
  case tier
  case same

  package var title: String {
    switch self {
    case .entered: "Deals that entered"
    case .left: "Deals that left"
    case .spend: "Deals with other spend"
    case .tier: "Deals in another tier"
    case .same: "Deals with the same spend and tier"
    }
  }
}

/// The deals of one kind of change in one tier.
package struct DealGroup: Sendable, Equatable {
  package var deals = 0
  package var spendBefore = Money.zero
  package var spendAfter = Money.zero
  /// Expected hard saving a year of each deal, rounded as `deals.csv` has it, summed.
  package var hardBefore = Money.zero
  package var hardAfter = Money.zero
  /// What other spend alone would do at the saving rate of the first run.
  package var hardBySpend = Money.zero

  static func += (a: inout DealGroup, b: DealGroup) {
    a.deals += b.deals
    a.spendBefore += b.spendBefore
    a.spendAfter += b.spendAfter
    a.hardBefore += b.hardBefore
    a.hardAfter += b.hardAfter
    a.hardBySpend += b.hardBySpend
  }
}

/// The agent's deals of two runs, paired by id.
package struct DealChanges: Sendable, Equatable {
  /// By change, then by ``Tier/index``: that of the second run, for what left that of the first.
  package private(set) var groups: [DealChange: [DealGroup]]

  package init(from before: [DealResult], to after: [DealResult]) {
    let none = [DealGroup](repeating: DealGroup(), count: Tier.allCases.count)
    groups = Dictionary(uniqueKeysWithValues: DealChange.allCases.map { ($0, none) })
    var first: [UInt64: DealResult] = [:]
    for result in before where result.deal.eligibility == .automated {
      first[result.deal.stableID] = result
    }
    for result in after where result.deal.eligibility == .automated {
      let old = first.removeValue(forKey: result.deal.stableID)
      add(old, result)
    }
    for result in before where first[result.deal.stableID] != nil { add(result, nil) }
  }

  private mutating func add(_ before: DealResult?, _ after: DealResult?) {
    guard let tier = (after ?? before)?.deal.tier.index else { return }
    var group = DealGroup()
    group.deals = 1
    if let before {
      group.spendBefore = before.deal.baseline
      group.hardBefore = before.of(.winWin).expectedHard
    }
    if let after {
      group.spendAfter = after.deal.baseline
      group.hardAfter = after.of(.winWin).expectedHard
    }
    if before != nil, after != nil {
      group.hardBySpend = (group.spendAfter - group.spendBefore)
        .scaled(by: group.hardBefore.share(of: group.spendBefore))
    }
    let change: DealChange =
      switch (before?.deal, after?.deal) {
      case (nil, _): .entered
      case (_, nil): .left
      case (let old?, let new?):
        old.tier != new.tier ? .tier : old.baseline != new.baseline ? .spend : .same
      }
    groups[change]?[tier] += group
  }

  package subscript(change: DealChange) -> [DealGroup] { groups[change] ?? [] }

  /// All tiers together.
  package func total(_ change: DealChange) -> DealGroup {
    self[change].reduce(into: DealGroup()) { $0 += $1 }
  }
}
