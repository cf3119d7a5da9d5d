/// The deals of one tier at run rate: a year's amounts before realisation, in minor units, of one
/// world or of the mean of several.
package struct DealYear: Sendable, Equatable {
  package var approachedDeals = 0.0
  package var approachedSpend = 0.0
  package var agreedDeals = 0.0
  package var agreedSpend = 0.0
  package var escalatedDeals = 0.0
  package var hard = 0.0
  package var avoidance = 0.0
  package var cash = 0.0
  package var carrying = 0.0
  package var otherLevers = 0.0
  package var switching = 0.0
  package var humanHard = 0.0
  /// Part of ``hard`` that suppliers win back, as a share.
  package var clawbackShare = 0.0

  package init() {}

  /// The mean of worlds: exact sums divided once, so that order does not matter.
  package init(meanOf worlds: some Collection<WorldTotals>) {
    guard !worlds.isEmpty else { return }
    func mean(_ value: (WorldTotals) -> Int64) -> Double {
      Double(worlds.reduce(Int128(0)) { $0 + Int128(value($1)) }) / Double(worlds.count)
    }
    approachedDeals = mean { Int64($0.approached.deals) }
    approachedSpend = mean { $0.approached.spend.minor }
    agreedDeals = mean { Int64($0.agreed.deals) }
    agreedSpend = mean { $0.agreed.spend.minor }
    escalatedDeals = mean { Int64($0.escalated.deals) }
    hard = mean { $0.hard.minor }
    avoidance = mean { $0.avoidance.minor }
    cash = mean { $0.cash.minor }
    carrying = mean { $0.carrying.minor }
    otherLevers = mean { $0.otherLevers.minor }
    switching = mean { $0.switching.minor }
    humanHard = mean { $0.humanHard.minor }
    clawbackShare = hard == 0 ? 0 : mean { $0.clawback.minor } / hard
  }

  package init(_ totals: WorldTotals) { self.init(meanOf: CollectionOfOne(totals)) }

  /// The same deals with every saving multiplied, as a change of close rate or price cut does.
  package func scaled(by factor: Double) -> DealYear {
    var result = self
    for path in [
      \DealYear.hard, \.avoidance, \.cash, \.carrying, \.otherLevers, \.switching,
    ] as [WritableKeyPath<DealYear, Double>] {
      result[keyPath: path] *= factor
    }
    return result
  }
}
