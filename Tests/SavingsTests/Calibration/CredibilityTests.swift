import Testing

@testable import Savings

/// Intervals and weights of small samples against figures from elsewhere.
struct CredibilityTests {
  /// Wilson intervals as tabulated in Newcombe (1998), table I, method 3.
  @Test(arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
  ])
  func wilson(count: Int, rows: Int, low: Double, high: Double) {
    let interval = Credibility.wilson(count, of: rows)
    #expect((interval.low - low).magnitude < 5e-5 && (interval.high - high).magnitude < 5e-5)
  }

  @Test func rowsEarnTheirWeight() {
    // A rate near one half, between campaigns from 20 to 72 %: 33 rows weigh as much as the model.
    let between = Credibility.variance(from: 0.20, to: 0.72)
    let half = Credibility.weight(rows: 33, within: 0.25, between: between)
    #expect(half > 0.49 && half < 0.51)
    #expect(Credibility.weight(rows: 5_000, within: 0.25, between: between) > 0.99)
    #expect(Credibility.weight(rows: 5, within: 0, between: between) == 1)
  }

  /// Every fourth agrees, at 1, 2 or 3 %.
  private static let rows: [PastOutcome] = (0..<40).map { (index: Int) -> PastOutcome in
    let spend = Double(1_000 * (index + 1))
    guard index % 4 == 0 else { return PastOutcome(ending: .notAgreed, spend: spend) }
    let saving = Double(1 + index % 3) / 100
    return PastOutcome(ending: .agreed, spend: spend, saving: saving, days: Double(index % 9))
  }

  @Test func theAimLiesBetweenTheModelAndTheRows() {
    var figures = CampaignFigures()
    figures.approached = 1_000
    figures.engaged = 700
    figures.agreed = 450
    figures.agreedSpend = Money(minor: 1_000_000)
    figures.hard = Money(minor: 28_000)
    figures.days = 4_950
    let sample = OutcomeSample(tier: .tail, rows: Self.rows)
    let evidence = sample.evidence(model: [figures, figures, figures])
    #expect(evidence.map(\.metric) == [.agreements, .saving, .spread, .days])
    for entry in evidence {
      #expect(entry.low <= entry.own && entry.own <= entry.high)
      #expect(entry.aim >= min(entry.own, entry.model) && entry.aim <= max(entry.own, entry.model))
    }
    let rate = evidence[0]
    #expect(rate.rows == 40 && rate.own == 0.25 && rate.model == 0.45)
    // 40 / (40 + 0.45 × 0.55 / 0.0867²)
    #expect((rate.weight - 0.5483).magnitude < 1e-3)
    // Weighted by spend, by hand: Σ spend × saving over the ten agreed rows.
    var saved = 0.0
    var spend = 0.0
    for row in Self.rows where row.ending == .agreed {
      saved += row.spend * (row.saving ?? 0)
      spend += row.spend
    }
    #expect((evidence[1].own - saved / spend).magnitude < 1e-15)
  }

  @Test func aPortfolioHasTheSpendOfTheRowsWhateverTheirOrder() {
    let members = OutcomeSample(tier: .tail, rows: Self.rows).members
    #expect(members.count == CalibrationPreset.suppliers)
    #expect(members == OutcomeSample(tier: .tail, rows: Self.rows.reversed()).members)
    let spend: Int64 = members.reduce(0) { $0 + $1.spend }
    // 1,000 to 40,000: the mean is 20,500.
    #expect(spend == 20_500 * 200)
  }
}
