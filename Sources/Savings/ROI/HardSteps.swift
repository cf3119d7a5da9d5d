/// What becomes of the agreed saving on its way to the books, over the whole horizon. Each level is
/// the one before times one more factor; the last is the hard benefit of the cash flow.
package struct HardSteps: Sendable, Equatable {
  package enum Level: Int, Sendable, CaseIterable {
    /// Run rate of all eligible deals from the first day.
    case agreed
    /// Times the share that is approached.
    case covered
    /// Times ramp and renewals.
    case inEffect
    /// Times what is left of older agreements.
    case notFaded
    /// Times the share that reaches invoices.
    case realised
    /// Less what suppliers win back.
    case kept
    /// Less what is lost where the programme is abandoned.
    case net

    /// What the step from the level before takes away.
    package var loss: String {
      switch self {
      case .agreed: "Agreed saving at full run rate"
      case .covered: "Deals not approached"
      case .inEffect: "Waiting for ramp and renewals"
      case .notFaded: "Fading between renewals"
      case .realised: "Does not reach invoices"
      case .kept: "Won back by suppliers"
      case .net: "Programme abandoned"
      }
    }
  }

  /// By the raw value of its ``Level``.
  package let amounts: [Money]

  package subscript(level: Level) -> Money { amounts[level.rawValue] }

  /// Sums of one case, not yet rounded.
  struct Levels {
    var sums = [Double](repeating: 0, count: Level.net.rawValue)

    mutating func add(
      month: Int, hard: Double, coverage: Double, profile: AgreementProfile, realisation: Double,
      kept: Double
    ) {
      sums[0] += hard
      sums[1] += hard * coverage
      sums[2] += hard * coverage * profile.stock[month]
      sums[3] += hard * coverage * profile.earning[month]
      sums[4] += hard * coverage * profile.earning[month] * realisation
      sums[5] += hard * coverage * profile.earning[month] * realisation * kept
    }
  }

  init(_ levels: Levels, final: Money) {
    amounts = levels.sums.map { Money(rounding: $0) } + [final]
  }

  /// The mean of worlds, the last level given, so that it equals the mean cash flow's own sum.
  init(meanOf worlds: [HardSteps], final: Money) {
    amounts =
      (0..<Level.net.rawValue).map { level in
        let sum = worlds.reduce(Int128(0)) { $0 + Int128($1.amounts[level].minor) }
        return Money(minor: Int64(Money.rounded(sum, over: Int128(max(1, worlds.count)))))
      } + [final]
  }

  /// The agreed saving, then each loss as a negative amount; they sum to the hard benefit exactly.
  package var changes: [(level: Level, amount: Money)] {
    Level.allCases.map { level in
      let before = level == .agreed ? Money.zero : amounts[level.rawValue - 1]
      return (level, amounts[level.rawValue] - before)
    }
  }
}
