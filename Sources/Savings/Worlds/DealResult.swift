/// What one deal came to over all worlds, under one policy.
package struct DealStatistics: Sendable, Equatable {
  package var worlds = 0
  package var engaged = 0
  package var agreed = 0
  package var switched = 0
  package var escalated = 0
  /// Yearly hard saving over all worlds, a failure counting 0.
  package var expectedHard = Money.zero
  package var hardP10 = Money.zero
  package var hardP50 = Money.zero
  package var hardP90 = Money.zero
  /// Price cut of the agreements, in basis points.
  package var cutP10 = 0
  package var cutP50 = 0
  package var cutP90 = 0
  /// Means over the agreements, in minor units a year.
  package var carrying = Money.zero
  package var cash = Money.zero
  package var otherLevers = Money.zero
  package var supplierSurplus = Money.zero
  package var jointSurplus = Money.zero
  /// Share of the agreements that leave the supplier better off; of the joint surplus captured.
  package var supplierBetterOff = 0.0
  package var jointShare = 0.0
  package var days = 0.0
  package var rounds = 0.0
  package var unreciprocated = 0
  /// The agreed world whose hard saving is the median: its term sheet stands for the deal. Nil
  /// where no world agrees.
  package var typicalWorld: Int?

  package init() {}

  package var agreementRate: Double { worlds == 0 ? 0 : Double(agreed) / Double(worlds) }
}

/// A deal with its statistics under the headline policies. A class for the reason that
/// ``PortfolioSupplier`` is one.
package final class DealResult: Sendable {
  package let deal: Deal
  package let statistics: [DealStatistics]
  /// Zones, impasses and the quality of the agreements under win-win.
  package let yardsticks: DealYardsticks
  /// What one more qualified supplier brings, over win-win; nil where that is not played.
  package let oneMore: PairedGain?
  /// The agreement that stands for the deal, of its typical world under win-win; nil where no world
  /// agrees.
  package let typical: PlayedExchange?

  package init(
    deal: Deal, statistics: [DealStatistics], yardsticks: DealYardsticks, oneMore: PairedGain?,
    typical: PlayedExchange?
  ) {
    self.deal = deal
    self.statistics = statistics
    self.yardsticks = yardsticks
    self.oneMore = oneMore
    self.typical = typical
  }

  /// - Parameter policy: one of the headline.
  package func of(_ policy: NegotiationPolicy) -> DealStatistics { statistics[policy.index] }
}

/// Collects the outcomes of one deal under one policy. Reused from deal to deal.
struct DealCollector {
  private var hard: [Int64] = []
  private var agreements: [(bps: Int32, hard: Int64, world: Int32)] = []
  private var statistics = DealStatistics()
  private var sums = WorldTotals()
  private var jointShare = 0.0

  mutating func reset(worlds: Int) {
    hard.removeAll(keepingCapacity: true)
    agreements.removeAll(keepingCapacity: true)
    statistics = DealStatistics()
    statistics.worlds = worlds
    sums = WorldTotals()
    jointShare = 0
  }

  @inline(__always)
  mutating func add(_ outcome: DealOutcome, world: Int) {
    switch outcome.ending {
    case .noAnswer: return
    case .switched: statistics.switched += 1
    case .escalated: statistics.escalated += 1
    case .statusQuo: break
    case .agreed:
      statistics.agreed += 1
      hard.append(outcome.booking.hard.minor)
      agreements.append(
        (Int32(outcome.terms.priceCutBasisPoints), outcome.booking.hard.minor, Int32(world)))
      sums.carrying += outcome.booking.carrying
      sums.cash += outcome.booking.cash
      sums.otherLevers += outcome.booking.otherLevers
      sums.supplierSurplus += outcome.supplierSurplus
      sums.jointSurplus += outcome.jointSurplus
      sums.supplierBetterOff += outcome.supplierBetterOff ? 1 : 0
      sums.days += outcome.days
      sums.rounds += outcome.rounds
      jointShare += outcome.jointShare
    }
    statistics.engaged += 1
    statistics.unreciprocated += outcome.unreciprocated
  }

  mutating func finish() -> DealStatistics {
    var result = statistics
    let count = hard.count
    guard count > 0, result.worlds > 0 else { return result }
    let total = hard.reduce(0, +)
    result.expectedHard = Money(rounding: Double(total) / Double(result.worlds))
    hard.sort()
    // Worlds without an agreement count 0 and stand first (hard savings are never negative).
    let zeros = result.worlds - count
    func percentile(_ percent: Int) -> Money {
      let index = NearestRank.index(percent, of: result.worlds)
      return index < zeros ? .zero : Money(minor: hard[index - zeros])
    }
    result.hardP10 = percentile(10)
    result.hardP50 = percentile(50)
    result.hardP90 = percentile(90)
    agreements.sort { ($0.bps, $0.world) < ($1.bps, $1.world) }
    result.cutP10 = Int(agreements[NearestRank.index(10, of: count)].bps)
    result.cutP50 = Int(agreements[NearestRank.index(50, of: count)].bps)
    result.cutP90 = Int(agreements[NearestRank.index(90, of: count)].bps)
    func mean(_ sum: Money) -> Money { Money(rounding: Double(sum.minor) / Double(count)) }
    result.carrying = mean(sums.carrying)
    result.cash = mean(sums.cash)
    result.otherLevers = mean(sums.otherLevers)
    result.supplierSurplus = mean(sums.supplierSurplus)
    result.jointSurplus = mean(sums.jointSurplus)
    result.supplierBetterOff = Double(sums.supplierBetterOff) / Double(count)
    result.jointShare = jointShare / Double(count)
    result.days = Double(sums.days) / Double(count)
    result.rounds = Double(sums.rounds) / Double(count)
    result.typicalWorld = Int(agreements[NearestRank.index(50, of: count)].world)
    return result
  }
}
