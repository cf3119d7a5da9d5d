import Bargaining

/// What a buyer takes into the room: objectives, BATNA, zone, levers by exchange value, the anchor
/// with its evidence, conditional moves to propose, and risks.
package struct PreparationPack: Sendable {
  let deal: Deal
  let zone: ZoneOfAgreement
  let currency: Currency
  let settings: Settings

  package init(_ deal: Deal, currency: Currency, settings: Settings) {
    self.deal = deal
    self.currency = currency
    self.settings = settings
    zone = ZoneOfAgreement(deal, settings: settings)
  }

  private func words(_ share: Double) -> String {
    "\(Digits.percent(share, 2)) (\(currency.whole(deal.baseline.scaled(by: share))) \(currency.code) a year)"
  }

  package var sections: [ReportSection] {
    [objectives, alternative, zoneSection, levers, moves, risks]
  }

  private var objectives: ReportSection {
    ReportSection(
      id: "objectives",
      heading:
        "\(deal.id): \(deal.supplierName), \(deal.category.isEmpty ? "(unclassified)" : deal.category)",
      blocks: [
        .bullets([
          "Tier: \(deal.tier.rawValue)\(deal.placement.subTier.isEmpty ? "" : " (\(deal.placement.subTier))"); \(deal.placement.reason).",
          "Led by: \(deal.eligibility == .automated ? "the agent" : "people") (\(deal.eligibility.reason)). Style: \(deal.style).",
          "Baseline: \(currency.whole(deal.baseline)) \(currency.code) a year, \(deal.baselineMethod); \(deal.invoices) ledger rows\(deal.first.map { ", \($0.iso) to \(deal.last?.iso ?? $0.iso)" } ?? "").",
          "Payment terms today: \(deal.terms) days; cap \(deal.termsCap) days (\(deal.termsRule)).",
          "Objective: a price cut towards \(Digits.percent(deal.anchor.cut, 2)), never less than \(words(zone.buyerReservation)) in all.",
        ])
      ])
  }

  private var alternative: ReportSection {
    let second =
      zone.gainOfOneMore > 0
      ? "One more qualified supplier would be worth \(words(zone.gainOfOneMore)): qualify it before the talks."
      : "One more qualified supplier would change little."
    return ReportSection(
      id: "batna", heading: "BATNA: \(deal.batna.strength.rawValue)",
      blocks: [
        .bullets([
          "\(deal.batna.evidence).",
          "Expected worth of the alternative, net of switching: \(words(deal.batna.expectedNet)). Walk away below it.",
          second,
        ])
      ])
  }

  private var zoneSection: ReportSection {
    ReportSection(
      id: "zopa", heading: "ZOPA (estimated at the typical supplier)",
      blocks: [
        .bullets([
          "\(zone.finding).",
          "The supplier can be expected to give up at most \(words(zone.supplierGives)) of its profit.",
          "Room for us: \(Digits.percent(zone.priceOnly, 2)) with the price alone, \(Digits.percent(zone.allLevers, 2)) with all levers, \(Digits.percent(zone.oneMore, 2)) with one more supplier; we need \(Digits.percent(zone.buyerReservation, 2)).",
          "Opening anchor: \(Digits.percent(deal.anchor.cut, 2)) off the price, because \(deal.anchor.evidence).",
        ])
      ])
  }

  private var levers: ReportSection {
    let buyer = LinearWorth.buyer(deal.box, settings.model)
    let supplier = LinearWorth.supplier(
      deal.box, capitalCost: deal.prior.capitalCost,
      others: LinearWorth.supplierMeans(settings.model))
    let path = ConcessionPath(own: buyer, estimateOfOther: supplier, grain: deal.box.grain)
    let rows: [[ReportCell]] = path.issues.map { lane in
      let ours = buyer.weights[lane].magnitude
      let theirs = supplier.weights[lane].magnitude
      let low = deal.box.low[lane]
      let high = deal.box.high[lane]
      return [
        .text(Lever.allCases[lane].name),
        .text(Lever.allCases[lane].range(low, high)),
        .text(buyer.weights[lane] > 0 ? "ask" : "give"), .percent(ours), .percent(theirs),
        .number(theirs / ours, decimals: 2),
      ]
    }
    return ReportSection(
      id: "levers", heading: "Levers by exchange value",
      blocks: [
        .table(
          ReportTable(
            id: "levers", caption: "Give first what is worth most to them for what it costs us",
            columns: [
              .init("Lever", name: "lever"), .init("Range", name: "range"),
              .init("We", name: "direction"), .init("Worth to us", name: "ours", numeric: true),
              .init("Worth to them", name: "theirs", numeric: true),
              .init("Exchange", name: "ratio", numeric: true),
            ], rows: rows))
      ])
  }

  /// Conditional moves: each give of the path tied to the price that pays for it.
  private var moves: ReportSection {
    let buyer = LinearWorth.buyer(deal.box, settings.model)
    let supplier = LinearWorth.supplier(
      deal.box, capitalCost: deal.prior.capitalCost,
      others: LinearWorth.supplierMeans(settings.model))
    let gives: [(Lever, String)] = [
      (
        .volume,
        "commit to \(Digits.percent(deal.box.high[Lever.volume.lane], 0)) of the forecast volume"
      ),
      (
        .length,
        "extend the contract by \(Digits.fixed(deal.box.high[Lever.length.lane], 0)) months"
      ),
      (
        .leadTime, "give \(Digits.fixed(deal.box.high[Lever.leadTime.lane], 0)) days more lead time"
      ),
      (.risk, "link \(Digits.percent(deal.box.high[Lever.risk.lane], 0)) of the price to an index"),
      (.forecast, "share our rolling forecast"),
      (.terms, "pay \(Digits.fixed(-deal.box.low[Lever.terms.lane], 0)) days earlier"),
    ]
    var lines: [String] = []
    for (lever, words) in gives where deal.box.span[lever.lane] > 0 {
      var theirs = supplier.weights[lever.lane].magnitude
      var ours = buyer.weights[lever.lane].magnitude
      if lever == .terms {
        let share = -deal.box.low[1] / deal.box.span[1]
        theirs *= share
        ours *= share
        guard share > 0 else { continue }
      }
      let price = (theirs + ours) / 2
      guard theirs > ours else { continue }
      lines.append(
        "If the price falls by \(Digits.percent(price, 2)), we can \(words) (worth \(Digits.percent(theirs, 2)) to them, costs us \(Digits.percent(ours, 2)))."
      )
    }
    return ReportSection(
      id: "moves", heading: "Conditional moves to propose",
      blocks: [
        lines.isEmpty
          ? .paragraph("No lever is worth more to the supplier than it costs.") : .bullets(lines)
      ])
  }

  private var risks: ReportSection {
    var lines: [String] = []
    if let record = deal.record {
      if record.singleSource {
        lines.append("Single source: a failed negotiation has no fallback.")
      }
      if record.critical {
        lines.append("Critical supply: a resentful supplier costs more than the cut.")
      }
      if let end = record.contractEnd { lines.append("The contract runs until \(end.iso).") }
      if record.sme {
        lines.append("Small or medium supplier: terms are capped and cash is dear to it.")
      }
    }
    if deal.anchor.cut > 0.05 {
      lines.append(
        "Cuts beyond 5 % tend to be won back in quality and service (clawback is convex).")
    }
    lines.append(
      deal.quality.proxies.isEmpty
        ? "Everything that matters is known (data grade A)."
        : "Data grade \(deal.quality.grade); assumed: \(deal.quality.proxies.joined(separator: ", "))."
    )
    return ReportSection(
      id: "risks", heading: "Risks and what is not known", blocks: [.bullets(lines)])
  }
}

extension Conversation {
  /// The replay as text: offers as conditional sentences, with what each was worth to both sides.
  package func section(of deal: Deal, currency: Currency) -> ReportSection {
    func worth(_ share: Double) -> String { Digits.percent(share, 2) }
    var lines: [String] = []
    for move in moves {
      let who = move.side == .first ? "Buyer" : "Supplier"
      guard let terms = move.terms else {
        lines.append("Round \(move.round), \(who.lowercased()): accepts.")
        continue
      }
      lines.append(
        "Round \(move.round), \(who.lowercased()): \(terms.sentence(by: move.side, today: deal.terms)) [buyer \(worth(move.buyerWorth)), supplier \(worth(move.supplierWorth))]"
      )
    }
    var blocks: [ReportBlock] = [
      .paragraph(
        engaged
          ? "Buyer’s reservation value \(worth(buyerReservation)), supplier’s \(worth(supplierReservation)) (hidden from the buyer), supplier’s tactic: \(tacticWords). Worths are shares of the baseline a year against the status quo."
          : "The supplier does not answer in this world.")
    ]
    if !lines.isEmpty { blocks.append(.bullets(lines)) }
    blocks.append(.paragraph(result(deal, currency)))
    return ReportSection(
      id: "replay", heading: "Replay of world \(world), \(policy.rawValue) (simulated)",
      blocks: blocks)
  }

  private var tacticWords: String {
    switch supplierTactic {
    case .timeDependent: "concedes by the clock"
    case .conditional: "concedes only against moves"
    case .reciprocal: "answers a move with a move"
    case .relative: "answers a move with a move in proportion"
    case .averaged: "answers the last few moves in proportion"
    case .patient: "looks for trades first, then concedes by the clock"
    case .hardline: "never moves"
    case .noCounter: "says yes or no, makes no offer"
    }
  }

  private func result(_ deal: Deal, _ currency: Currency) -> String {
    guard outcome.ending == .agreed else { return "Ends: \(outcome.ending.words)." }
    let booking = outcome.booking
    func money(_ amount: Money) -> String { "\(currency.grouped(amount)) \(currency.code)" }
    return
      "Ends: agreed after \(outcome.rounds) rounds, about \(outcome.days) days. Hard saving \(money(booking.hard)) a year; beside it, never added: cash released \(money(booking.cash)) once, carrying benefit \(money(booking.carrying)), other levers \(money(booking.otherLevers)) a year. Supplier \(outcome.supplierBetterOff ? "better" : "worse") off than today by \(money(outcome.supplierBetterOff ? outcome.supplierSurplus : .zero - outcome.supplierSurplus)); \(Digits.percent(outcome.jointShare, 0)) of the possible joint surplus."
  }
}
