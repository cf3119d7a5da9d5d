import Bargaining

/// Plays one deal in one world: the only place where a negotiation happens, for a run and for its
/// replay alike.
package struct DealSimulation {
  let deal: PreparedDeal
  let tables: SimulationTables

  package init(_ deal: Deal, tables: SimulationTables) {
    self.deal = PreparedDeal(deal, tables: tables)
    self.tables = tables
  }

  /// Everything of one world that a policy plays with.
  struct Setting {
    let world: Int
    let draw: DealDraw
    let shift: WorldShift
    var supplier: SupplierType
    var reservation: Double
    var alternativeNet: Double
    let threat: Double
    /// The supplier's reservation value as the buyer expects it.
    var limit: Double
  }

  /// What all policies share, with the alternatives that there are.
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
      supplier: supplier(draw, shift, threat: threat),
      reservation: max(settings.policy.minimumGain, net), alternativeNet: net, threat: threat,
      limit: deal.expectedLimit)
  }

  @inline(__always)
  private func supplier(_ draw: DealDraw, _ shift: WorldShift, threat: Double) -> SupplierType {
    SupplierType(
      draw, deal: deal, box: deal.box, buyer: deal.buyer, threat: threat, world: shift,
      tables: tables)
  }

  /// The setting as a policy finds it: the same supplier on the same draws, which fears to lose the
  /// account as far as the policy's alternatives let it.
  func setting(_ shared: Setting, under policy: NegotiationPolicy) -> Setting {
    var setting = shared
    switch policy {
    case .noBatna:
      setting.reservation = tables.settings.policy.minimumGain
      setting.alternativeNet = 0
      setting.limit = deal.limitWithoutAlternative
      setting.supplier = supplier(shared.draw, shared.shift, threat: 0)
    case .oneMore:
      let price = RandomStream(
        seed: tables.settings.seed, id: deal.stableID,
        draw: UInt32(truncatingIfNeeded: shared.world)
      ).normal(lane: PreparedBatna.oneMoreLane)
      let (net, threat) = deal.batna.withOneMore(
        (shared.alternativeNet, shared.threat), price: price,
        dispersion: deal.batna.dispersion * shared.shift.dispersion)
      setting.reservation = max(tables.settings.policy.minimumGain, net)
      setting.alternativeNet = net
      setting.limit = deal.limitWithOneMore
      setting.supplier = supplier(shared.draw, shared.shift, threat: threat)
    case .winWin, .priceOnly, .unconditional, .humanTeam, .noNegotiation: break
    }
    return setting
  }

  /// Plays the deal under a policy; `recorder` is told of every move.
  /// - Parameter shared: what ``setting(world:)`` found, for every policy alike.
  @inline(__always)
  func play<Recorder: SessionRecorder>(
    _ policy: NegotiationPolicy, _ shared: Setting, recorder: inout Recorder
  ) -> DealOutcome {
    switch policy {
    case .winWin: traded(shared, manner: tables.manner, recorder: &recorder)
    case .priceOnly: haggled(shared, recorder: &recorder)
    default: compared(policy, shared, recorder: &recorder)
    }
  }

  /// The policies beside the headline: one copy of the talks for all of them, so that the loop of
  /// the headline stays as small as it is.
  @inline(never)
  func compared<Recorder: SessionRecorder>(
    _ policy: NegotiationPolicy, _ shared: Setting, recorder: inout Recorder
  ) -> DealOutcome {
    let policy = played(policy)
    switch policy {
    case .priceOnly: return haggled(shared, recorder: &recorder)
    case .noNegotiation:
      var outcome = DealOutcome()
      outcome.ending = .statusQuo
      return outcome
    default:
      return traded(
        setting(shared, under: policy),
        manner: policy == .unconditional ? tables.unconditional : tables.manner, recorder: &recorder
      )
    }
  }

  /// The policy as it is played: people have a style.
  func played(_ policy: NegotiationPolicy) -> NegotiationPolicy {
    policy == .humanTeam ? tables.settings.compare.humanStyle.policy : policy
  }

  /// The talks over all levers of the policy.
  @inline(__always)
  private func traded<Recorder: SessionRecorder>(
    _ setting: Setting, manner: BuyerManner, recorder: inout Recorder
  ) -> DealOutcome {
    negotiated(
      setting, deal.box, deal.buyer, setting.supplier, manner: manner,
      recorder: &recorder)
  }

  /// The talks over the price alone.
  @inline(__always)
  private func haggled<Recorder: SessionRecorder>(
    _ setting: Setting, recorder: inout Recorder
  ) -> DealOutcome {
    negotiated(
      setting, deal.priceBox, deal.buyerPriceOnly,
      setting.supplier.asked(about: deal.priceBox, buyer: deal.buyerPriceOnly),
      manner: tables.manner, recorder: &recorder)
  }

  @inline(__always)
  private func negotiated<Recorder: SessionRecorder>(
    _ setting: Setting, _ box: LeverBox, _ valuation: Valuation, _ supplier: SupplierType,
    manner: BuyerManner, recorder: inout Recorder
  ) -> DealOutcome {
    var outcome = DealOutcome()
    guard supplier.engages else { return outcome }
    let estimate = BuyerSide.estimate(
      of: deal, box: box, error: setting.draw.buyerError, tables: tables)
    var buyer = BuyerSide.negotiator(
      box, valuation: valuation, estimate: estimate, limit: setting.limit,
      reservation: setting.reservation,
      policy: tables.settings.policy, manner: manner)
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

  /// The most that both sides together could have with all levers, a year; never below 0, the
  /// status quo.
  @inline(__always)
  func potential(_ setting: Setting) -> Money {
    deal.baseline.scaled(by: max(0, setting.supplier.bestJoint(with: deal.buyer)))
  }
}
