import Bargaining

/// How good a deal's worlds are, whoever won: whether there was room to agree, why talks ended
/// without an agreement, and how far agreements are from the best there was.
///
/// All of it is known only after the fact, from what the supplier really is.
package struct DealYardsticks: Sendable, Equatable {
  /// Worlds looked at: the first ``sampledWorlds``.
  package var worlds = 0
  /// A tenth of a share's width is enough to tell deals apart, and looking costs as much as a fifth
  /// of the talks.
  package static let sampledWorlds = 100
  /// Worlds with a package that leaves both sides at or above their reservation values: with the
  /// price alone, with all levers, with one more qualified supplier. Suppliers that do not answer
  /// count too: a zone is there whether anybody looks for it or not.
  package var zonesOnPrice = 0
  package var zones = 0
  package var zonesWithOneMore = 0
  /// Talks without an agreement, by ``Impasse``'s order.
  package var impasses = [Int](repeating: 0, count: Impasse.allCases.count)
  package var agreements = 0
  /// Sums over the agreements, shares of the baseline or of 1: see `AgreementYardstick`.
  package var paretoGap = 0.0
  package var buyerSplit = 0.0
  package var onFrontier = 0
  /// What the supplier gains against today, share of the baseline.
  package var supplierGain = 0.0

  package init() {}

  package func share(_ count: Int) -> Double { worlds == 0 ? 0 : Double(count) / Double(worlds) }
  /// Share of the agreements.
  package func share(of count: Int) -> Double {
    agreements == 0 ? 0 : Double(count) / Double(agreements)
  }
  package func mean(_ sum: Double) -> Double { agreements == 0 ? 0 : sum / Double(agreements) }

  /// Notes one world.
  @inline(__always)
  mutating func add(
    _ outcome: DealOutcome, _ setting: DealSimulation.Setting, of simulation: DealSimulation
  ) {
    let room = ZoneRoom(setting, of: simulation)
    worlds += 1
    zonesOnPrice += room.isOpenOnPrice ? 1 : 0
    zones += room.isOpen ? 1 : 0
    zonesWithOneMore += room.isOpenWithOneMore ? 1 : 0
    switch outcome.ending {
    case .noAnswer: break
    case .agreed:
      let found = AgreementYardstick(outcome, setting, room.frontier)
      agreements += 1
      paretoGap += found.paretoGap
      buyerSplit += found.buyerSplit
      onFrontier += found.paretoGap < AgreementYardstick.onFrontier ? 1 : 0
      supplierGain += outcome.supplierShare
    case .switched, .statusQuo, .escalated:
      impasses[Impasse(outcome, hasZone: room.isOpen).rawValue] += 1
    }
  }

  package static func += (a: inout DealYardsticks, b: DealYardsticks) {
    a.worlds += b.worlds
    a.zonesOnPrice += b.zonesOnPrice
    a.zones += b.zones
    a.zonesWithOneMore += b.zonesWithOneMore
    for index in a.impasses.indices { a.impasses[index] += b.impasses[index] }
    a.agreements += b.agreements
    a.paretoGap += b.paretoGap
    a.buyerSplit += b.buyerSplit
    a.onFrontier += b.onFrontier
    a.supplierGain += b.supplierGain
  }
}

/// Why talks ended without an agreement.
package enum Impasse: Int, Sendable, CaseIterable {
  /// No package inside the guardrails leaves both sides at or above their reservation values.
  case noZone
  /// There was one; the supplier left before it was found.
  case supplierLeft
  /// There was one; the deadline came before it was found.
  case deadline
  /// The sides ended so near to each other that a person takes over.
  case nearAgreement

  init(_ outcome: DealOutcome, hasZone: Bool) {
    self =
      outcome.ending == .escalated
      ? .nearAgreement : !hasZone ? .noZone : outcome.abandoned ? .supplierLeft : .deadline
  }

  package var words: String {
    switch self {
    case .noZone: "nothing that both could accept, with any lever"
    case .supplierLeft: "room to agree, but the supplier left the talks"
    case .deadline: "room to agree, but not found by the deadline"
    case .nearAgreement: "ended near an agreement: a person takes over"
    }
  }
}

/// The room of one deal in one world, with what the supplier really is.
struct ZoneRoom {
  /// The Pareto frontier from the buyer's side.
  let frontier: ConcessionPath
  let isOpenOnPrice: Bool
  let isOpen: Bool
  let isOpenWithOneMore: Bool

  /// Worths are compared with this tolerance, share of the baseline: that of the acceptance.
  static let tolerance = 1e-12

  @inline(__always)
  init(_ setting: DealSimulation.Setting, of simulation: DealSimulation) {
    let deal = simulation.deal
    frontier = setting.supplier.frontier(deal.buyer)
    let kept = setting.supplier.mostKept(frontier, threat: setting.threat)
    let needed = setting.reservation - ZoneRoom.tolerance
    isOpen = kept >= needed
    // The price is a transfer, so that terms that a guardrail moves are all there is beside it.
    let haggler = setting.supplier.asked(about: deal.priceBox, buyer: deal.buyerPriceOnly)
    let limit = haggler.worth(of: Package(repeating: 0)) - haggler.reservationValue
    isOpenOnPrice =
      limit >= 0
      && min(deal.priceBox.high[0], limit) + deal.buyerPriceOnly.base >= needed
    let price = RandomStream(
      seed: simulation.tables.settings.seed, id: deal.stableID,
      draw: UInt32(truncatingIfNeeded: setting.world)
    ).normal(lane: PreparedBatna.oneMoreLane)
    let (net, threat) = deal.batna.withOneMore(
      (setting.alternativeNet, setting.threat), price: price,
      dispersion: deal.batna.dispersion * setting.shift.dispersion)
    // The new supplier is an alternative to take as well as one to point at.
    isOpenWithOneMore =
      setting.supplier.mostKept(frontier, threat: threat)
      >= max(simulation.tables.settings.policy.minimumGain, net) - ZoneRoom.tolerance
  }
}

/// How far one agreement is from the best that there was.
struct AgreementYardstick {
  /// What the buyer could still have had with the supplier as well off: share of the baseline.
  let paretoGap: Double
  /// The buyer's part of what both gained over their reservation values, 0 … 1.
  let buyerSplit: Double

  /// A gap of less than one hundredth of a per cent of spend is the rounding to whole units.
  static let onFrontier = 0.0001

  @inline(__always)
  init(_ outcome: DealOutcome, _ setting: DealSimulation.Setting, _ frontier: ConcessionPath) {
    paretoGap = max(
      0, setting.supplier.mostKept(frontier, leaving: outcome.supplierShare) - outcome.buyerShare)
    let own = max(0, outcome.buyerShare - setting.reservation)
    let other = max(0, setting.supplier.gain(of: outcome.supplierShare))
    buyerSplit = own + other > 0 ? own / (own + other) : 0.5
  }
}
