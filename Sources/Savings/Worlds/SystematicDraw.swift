/// What a world has in common for all its deals: the parameters that nobody knows, drawn once per
/// world, so that a portfolio's range does not shrink with its number of deals.
package struct SystematicDraw: Sendable, Equatable {
  /// Share of approached suppliers that engage, by ``Tier/index`` (strategic: as mid-tier).
  package var engagement: [Double]
  /// Multiplier on margins and on price dispersion.
  package var marginShift: Double
  package var dispersionShift: Double
  /// Share of agreed savings that reaches invoices, by ``Tier/index``.
  package var realisation: [Double]
  /// Clawback share at a 3 % price cut, by ``Tier/index``.
  package var clawback: [Double]
  /// Months that the ramp comes later (negative: earlier).
  package var rampShift: Double
  /// Multiplier on the licence.
  package var hiddenCost: Double
  /// Major units per automated negotiation.
  package var costPerNegotiation: Double
  /// Whether the programme is abandoned in this world.
  package var fails: Bool

  package init(
    engagement: [Double], marginShift: Double, dispersionShift: Double, realisation: [Double],
    clawback: [Double], rampShift: Double, hiddenCost: Double, costPerNegotiation: Double,
    fails: Bool
  ) {
    self.engagement = engagement
    self.marginShift = marginShift
    self.dispersionShift = dispersionShift
    self.realisation = realisation
    self.clawback = clawback
    self.rampShift = rampShift
    self.hiddenCost = hiddenCost
    self.costPerNegotiation = costPerNegotiation
    self.fails = fails
  }
}
