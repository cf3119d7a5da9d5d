/// Which hard savings count.
package enum RecognitionProfile: String, SettingWord {
  /// Every cut below prices that were paid.
  case standard
  /// The UK government's rules: against the actual price of the same item, without what the market's
  /// index fell, no counterfactual, net of the cost of the whole programme.
  ///
  /// Source: UK Government Procurement Service, savings approach "Measuring Up" (2010-11-29).
  case strict
}

extension WorldTotals {
  /// The totals with the hard saving that a profile recognises, and its clawback in proportion. What the
  /// human team would have got stays whole: against the programme.
  package func recognised(_ profile: RecognitionProfile) -> WorldTotals {
    guard profile == .strict else { return self }
    var result = self
    result.hard = hard - unproven - marketFall
    result.clawback = clawback.scaled(by: result.hard.share(of: hard))
    return result
  }
}

extension ProgrammeWorld {
  package func recognised(_ profile: RecognitionProfile) -> ProgrammeWorld {
    ProgrammeWorld(totals: totals.map { $0.recognised(profile) }, draw: draw)
  }
}

/// The programme as one profile recognises it: means over worlds.
package struct Recognition: Sendable, Equatable {
  package let profile: RecognitionProfile
  /// Agreed hard saving a year of the tiers that the programme closes, and what the profile takes off.
  package let agreed: Hard
  package let unproven: Hard
  package let marketFall: Hard
  package var recognised: Hard { agreed - unproven - marketFall }
  package let figures: FlowFigures
  /// Share of worlds with a positive net present value.
  package let chancePositive: Double

  init(
    _ profile: RecognitionProfile, _ worlds: [ProgrammeWorld], figures: FlowFigures,
    chancePositive: Double
  ) {
    self.profile = profile
    self.figures = figures
    self.chancePositive = chancePositive
    func mean(_ part: (WorldTotals) -> Money) -> Hard {
      CashLine.tiers.reduce(.zero) { sum, tier in
        sum + Hard(Money.mean(of: worlds.map { part($0.totals[tier.index]) }))
      }
    }
    agreed = mean(\.hard)
    unproven = profile == .strict ? mean(\.unproven) : .zero
    marketFall = profile == .strict ? mean(\.marketFall) : .zero
  }

  /// The programme under a profile, of which no more is asked.
  init(_ profile: RecognitionProfile, _ worlds: [ProgrammeWorld], plan: ProgrammePlan) {
    var mean = CashFlow.Mean(months: plan.months)
    var positive = 0
    for world in worlds {
      let world = world.recognised(profile)
      let flow = ProgrammeCase(plan: plan, totals: world.totals, draw: world.draw).outcome().flow
      mean.add(flow)
      let figures = FlowFigures(flow, discountRate: plan.discountRate)
      if figures.presentValue > .zero { positive += 1 }
    }
    self.init(
      profile, worlds, figures: FlowFigures(mean.flow, discountRate: plan.discountRate),
      chancePositive: Double(positive) / Double(max(1, worlds.count)))
  }
}
