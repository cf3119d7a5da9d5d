/// What a year's hard saving of a deal comes to over the horizon, by world and tier: the factors that
/// ``ProgrammeCase`` applies to all deals of a tier alike.
struct ProgrammeWeights {
  /// Every factor but the last, step by step as ``HardSteps`` has them.
  var levels: [[[Double]]]
  /// To the books, and to the books discounted.
  var hard: [[Double]] = []
  var discounted: [[Double]] = []
  /// The same over the last twelve months, a month.
  var lastYear: [[Double]] = []
  /// Of what the human team gets anyway.
  var anyway: [[Double]] = []
  /// Of each negotiation: what it costs in usage, in minor units, and how often it is had.
  var usage: [[Double]] = []
  var negotiations: [[Double]] = []
  /// To the annualised saving of each month's new agreements, by month.
  var fresh: [[[Double]]] = []

  /// - Parameter profile: whose recognised savings are followed; nil takes the settings'.
  init(_ run: SavingsRun, profile: RecognitionProfile? = nil) {
    let plan = run.roi.plan
    let profile = profile ?? run.settings.programme.profile
    let worlds = zip(run.simulation.totals(.winWin), run.simulation.worlds)
    let share = 1 / Double(max(1, run.simulation.worlds.count))
    let monthly = Roots.monthly(annual: plan.discountRate)
    levels = Array(repeating: [], count: HardSteps.Level.net.rawValue)
    fresh = Array(repeating: [], count: plan.months + 1)
    for (totals, draw) in worlds {
      var rows = [[Double]](repeating: [0, 0, 0], count: levels.count)
      var ends = [[Double]](repeating: [0, 0, 0], count: 6)
      var new = [[Double]](repeating: [0, 0, 0], count: plan.months + 1)
      for tier in CashLine.tiers {
        let last = draw.fails ? plan.failureMonth : nil
        let lived = AgreementProfile(
          plan, tier: tier, rampShift: draw.rampShift, lastMonth: last)
        let unbroken = AgreementProfile(
          plan, tier: tier, rampShift: draw.rampShift, lastMonth: nil)
        let realised = draw.realisation[tier.index]
        let kept = 1 - DealYear(totals[tier.index].recognised(profile)).clawbackShare
        let (t, year) = (tier.index, share * plan.coverage / 12)
        for month in 0...plan.months {
          new[month][t] += share * plan.coverage * lived.fresh[month] * realised * kept
        }
        var factor = 1 / (1 + monthly)
        for month in 1...plan.months {
          rows[0][t] += share / 12
          rows[1][t] += year
          rows[2][t] += year * unbroken.stock[month]
          rows[3][t] += year * unbroken.earning[month]
          rows[4][t] += year * unbroken.earning[month] * realised
          rows[5][t] += year * unbroken.earning[month] * realised * kept
          let hard = year * lived.earning[month] * realised * kept
          ends[0][t] += hard
          ends[1][t] += hard * factor
          if month > plan.months - 12 { ends[2][t] += hard / 12 }
          ends[3][t] += share / 12 * realised * kept
          let had = share * plan.coverage * lived.negotiated[month]
          ends[4][t] += had * draw.costPerNegotiation * plan.minor
          ends[5][t] += had * plan.exceptionCost
          factor /= 1 + monthly
        }
      }
      for level in levels.indices { levels[level].append(rows[level]) }
      for month in fresh.indices { fresh[month].append(new[month]) }
      hard.append(ends[0])
      discounted.append(ends[1])
      lastYear.append(ends[2])
      anyway.append(ends[3])
      usage.append(ends[4])
      negotiations.append(ends[5])
    }
  }
}
