/// What a campaign of negotiations came to: sums that add up in any order.
package struct CampaignFigures: Sendable, Equatable {
  package var approached = 0
  package var engaged = 0
  package var agreed = 0
  /// Yearly baseline of the agreed deals, and the price saving on it.
  package var agreedSpend = Money.zero
  package var hard = Money.zero
  /// Calendar days of the agreements, summed.
  package var days = 0
  /// Agreed price cuts in basis points, summed, and their squares.
  package var cuts = 0
  package var squaredCuts = 0

  package init() {}

  package static func += (a: inout CampaignFigures, b: CampaignFigures) {
    a.approached += b.approached
    a.engaged += b.engaged
    a.agreed += b.agreed
    a.agreedSpend += b.agreedSpend
    a.hard += b.hard
    a.days += b.days
    a.cuts += b.cuts
    a.squaredCuts += b.squaredCuts
  }

  @inline(__always)
  mutating func add(_ outcome: DealOutcome, of spend: Money) {
    approached += 1
    guard outcome.ending != .noAnswer else { return }
    engaged += 1
    guard outcome.ending == .agreed else { return }
    agreed += 1
    agreedSpend += spend
    hard += outcome.booking.hard
    days += outcome.days
    cuts += outcome.terms.priceCutBasisPoints
    squaredCuts += outcome.terms.priceCutBasisPoints * outcome.terms.priceCutBasisPoints
  }
}

/// A figure by which the model is compared with what happened.
package enum CampaignMetric: String, Sendable, CaseIterable {
  /// Share of approached suppliers that answer and negotiate.
  case answers
  /// Share of approached suppliers that agree.
  case agreements
  /// Price saving, share of the agreed spend.
  case saving
  /// Standard deviation of the price cuts between agreements.
  case spread
  /// Mean calendar days of an agreement.
  case days

  package var name: String {
    switch self {
    case .answers: "suppliers that answer, of those approached"
    case .agreements: "suppliers that agree, of those approached"
    case .saving: "saving on agreed spend"
    case .spread: "spread of the price cuts"
    case .days: "days to an agreement"
    }
  }

  /// How far a fit may miss: points of the rate, points of the saving, days.
  package var tolerance: Double {
    switch self {
    case .answers, .agreements: 0.03
    case .saving, .spread: 0.003
    case .days: 1
    }
  }

  package func value(in figures: CampaignFigures) -> Double {
    func per(_ sum: Int, _ count: Int) -> Double {
      count == 0 ? 0 : Double(sum) / Double(count)
    }
    switch self {
    case .answers: return per(figures.engaged, figures.approached)
    case .agreements: return per(figures.agreed, figures.approached)
    case .saving: return figures.hard.share(of: figures.agreedSpend)
    case .spread:
      let mean = per(figures.cuts, figures.agreed)
      return max(0, per(figures.squaredCuts, figures.agreed) - mean * mean).squareRoot() / 10_000
    case .days: return per(figures.days, figures.agreed)
    }
  }

  /// A value of this metric for a person: `64.0 %`, `1.50 %`, `11.0 days`.
  package func words(_ value: Double) -> String {
    switch self {
    case .answers, .agreements: Digits.percent(value, 1)
    case .saving, .spread: Digits.percent(value, 2)
    case .days: "\(Digits.fixed(value, 1)) days"
    }
  }

  /// A difference of two values: `-0.4 points`.
  package func difference(_ value: Double) -> String {
    func signed(_ value: Double, _ decimals: Int) -> String {
      let text = Digits.fixed(value, decimals)
      return value > 0 && !text.allSatisfy({ "0.".contains($0) }) ? "+" + text : text
    }
    switch self {
    case .answers, .agreements: return signed(value * 100, 1) + " points"
    case .saving, .spread: return signed(value * 100, 2) + " points"
    case .days: return signed(value, 1) + " days"
    }
  }
}
