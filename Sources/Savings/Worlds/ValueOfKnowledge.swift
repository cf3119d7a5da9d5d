import Bargaining

/// What it is worth to know what levers are worth to the supplier: the same talks, on the same
/// draws, by a buyer that knows it, that estimates it, and that has no idea.
///
/// A yardstick, not a policy: the first of them is told what no buyer is told, here and nowhere
/// else. Only the order in which the buyer trades its levers differs.
package enum Knowledge: String, Sendable, CaseIterable {
  /// The supplier's true worth of each lever.
  case truth = "true"
  /// The prior means, off by the noise that the data leave open: what the agent works with.
  case estimate
  /// Nothing: each lever is believed to be worth what it costs the buyer, give or take as much noise.
  case none

  package var words: String {
    switch self {
    case .truth: "the supplier’s true ratios"
    case .estimate: "the agent’s estimate"
    case .none: "no idea"
    }
  }
}

/// What the talks of a sample come to under each state of knowledge.
package struct ValueOfKnowledge: Sendable, Equatable {
  package struct Figures: Sendable, Equatable {
    package var agreed = 0
    /// Sums over the agreements, shares of the baseline.
    package var buyer = 0.0
    package var joint = 0.0
    package var paretoGap = 0.0
    package var jointShare = 0.0

    package func mean(_ sum: Double) -> Double { agreed == 0 ? 0 : sum / Double(agreed) }
  }

  package var deals = 0
  package var worlds = 0
  /// Talks that the suppliers of the sample engaged in.
  package var talks = 0
  package var figures: [Knowledge: Figures] = [:]

  package func of(_ knowledge: Knowledge) -> Figures { figures[knowledge] ?? Figures() }

  /// Joint surplus per talk, share of the baseline; no agreement counts 0.
  package func jointPerTalk(_ knowledge: Knowledge) -> Double {
    talks == 0 ? 0 : of(knowledge).joint / Double(talks)
  }

  package static let sampledDeals = 200
  package static let sampledWorlds = 50

  /// Plays a sample: the automated deals whose stable ids are least, so that it does not depend on
  /// their order or size, over the first worlds.
  package init(_ deals: [Deal], tables: SimulationTables) {
    let sample = deals.filter { $0.eligibility == .automated }
      .sorted { $0.stableID < $1.stableID }.prefix(Self.sampledDeals)
    self.deals = sample.count
    worlds = min(tables.worlds.count, Self.sampledWorlds)
    for knowledge in Knowledge.allCases { figures[knowledge] = Figures() }
    for deal in sample {
      let simulation = DealSimulation(deal, tables: tables)
      for world in 0..<worlds {
        let setting = simulation.setting(world: world)
        guard setting.supplier.engages else { continue }
        talks += 1
        for knowledge in Knowledge.allCases {
          figures[knowledge]?.add(simulation, setting, knowledge)
        }
      }
    }
  }
}

extension ValueOfKnowledge.Figures {
  fileprivate mutating func add(
    _ simulation: DealSimulation, _ setting: DealSimulation.Setting, _ knowledge: Knowledge
  ) {
    let (deal, tables) = (simulation.deal, simulation.tables)
    let estimate: Valuation =
      switch knowledge {
      case .truth: setting.supplier.revealed().valuation
      case .estimate:
        BuyerSide.estimate(of: deal, box: deal.box, error: setting.draw.buyerError, tables: tables)
      case .none: deal.uninformed(error: setting.draw.buyerError)
      }
    var buyer = BuyerSide.negotiator(
      deal.box, valuation: deal.buyer, estimate: estimate, limit: deal.expectedLimit,
      reservation: setting.reservation, policy: tables.settings.policy,
      manner: tables.manner)
    var seller = setting.supplier.negotiator(deal.box, rounds: tables.clock.rounds)
    var recorder = NoRecorder()
    let result = StackedAlternatingOffers.play(
      &buyer, &seller, clock: tables.clock, givesUpIn: setting.supplier.givesUpIn,
      recorder: &recorder)
    guard let package = result.agreement else { return }
    let (own, other) = (deal.buyer.worth(of: package), setting.supplier.worth(of: package))
    agreed += 1
    self.buyer += own
    joint += own + other
    let frontier = setting.supplier.frontier(deal.buyer)
    paretoGap += max(0, setting.supplier.mostKept(frontier, leaving: other) - own)
    let best = setting.supplier.bestJoint(with: deal.buyer)
    jointShare += best > 0 ? (own + other) / best : 1
  }
}

extension PreparedDeal {
  /// The estimate of a buyer that only knows its own worths: what a lever costs it, the supplier is
  /// believed to gain.
  fileprivate func uninformed(error: SIMD8<Double>) -> Valuation {
    var estimate = Valuation(weights: SIMD8(repeating: 0) - buyer.weights)
    for lane in 1..<maximumIssues where estimate.weights[lane] != 0 {
      estimate.weights[lane] *= Elementary.exp(noise * error[lane])
    }
    estimate.base = box.span[1] > 0 ? estimate.weights[1] * box.low[1] / box.span[1] : -buyer.base
    return estimate
  }
}
