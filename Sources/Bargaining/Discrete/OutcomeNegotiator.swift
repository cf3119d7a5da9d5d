/// An agent put together from what it offers, what it accepts and what it believes of the other side
/// (the BOA decomposition: T. Baarslag, K. Hindriks et al., 2014).
///
/// Each part is a type, so that a combination is compiled as one piece: nothing is boxed or looked up
/// while a session runs. An agent sees outcomes only; what it believes of the other side it has from
/// that side's offers.
///
/// ```swift
/// let steps = 20
/// let buyer = OwnPreferences(utility)
/// var agent = OutcomeNegotiator(
///   buyer,
///   offering: DemandOffering(
///     ClockDemand(buyer, .polynomial(exponent: 0.25), clock: Clock(rounds: steps)),
///     TradeOffChoice()),
///   acceptance: NextOfferAcceptance(),
///   model: FrequencyModel(shape: utility.shape))
/// ```
public struct OutcomeNegotiator<
  Offering: OutcomeOffering, Acceptance: OutcomeAcceptance, Model: OpponentModel
>: OutcomeAgent, Sendable {
  public let own: OwnPreferences
  public private(set) var talks: OutcomeTalks
  public private(set) var model: Model
  @usableFromInline var offering: Offering
  @usableFromInline let acceptance: Acceptance

  public init(
    _ own: OwnPreferences, offering: Offering, acceptance: Acceptance, model: Model
  ) {
    self.own = own
    self.offering = offering
    self.acceptance = acceptance
    self.model = model
    talks = OutcomeTalks(outcomes: own.ranking.utilities.count)
  }

  /// It leaves where no outcome is worth as much as no agreement, or its offering finds none.
  public mutating func move(standing: Int?, step: Int) -> OutcomeMove {
    talks.move(to: step)
    if let standing {
      talks.hear(standing, worth: own.worth(standing))
      model.hear(standing, talks)
    }
    guard own.hasRoom, let proposal = offering.next(own, talks, model) else { return .leave }
    if let standing, own.worth(standing) >= own.floor,
      acceptance.accepts(own.worth(standing), insteadOf: proposal, own, talks)
    {
      return .accept
    }
    talks.say(proposal.packages)
    return proposal.packages.count == 1
      ? .offer(proposal.packages[0]) : .offers(proposal.packages)
  }

  public func favourite(of packages: OutcomePackages) -> Int {
    var best = packages[0]
    for place in 1..<max(1, packages.count) where own.worth(packages[place]) > own.worth(best) {
      best = packages[place]
    }
    return best
  }

  public mutating func learn(favourite: Int, of packages: OutcomePackages) {
    model.learn(favourite: favourite, of: packages)
  }
}
