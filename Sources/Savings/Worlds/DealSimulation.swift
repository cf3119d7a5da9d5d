import Bargaining

/// What the buyer's side does: the policies that a run plays on the same draws.
package enum NegotiationPolicy: String, Sendable, CaseIterable {
  /// All levers, traded.
  case winWin = "win-win"
  /// The same supplier, asked for a lower price and nothing else.
  case priceOnly = "price-only"
}

/// Plays one deal in one world: the only place where a negotiation happens, for a run and for its
/// replay alike.
package struct DealSimulation {
  let deal: PreparedDeal
  let tables: SimulationTables

  package init(_ deal: Deal, tables: SimulationTables) {
    self.deal = PreparedDeal(deal, tables: tables)
    self.tables = tables
  }

  /// Everything of one world that both policies share.
  struct Setting {
    let world: Int
    let draw: DealDraw
    let shift: WorldShift
    let supplier: SupplierType
    let reservation: Double
    let alternativeNet: Double
    let threat: Double
  }

  @inline(__always)
  func setting(world: Int) -> Setting {
    let settings = tables.settings
    let draw = DealDraw(
      seed: settings.seed, deal: deal.stableID, world: world,
      supplier: SupplierFactor(seed: settings.seed, supplier: deal.supplierID, world: world),
      copula: tables.copula)
    let shift = tables.shift(world: world, tier: deal.tierIndex)
    let (net, threat) = deal.batna.draw(draw, world: shift)
    return Setting(
      world: world, draw: draw, shift: shift,
      supplier: SupplierType(
        draw, deal: deal, box: deal.box, buyer: deal.buyer, threat: threat, world: shift,
        tables: tables),
      reservation: max(settings.policy.minimumGain, net), alternativeNet: net, threat: threat)
  }

  /// Plays the deal under a policy; `recorder` is told of every move.
  @inline(__always)
  func play<Recorder: SessionRecorder>(
    _ policy: NegotiationPolicy, _ setting: Setting, recorder: inout Recorder
  ) -> DealOutcome {
    var outcome = DealOutcome()
    guard setting.supplier.engages else { return outcome }
    let box = policy == .winWin ? deal.box : deal.priceBox
    let valuation = policy == .winWin ? deal.buyer : deal.buyerPriceOnly
    let supplier =
      policy == .winWin
      ? setting.supplier : setting.supplier.asked(about: box, buyer: deal.buyerPriceOnly)
    let estimate = BuyerSide.estimate(
      of: deal, box: box, error: setting.draw.buyerError, tables: tables)
    var buyer = BuyerSide.negotiator(
      box, valuation: valuation, estimate: estimate, limit: deal.expectedLimit,
      reservation: setting.reservation,
      policy: tables.settings.policy, isConditional: tables.isConditional)
    var seller = supplier.negotiator(box, rounds: tables.clock.rounds)
    let result = StackedAlternatingOffers.play(
      &buyer, &seller, clock: tables.clock, givesUpIn: supplier.givesUpIn, recorder: &recorder)
    outcome.rounds = result.rounds
    outcome.unreciprocated = result.unreciprocated
    outcome.abandoned = result.abandoned
    outcome.days = max(
      1, Int((Double(result.rounds) * tables.settings.model.daysPerRound).rounded(.up)))
    if let agreement = result.agreement {
      book(agreement, box, valuation, supplier, setting, into: &outcome)
    } else if setting.alternativeNet > tables.settings.policy.minimumGain {
      outcome.ending = .switched
      outcome.switching = deal.baseline.scaled(by: setting.alternativeNet)
    } else if !result.abandoned, result.gap <= tables.settings.policy.deadlockGap {
      outcome.ending = .escalated
    } else {
      outcome.ending = .statusQuo
    }
    return outcome
  }

  @inline(__always)
  private func book(
    _ agreement: Package, _ box: LeverBox, _ valuation: Valuation, _ supplier: SupplierType,
    _ setting: Setting, into outcome: inout DealOutcome
  ) {
    outcome.ending = .agreed
    outcome.terms = AgreedTerms(package: agreement, in: box)
    let worth = valuation.worth(of: agreement)
    let supplierWorth = supplier.worth(of: agreement)
    let others = valuation.weights * agreement
    outcome.buyerShare = worth
    outcome.supplierShare = supplierWorth
    outcome.supplierBetterOff = supplierWorth > 0
    outcome.booking = Booking(
      outcome.terms, baseline: deal.baseline, model: tables.settings.model,
      scaledWorth: others[2] + others[3] + others[4] + others[5],
      fixedWorth: others[6] + others[7],
      clawback: Clawback.share(
        ofCut: outcome.terms.priceCut, level: setting.shift.clawback,
        compensated: supplier.compensation(for: agreement),
        fairness: tables.settings.model.clawbackFairness),
      linearWorth: worth)
    outcome.supplierSurplus = deal.baseline.scaled(by: supplierWorth)
    outcome.jointSurplus = deal.baseline.scaled(by: worth + supplierWorth)
    let best = supplier.bestJoint(with: valuation)
    outcome.jointShare = best > 0 ? (worth + supplierWorth) / best : 1
  }

  /// The outcome of one policy in one world, on its own.
  package func outcome(_ policy: NegotiationPolicy, world: Int) -> DealOutcome {
    var recorder = NoRecorder()
    return play(policy, setting(world: world), recorder: &recorder)
  }
}
