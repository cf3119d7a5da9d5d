import Bargaining

/// One move of a replayed negotiation, with what it is worth to both sides.
package struct ConversationMove: Sendable {
  package let round: Int
  package let side: Side
  /// An offer, or nil for "yes".
  package let terms: AgreedTerms?
  /// Yearly worth to each side, share of the baseline.
  package let buyerWorth: Double
  package let supplierWorth: Double
  /// What the mover insisted on, in own worth.
  package let demand: Double
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
  package let supplierReservation: Double
  package let supplierTactic: Tactic
  package let engaged: Bool

  /// Replays the deal: the same code and the same draws as in the run.
  package init(_ deal: Deal, policy: NegotiationPolicy, world: Int, tables: SimulationTables) {
    let simulation = DealSimulation(deal, tables: tables)
    let shared = simulation.setting(world: world)
    var recorder = Recorder()
    outcome = simulation.play(policy, shared, recorder: &recorder)
    let played = simulation.played(policy)
    let setting = simulation.setting(shared, under: played)
    self.policy = policy
    self.world = world
    let box = played == .priceOnly ? deal.box.priceOnly : deal.box
    let buyer = LinearWorth.buyer(box, tables.settings.model)
    let revealed = setting.supplier.asked(played, box: box, buyer: buyer).revealed()
    buyerReservation = setting.reservation
    supplierReservation = revealed.reservation
    supplierTactic = revealed.tactic
    engaged = setting.supplier.engages
    moves = recorder.moves.map { move in
      ConversationMove(
        round: move.round + 1, side: move.side,
        terms: move.package.map { AgreedTerms(package: $0, in: box) },
        buyerWorth: move.package.map(buyer.worth(of:)) ?? 0,
        supplierWorth: move.package.map(revealed.valuation.worth(of:)) ?? 0, demand: move.demand)
    }
  }

  private struct Recorder: SessionRecorder {
    var moves: [(round: Int, side: Side, package: Package?, demand: Double)] = []

    mutating func offered(_ package: Package, by side: Side, round: Int, demand: Double) {
      moves.append((round, side, package, demand))
    }

    mutating func accepted(by side: Side, round: Int) { moves.append((round, side, nil, 0)) }
  }
}

extension SupplierType {
  /// The supplier as a policy meets it.
  func asked(_ policy: NegotiationPolicy, box: LeverBox, buyer: Valuation) -> SupplierType {
    policy == .priceOnly ? asked(about: box, buyer: buyer) : self
  }
}

extension AgreedTerms {
  /// What the buyer gets, in words; empty where nothing.
  package func asks(today: Int) -> [String] {
    var words: [String] = []
    if priceCutBasisPoints > 0 { words.append("the price falls \(Digits.percent(priceCut, 2))") }
    if paymentDays > 0 {
      words.append("payment comes \(paymentDays) days later (\(today + paymentDays) days)")
    }
    if serviceTenths > 0 {
      words.append(
        "delivery performance rises \(Digits.plain(serviceTenths, decimals: 1)) OTIF points")
    }
    return words
  }

  /// What the buyer gives, in words.
  package func gives(today: Int) -> [String] {
    var words: [String] = []
    if paymentDays < 0 {
      words.append("payment \(-paymentDays) days earlier (\(today + paymentDays) days)")
    }
    if volumePercent > 0 {
      words.append("a commitment to \(volumePercent) % of the forecast volume")
    }
    if extraMonths > 0 { words.append("\(extraMonths) more months of contract") }
    if leadTimeDays > 0 { words.append("\(leadTimeDays) days more lead time") }
    if indexSharePercent > 0 {
      words.append("\(indexSharePercent) % of the price linked to an index")
    }
    if sharesForecast { words.append("our rolling forecast") }
    return words
  }

  /// A conditional sentence: "If …, we can …".
  package func sentence(by side: Side, today: Int) -> String {
    let asks = list(self.asks(today: today))
    let gives = list(self.gives(today: today))
    switch side {
    case .first:
      if asks.isEmpty { return "We can offer \(gives.isEmpty ? "no change" : gives)." }
      return gives.isEmpty ? "We ask that \(asks)." : "If \(asks), we can offer \(gives)."
    case .second:
      if gives.isEmpty {
        return asks.isEmpty ? "We would keep everything as it is." : "We can accept that \(asks)."
      }
      return asks.isEmpty
        ? "We would like \(gives)." : "If you give \(gives), we can accept that \(asks)."
    }
  }

  private func list(_ words: [String]) -> String {
    guard let last = words.last else { return "" }
    return words.count == 1 ? last : words.dropLast().joined(separator: ", ") + " and " + last
  }
}
