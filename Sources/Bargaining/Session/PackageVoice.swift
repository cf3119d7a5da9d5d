/// Speaks in packages, and listens: for everything besides the fixed path.
struct PackageVoice: Voice {
  /// By the present belief.
  private(set) var path: ConcessionPath
  private(set) var model: RatioBelief
  private var offers: EquivalentOffers
  private var choice = 0
  private var heard: Package?
  /// Where logrolling stands, before anything is rounded to a grain.
  private var rolling: Package
  private var pair: LogrollingPair?
  /// The belief changed since the path was laid.
  private var isBehind = false

  init(_ side: Negotiator, to other: Valuation) {
    path = side.path
    model = RatioBelief(side.path.estimated, learning: side.learning)
    offers = EquivalentOffers(side.path.start)
    rolling = side.path.start
  }

  mutating func offer(keeping demand: Double, by side: Negotiator, to other: Valuation) -> Double {
    if isBehind {
      path = ConcessionPath(
        own: side.valuation, estimateOfOther: Valuation(weights: model.weights), grain: path.grain)
      isBehind = false
    }
    offers = next(keeping: demand, by: side.bidding, own: side.valuation)
    choice = offers.favourite(of: other)
    let chosen = offers[choice]
    if model.prefer(choice, of: offers, path: path) { isBehind = true }
    return other.worth(of: chosen)
  }

  private mutating func next(
    keeping demand: Double, by bidding: Bidding, own: Valuation
  ) -> EquivalentOffers {
    pair = nil
    switch bidding {
    case .path: return EquivalentOffers(path.offer(keeping: demand))
    case .equivalents: return path.equivalents(keeping: demand)
    case .tradeOff:
      guard let heard else { return EquivalentOffers(path.offer(keeping: demand)) }
      return EquivalentOffers(
        path.onGrain(path.tradeOff(keeping: demand, from: heard, own: own)))
    case .logrolling:
      rolling = path.evenly(from: rolling, keeping: demand, own: own)
      pair = path.pair(in: rolling)
      if let pair { rolling = path.trading(pair, in: rolling) }
      return EquivalentOffers(path.onGrain(rolling))
    }
  }

  func kept(by side: Negotiator) -> Double { side.valuation.worth(of: offers[choice]) }

  func package(of side: Negotiator) -> Package { offers[choice] }

  mutating func hear(_ other: PackageVoice, of side: Negotiator) {
    let offer = other.offers[other.choice]
    heard = offer
    if model.hear(offer, path: path) { isBehind = true }
  }

  func report<Recorder: SessionRecorder>(
    _ demand: Double, by negotiator: Negotiator, as side: Side, round: Int,
    to recorder: inout Recorder
  ) {
    if let pair { recorder.traded(pair, by: side, round: round) }
    recorder.offered(offers[choice], by: side, round: round, demand: demand)
    for index in 0..<offers.count where index != choice {
      recorder.offeredBeside(offers[index], by: side, round: round)
    }
  }
}
