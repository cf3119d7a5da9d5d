/// The default agent: a demand by the clock; at that demand the outcome that the other side is
/// believed to like best, never the same twice while there are others; AC_combi; and the frequency
/// model, which has nothing but the other side's offers.
///
/// Two of them end on the exact Pareto frontier far more often than agents that concede by their own
/// order alone: each offer gives up what the other side kept, and each reply says what that is.
/// `Benchmarks domains` prints the comparison.
public typealias FrontierSeeker = OutcomeNegotiator<
  DemandOffering<ClockDemand, TradeOffChoice>, CombinedAcceptance, FrequencyModel
>

extension FrontierSeeker {
  /// - Parameters:
  ///   - own: of the same outcomes as the shape; share it between agents of one side.
  ///   - shape: how many values each issue has.
  ///   - exponent: `e` of the polynomial demand, above 0.
  ///   - clock: of as many rounds as the session has steps.
  public init(_ own: OwnPreferences, shape: [Int], exponent: Double, clock: Clock) {
    self.init(
      own,
      offering: DemandOffering(
        ClockDemand(own, .polynomial(exponent: exponent), clock: clock), TradeOffChoice()),
      acceptance: CombinedAcceptance(steps: clock.rounds),
      model: FrequencyModel(shape: shape, nearness: 0.5))
  }

  public init(_ utility: TabulatedUtility, pace: ConcessionPace = .linear, clock: Clock) {
    self.init(
      OwnPreferences(utility), shape: utility.shape, exponent: pace.exponent, clock: clock)
  }
}
