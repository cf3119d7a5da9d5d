import Bargaining

/// One move of a replayed negotiation, with what it is worth to both sides.
package struct ConversationMove: Sendable {
  package enum Action: String, Sendable {
    /// Says no to the standing offer, where there is one, and makes the next.
    case offer
    case accept
    /// Says no and offers nothing.
    case refuse
  }

  /// From 1.
  package let round: Int
  package let side: Side
  package let action: Action
  /// The package offered, accepted or refused, in whole units.
  package let terms: AgreedTerms
  /// Yearly worth of it to each side, share of the baseline, against the status quo.
  package let buyerWorth: Double
  /// Hidden from the buyer while it talks.
  package let supplierWorth: Double
  /// What the buyer takes it to be worth to the supplier.
  package let estimatedSupplierWorth: Double
  /// What the mover insists on, in own worth; nil where it makes no offer.
  package let demand: Double?
  /// What the other side's standing offer is worth to the mover, and what it would have to be
  /// worth for a yes; nil where none stands.
  package let standing: (worth: Double, needed: Double)?
  /// Packages offered beside, of equal worth to the mover.
  package let beside: [AgreedTerms]
}

/// A deal in one world, played again and written down.
///
/// The trace shows the supplier's hidden type on purpose: it is told after the fact.
package struct Conversation: Sendable {
  package let policy: NegotiationPolicy
  package let world: Int
  package let outcome: DealOutcome
  package let moves: [ConversationMove]
  package let buyerReservation: Double
  /// Hidden from the buyer.
  package let supplierReservation: Double
  /// What the buyer takes the supplier's reservation value to be.
  package let estimatedSupplierReservation: Double
  package let supplierTactic: Tactic
  package let engaged: Bool
  /// The deadline of the talks, in rounds.
  package let deadline: Int
  /// All that both sides could have agreed on, and the points that bargaining solutions pick:
  /// utilities are shares of the baseline, with the supplier's true worth.
  package let solutions: ContinuousSolutions
  /// The agreed package's place; nil without an agreement.
  package let agreement: UtilityPair?

  /// Replays the deal: the same code and the same draws as in the run.
  package init(_ deal: Deal, policy: NegotiationPolicy, world: Int, tables: SimulationTables) {
    let simulation = DealSimulation(deal, tables: tables)
    let shared = simulation.setting(world: world)
    var recorder = ConversationRecorder()
    outcome = simulation.play(policy, shared, recorder: &recorder)
    let played = simulation.played(policy)
    let setting = simulation.setting(shared, under: played)
    self.policy = policy
    self.world = world
    let box = played == .priceOnly ? deal.box.priceOnly : deal.box
    let buyer = LinearWorth.buyer(box, tables.settings.model)
    let revealed = setting.supplier.asked(played, box: box, buyer: buyer).revealed()
    let estimate = BuyerSide.estimate(
      of: simulation.deal, box: box, error: setting.draw.buyerError, tables: tables)
    buyerReservation = setting.reservation
    supplierReservation = revealed.reservation
    estimatedSupplierReservation = setting.limit
    supplierTactic = revealed.tactic
    engaged = setting.supplier.engages
    deadline = tables.clock.rounds
    solutions = ContinuousSolutions(
      frontier: ContinuousFrontier(first: buyer, second: revealed.valuation),
      disagreement: UtilityPair(setting.reservation, revealed.reservation))
    moves = recorder.finished().map { move in
      ConversationMove(
        round: move.round + 1, side: move.side, action: move.action,
        terms: AgreedTerms(package: move.package, in: box),
        buyerWorth: buyer.worth(of: move.package),
        supplierWorth: revealed.valuation.worth(of: move.package),
        estimatedSupplierWorth: estimate.worth(of: move.package), demand: move.demand,
        standing: move.standing,
        beside: move.beside.map { AgreedTerms(package: $0, in: box) })
    }
    agreement = moves.last.flatMap {
      $0.action == .accept ? UtilityPair($0.buyerWorth, $0.supplierWorth) : nil
    }
  }

  /// How far the agreement lies below the frontier: what the buyer could have had more, share of
  /// the baseline, with the supplier where it is. 0 on the frontier; nil without an agreement.
  package var paretoGap: Double? {
    agreement.flatMap { agreed in
      solutions.frontier.best(forFirstKeepingSecond: agreed.y)
        .map { max(0, $0.utilities.x - agreed.x) }
    }
  }

  /// The offers of one side, in their order.
  package func offers(of side: Side) -> [ConversationMove] {
    moves.filter { $0.side == side && $0.action == .offer }
  }
}

/// Writes a session down, move by move.
private struct ConversationRecorder: SessionRecorder {
  struct Move {
    var round: Int
    var side: Side
    var action: ConversationMove.Action
    var package: Package
    var demand: Double?
    var standing: (worth: Double, needed: Double)?
    var beside: [Package] = []
  }

  private var moves: [Move] = []
  /// What a side weighed and has not answered yet.
  private var weighed: Move?

  mutating func weighed(worth: Double, needed: Double, by side: Side, round: Int) {
    refuse()
    guard worth.isFinite, let standing = moves.last(where: { $0.action == .offer }) else { return }
    weighed = Move(
      round: round, side: side, action: .refuse, package: standing.package,
      standing: (worth, needed))
  }

  mutating func offered(_ package: Package, by side: Side, round: Int, demand: Double) {
    if weighed?.side != side { refuse() }
    moves.append(
      Move(
        round: round, side: side, action: .offer, package: package, demand: demand,
        standing: weighed?.standing))
    weighed = nil
  }

  mutating func offeredBeside(_ package: Package, by side: Side, round: Int) {
    guard let last = moves.indices.last, moves[last].side == side else { return }
    moves[last].beside.append(package)
  }

  mutating func accepted(by side: Side, round: Int) {
    guard var move = weighed else { return }
    move.action = .accept
    moves.append(move)
    weighed = nil
  }

  /// Who weighed an offer and then said nothing refused it.
  private mutating func refuse() {
    if let weighed { moves.append(weighed) }
    weighed = nil
  }

  mutating func finished() -> [Move] {
    refuse()
    return moves
  }
}

extension SupplierType {
  /// The supplier as a policy meets it.
  func asked(_ policy: NegotiationPolicy, box: LeverBox, buyer: Valuation) -> SupplierType {
    policy == .priceOnly ? asked(about: box, buyer: buyer) : self
  }
}
