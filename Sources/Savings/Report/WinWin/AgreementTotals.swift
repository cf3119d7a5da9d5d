import Bargaining

/// The typical agreements of the automated deals together, taken apart: one agreement a deal, that
/// of the world with the median saving.
package struct AgreementTotals: Sendable {
  package struct LeverTotal: Sendable {
    package var agreements = 0
    package var buyer = Money.zero
    package var supplier = Money.zero
  }

  package private(set) var agreements = 0
  package private(set) var levers = [LeverTotal](
    repeating: LeverTotal(), count: Lever.allCases.count)
  /// Gives for which nothing came back, and moves that answered no move.
  package private(set) var unpaidGives = 0
  package private(set) var unreciprocated = 0
  package private(set) var betterOff = 0
  /// The buyer's recurring worth in the linear form, and as booked.
  package private(set) var linear = Money.zero
  package private(set) var exact = Money.zero
  /// Sum of the agreements' share of the largest Nash product.
  package private(set) var nashShares = 0.0

  package init(_ run: SavingsRun) {
    let results = run.simulation.deals
    for index in results.indices where results[index].deal.eligibility == .automated {
      if let typical = results[index].typical { add(typical) }
    }
  }

  private mutating func add(_ found: PlayedExchange) {
    agreements += 1
    for entry in found.exchange.entries {
      levers[entry.lever.lane].agreements += 1
      levers[entry.lever.lane].buyer += entry.buyer
      levers[entry.lever.lane].supplier += entry.supplier
    }
    unpaidGives += found.exchange.unpaidGives
    unreciprocated += found.outcome.unreciprocated
    betterOff += found.outcome.supplierBetterOff ? 1 : 0
    linear += found.outcome.booking.linear
    exact += found.outcome.booking.exact
    nashShares += found.nashShare
  }

  package func of(_ lever: Lever) -> LeverTotal { levers[lever.lane] }
  package var meanNashShare: Double {
    agreements == 0 ? 0 : nashShares / Double(agreements)
  }
}
