/// How early an agent concedes.
public enum ConcessionPace: String, Sendable, CaseIterable {
  case boulware, linear, conceder

  /// `e` of the polynomial curve: below 1 late and above 1 early.
  public var exponent: Double {
    switch self {
    case .boulware: 0.25
    case .linear: 1
    case .conceder: 4
    }
  }
}

/// An agent that concedes by the clock alone, as NegMAS 0.16 plays it without randomness: it accepts
/// what meets its demand, and else offers its cheapest outcome at that demand.
public typealias TimeBasedAgent = OutcomeNegotiator<
  DemandOffering<ClockDemand, CheapestChoice>, AspirationAcceptance, NoModel
>

extension TimeBasedAgent {
  /// Taken off the demand, in the unit of utility whatever its scale.
  public static var slack: Double { 1e-4 }
  /// How far below the demand an offer may lie, in the unit of utility.
  public static var reach: Double { 1e-6 }

  /// - Parameters:
  ///   - own: share it between agents of one side.
  ///   - exponent: `e`, above 0.
  ///   - clock: of as many rounds as the session has steps.
  public init(_ own: OwnPreferences, exponent: Double, clock: Clock) {
    self.init(
      own,
      offering: DemandOffering(
        ClockDemand(own, .polynomial(exponent: exponent), clock: clock, slack: Self.slack),
        CheapestChoice(reach: Self.reach)),
      acceptance: AspirationAcceptance(), model: NoModel())
  }

  public init(_ utility: TabulatedUtility, pace: ConcessionPace, clock: Clock) {
    self.init(OwnPreferences(utility), exponent: pace.exponent, clock: clock)
  }
}
