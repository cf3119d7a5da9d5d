import Bargaining

/// Plays one deal under the policies beside the headline, on what the headline has drawn.
struct DealComparison {
  private let simulation: DealSimulation
  private let baseline: Money
  private let rise: Money
  private let market: Money
  private let isProven: Bool
  private let tier: Int
  /// Whether the deal counts in the totals: whether the agent leads it.
  private let counts: Bool
  private let playsUnconditional: Bool
  private let playsNoBatna: Bool
  private let playsOneMore: Bool
  private let human: NegotiationPolicy
  private let isHumanLed: Bool
  private let isTaken: Bool

  init(_ simulation: DealSimulation, of deal: Deal, plan: ComparisonPlan) {
    self.simulation = simulation
    baseline = deal.baseline
    let settings = simulation.tables.settings
    rise = deal.baseline.scaled(by: settings.model.escalator)
    market = deal.basis.market
    isProven = deal.basis.assurance == .substantial
    tier = deal.tier.index
    counts = deal.eligibility == .automated
    // What people lead is in no total; only what one more supplier is worth is told of it too.
    playsUnconditional = counts && plan.plays(.unconditional)
    playsNoBatna = counts && plan.plays(.noBatna)
    playsOneMore = plan.plays(.oneMore)
    human = settings.compare.humanStyle.policy
    isHumanLed = plan.plays(.humanTeam) && plan.humanLed.contains(deal.stableID)
    isTaken = plan.taken.contains(deal.stableID)
  }

  /// What the headline policies did in one world.
  struct Headline {
    let setting: DealSimulation.Setting
    let traded: DealOutcome
    let haggled: DealOutcome
    var stakes: DealStakes
  }

  @inline(__always)
  func stakes(_ setting: DealSimulation.Setting, humanHard: Money) -> DealStakes {
    DealStakes(
      spend: baseline, rise: rise,
      potential: setting.supplier.engages ? simulation.potential(setting) : .zero,
      marketFall: max(market, .zero), market: market, isProven: isProven,
      humanHard: humanHard)
  }

  /// Plays the policies of the plan in one of its worlds and adds them up.
  func play(
    _ headline: Headline, into part: inout SimulationPart, pairs: inout PairedCollector
  ) {
    let world = headline.setting.world
    if playsUnconditional {
      let outcome = talk(.unconditional, headline, &part)
      part.add(outcome, headline.stakes, to: .unconditional, world: world, tier: tier)
    }
    if playsNoBatna {
      let outcome = talk(.noBatna, headline, &part)
      part.add(outcome, headline.stakes, to: .noBatna, world: world, tier: tier)
    }
    if playsOneMore {
      let outcome = talk(.oneMore, headline, &part)
      pairs.add(outcome, over: headline.traded)
      if counts { part.add(outcome, headline.stakes, to: .oneMore, world: world, tier: tier) }
    }
    guard counts else { return }
    if isHumanLed {
      part.add(
        byPeople(headline), headline.stakes, to: .humanTeam, world: world, tier: tier)
    } else {
      part.addLeftAlone(headline.stakes, to: .humanTeam, world: world, tier: tier)
    }
    part.addLeftAlone(headline.stakes, to: .noNegotiation, world: world, tier: tier)
  }

  private func talk(
    _ policy: NegotiationPolicy, _ headline: Headline, _ part: inout SimulationPart
  ) -> DealOutcome {
    guard headline.setting.supplier.engages else { return DealOutcome() }
    part.negotiations += 1
    var recorder = NoRecorder()
    return simulation.compared(policy, headline.setting, recorder: &recorder)
  }

  /// What the deal comes to under one policy in one world: again, as ``play(_:into:pairs:)`` added it up.
  func totals(_ policy: NegotiationPolicy, _ headline: Headline) -> WorldTotals {
    var totals = WorldTotals()
    let isAsked = policy == .humanTeam ? isHumanLed : policy != .noNegotiation
    guard isAsked else {
      totals.rises += headline.stakes.rise
      return totals
    }
    totals.add(outcome(policy, headline), headline.stakes)
    return totals
  }

  private func outcome(_ policy: NegotiationPolicy, _ headline: Headline) -> DealOutcome {
    switch policy {
    case .winWin: return headline.traded
    case .priceOnly: return headline.haggled
    case .humanTeam: return byPeople(headline)
    default:
      guard headline.setting.supplier.engages else { return DealOutcome() }
      var recorder = NoRecorder()
      return simulation.compared(policy, headline.setting, recorder: &recorder)
    }
  }

  /// What the human team gets on the deal anyway, where it is one of those that it takes.
  @inline(__always)
  func hardAnyway(_ headline: Headline) -> Money {
    isTaken ? byPeople(headline).booking.hard : .zero
  }

  private func byPeople(_ headline: Headline) -> DealOutcome {
    switch human {
    case .winWin: return headline.traded
    case .priceOnly: return headline.haggled
    default:
      var recorder = NoRecorder()
      return simulation.compared(human, headline.setting, recorder: &recorder)
    }
  }
}
