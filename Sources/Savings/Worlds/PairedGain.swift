/// What one deal gains under a policy over win-win, world by world on the same draws.
///
/// The pairs share the supplier's hidden type and everything else that is drawn, so their difference
/// is the policy's and not luck. Amounts are a year's worth to the buyer: of the agreement, or of a
/// switch net of its cost.
package struct PairedGain: Sendable, Equatable {
  package let worlds: Int
  package let mean: Money
  package let range: WorldRange<Money>
  /// Share of the worlds in which it gains, and in which it loses.
  package let better: Double
  package let worse: Double
  /// Standard error of the mean over worlds: how far the mean itself may be off.
  package let error: Money
  /// Mean difference of the hard saving alone.
  package let hard: Money
}

/// Collects the pairs of one deal. Reused from deal to deal.
struct PairedCollector {
  private var differences: [Int64] = []
  private var hard: Int128 = 0

  mutating func reset() {
    differences.removeAll(keepingCapacity: true)
    hard = 0
  }

  @inline(__always)
  mutating func add(_ changed: DealOutcome, over base: DealOutcome) {
    differences.append((changed.buyerWorth - base.buyerWorth).minor)
    hard += Int128((changed.booking.hard - base.booking.hard).minor)
  }

  /// Nil without a pair. All sums are of integers, so that the order of worlds changes nothing.
  mutating func finish() -> PairedGain? {
    guard !differences.isEmpty else { return nil }
    differences.sort()
    let count = differences.count
    let sum = differences.reduce(Int128(0)) { $0 + Int128($1) }
    let squares = differences.reduce(Int128(0)) { $0 + Int128($1) * Int128($1) }
    func at(_ percent: Int) -> Money {
      Money(minor: differences[NearestRank.index(percent, of: count)])
    }
    let mean = Double(sum) / Double(count)
    // n Σx² − (Σx)² is exact; only its root is rounded.
    let spread = Double(Int128(count) * squares - sum * sum)
    let error =
      count > 1
      ? (spread / (Double(count) * Double(count - 1))).squareRoot() / Double(count).squareRoot() : 0
    return PairedGain(
      worlds: count, mean: Money(rounding: mean),
      range: WorldRange(p10: at(10), p50: at(50), p90: at(90)),
      better: Double(differences.count { $0 > 0 }) / Double(count),
      worse: Double(differences.count { $0 < 0 }) / Double(count), error: Money(rounding: error),
      hard: Money(rounding: Double(hard) / Double(count)))
  }
}
