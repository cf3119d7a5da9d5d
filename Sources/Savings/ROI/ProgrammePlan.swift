/// The programme of the settings, in months and minor units, ready for arithmetic.
package struct ProgrammePlan: Sendable, Equatable {
  package var months: Int
  /// Share of coverage reached by the end of month 1, 2, …; the last one holds on.
  package var ramp: [Double]
  package var coverage: Double
  /// Years between renewals, by ``Tier/index`` (tail, mid-tier).
  package var contractYears: [Double]
  /// Months in which an agreed saving loses half of itself; 0 never.
  package var halfLifeMonths: Double
  /// Share of an agreed saving left after 0, 1, 2, … months without a new negotiation.
  package var decay: [Double]
  package var discountRate: Double
  /// Chance of abandonment, and the month in which it happens.
  package var failure: Double
  package var failureMonth: Int

  /// Minor units, a year.
  package var licence: Double
  package var licenceUplift: Double
  /// Paid once, in month 0.
  package var startCosts: [ProgrammeCost: Money]
  /// Minor units a month.
  package var staff: Double
  /// Minor units in one major unit.
  package var minor: Double
  /// Minor units per deal that a person finishes.
  package var exceptionCost: Double
  /// Deals a year that the team negotiates already, and its cost of one, by ``Tier/index``.
  package var humanDeals: Int
  package var humanCost: [Double]

  package init(_ settings: Settings, currency: Currency) throws(Refusal) {
    let programme = settings.programme
    let minor = Double(currency.minorPerMajor)
    func once(_ major: Double) -> Money { Money(rounding: major * minor) }
    months = programme.months
    ramp = try Self.ramp(programme.ramp)
    coverage = programme.coverage
    contractYears = [programme.contractYearsTail, programme.contractYearsMidTier]
    halfLifeMonths = programme.halfLife
    decay = (0...max(0, programme.months)).map {
      programme.halfLife > 0 ? Roots.halved(Double($0) / programme.halfLife) : 1
    }
    discountRate = programme.discountRate
    failure = programme.failure
    failureMonth = programme.failureMonth
    licence = programme.licence * minor
    licenceUplift = programme.licenceUplift
    startCosts = [
      .implementation: once(programme.implementation), .integration: once(programme.integration),
      .dataCleanUp: once(programme.dataCleanUp), .training: once(programme.training),
    ]
    staff = programme.staff * programme.staffCost / 12 * minor
    self.minor = minor
    exceptionCost = programme.exceptionCost * minor
    humanDeals = programme.humanDeals
    humanCost = [
      programme.humanCostTail, programme.humanCostMidTier, programme.humanCostStrategic,
    ].map { $0 * minor }
  }

  private static func ramp(_ texts: [String]) throws(Refusal) -> [Double] {
    let shares = texts.compactMap { Double(setting: .text($0)) }
    let rises = zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 }
    guard !shares.isEmpty, shares.count == texts.count, rises,
      shares.allSatisfy({ (0...1).contains($0) })
    else {
      throw Refusal(
        .badSettings, column: "programme.ramp", "the ramp is no rising list of shares",
        fix: "Give one share from 0 to 1 for each month, none below the one before")
    }
    return shares
  }

  /// Share of coverage reached at a moment, in months from the start; straight between months.
  package func ramp(at month: Double) -> Double {
    guard month > 0 else { return 0 }
    guard month < Double(ramp.count) else { return ramp[ramp.count - 1] }
    let whole = month.rounded(.down)
    let index = Int(whole)
    let before = index == 0 ? 0 : ramp[index - 1]
    return before + (ramp[index] - before) * (month - whole)
  }
}
