import Bargaining
import Savings

/// One deal written for a terminal, a browser or a program, from one set of values.
package struct DealDocument {
  let page: DealPage
  let currency: Currency
  /// What names the program, the run and its settings, in order.
  let origin: [(name: String, value: JSONValue)]
  let footer: [String]

  /// - Parameter runID: of the stored run that the deal comes from; nil where there is none.
  package init(
    _ page: DealPage, currency: Currency, settings: Settings, version: String, runID: String?
  ) {
    self.page = page
    self.currency = currency
    origin = [
      ("schema", .integer(1)), ("simulated", .bool(true)), ("version", .string(version)),
      ("run_id", runID.map { .string($0) } ?? .null), ("seed", .decimal(String(settings.seed))),
      ("worlds", .integer(settings.worlds)), ("currency", .string(currency.code)),
    ]
    footer = [
      "\(runID.map { "Run \($0), version" } ?? "Version") \(version), seed \(settings.seed), \(settings.worlds) worlds; the replay is of world \(page.conversation.world)."
    ]
  }

  package var text: String {
    let report = page.page(footer: footer, parent: nil)
    return "\(page.deal.id): \(report.title)".escapingControls + "\n"
      + PlainText.text(
        [
          ReportSection(
            id: "", heading: report.subtitle,
            blocks: report.banners.map { .paragraph($0) })
        ] + report.sections
          + [ReportSection(id: "", heading: footer.joined(separator: " "), blocks: [])],
        currency: currency)
  }

  package func html(parent: ReportLink? = nil) -> [UInt8] {
    HTMLPage(currency: currency).bytes(page.page(footer: footer, parent: parent))
  }

  package var json: JSONValue {
    .object(
      origin + [
        ("deal", deal), ("preparation", preparation), ("replay", replay),
      ])
  }

  // MARK: The parts of the JSON form

  private var deal: JSONValue {
    let deal = page.deal
    return .object([
      ("id", .string(deal.id)), ("supplier_key", .string(deal.supplierKey)),
      ("supplier", .string(deal.supplierName)), ("category", .string(deal.category)),
      ("tier", .string(deal.tier.rawValue)), ("style", .string(deal.style)),
      ("eligibility", .string(deal.eligibility.rawValue)), ("baseline", money(deal.baseline)),
      ("baseline_method", .string(deal.baselineMethod)), ("terms_days", .integer(deal.terms)),
      ("terms_cap_days", .integer(deal.termsCap)), ("terms_rule", .string(deal.termsRule)),
      ("data_grade", .string(deal.quality.grade.rawValue)),
      ("proxies", .array(deal.quality.flags.map { .string($0) })),
    ])
  }

  private var preparation: JSONValue {
    let batna = page.deal.batna
    let zone = page.zone
    let worlds = page.every
    return .object([
      (
        "batna",
        .object([
          ("strength", .string(batna.strength.rawValue)), ("net", share(batna.expectedNet)),
          ("threat", share(batna.threat)), ("evidence", .string(batna.evidence)),
        ])
      ),
      (
        "anchor",
        .object([
          ("cut", share(page.deal.anchor.cut)), ("evidence", .string(page.deal.anchor.evidence)),
        ])
      ),
      (
        "zone",
        .object([
          ("finding", .string(zone.finding)), ("buyer_reservation", share(zone.buyerReservation)),
          ("supplier_gives", share(zone.supplierGives)), ("price_only", share(zone.priceOnly)),
          ("all_levers", share(zone.allLevers)), ("one_more_supplier", share(zone.oneMore)),
        ])
      ),
      (
        "worlds",
        .object([
          ("count", .integer(worlds.count)), ("answered", .integer(worlds.answered)),
          ("with_zone", .integer(worlds.withZone)),
          ("with_price_zone", .integer(worlds.withPriceZone)),
          ("agreed", .integer(worlds.statistics.agreed)),
          ("buyer_reservation", range(worlds.reservation)),
          ("supplier_gives", range(worlds.supplierGives)), ("room", range(worlds.room)),
          ("price_room", range(worlds.priceRoom)),
          ("agreed_worth", worlds.agreedWorth.map(range) ?? .null),
        ])
      ),
    ])
  }

  private var replay: JSONValue {
    let talk = page.conversation
    let outcome = talk.outcome
    return .object([
      ("world", .integer(talk.world)), ("policy", .string(talk.policy.rawValue)),
      ("supplier_answers", .bool(talk.engaged)),
      ("buyer_reservation", share(talk.buyerReservation)),
      ("supplier_reservation_hidden", share(talk.supplierReservation)),
      ("supplier_reservation_estimated", share(talk.estimatedSupplierReservation)),
      ("moves", .array(talk.moves.map(move))),
      (
        "frontier",
        .array(talk.solutions.frontier.vertices.map { point($0.utilities) })
      ),
      (
        "points",
        .object([
          ("nash", talk.solutions.nash.map { point($0.utilities) } ?? .null),
          (
            "kalai_smorodinsky",
            talk.solutions.kalaiSmorodinskyRational.map { point($0.utilities) } ?? .null
          ),
          ("egalitarian", talk.solutions.egalitarian.map { point($0.utilities) } ?? .null),
          ("agreement", talk.agreement.map(point) ?? .null),
        ])
      ),
      ("ending", .string(outcome.ending.words)),
      ("reason", outcome.ending == .agreed || !talk.engaged ? .null : .string(talk.reason)),
      ("rounds", .integer(outcome.rounds)), ("days", .integer(outcome.days)),
      ("unreciprocated", .integer(outcome.unreciprocated)),
      ("pareto_gap", talk.paretoGap.map(share) ?? .null), ("booking", booking(outcome)),
      ("terms", outcome.ending == .agreed ? terms(outcome.terms) : .null),
      ("supplier_better_off", .bool(outcome.supplierBetterOff)),
      ("supplier_surplus", money(outcome.supplierSurplus)),
      ("joint_surplus", money(outcome.jointSurplus)), ("joint_share", share(outcome.jointShare)),
      ("switching", money(outcome.switching)),
    ])
  }

  private func move(_ move: ConversationMove) -> JSONValue {
    .object([
      ("round", .integer(move.round)),
      ("side", .string(move.side == .first ? "buyer" : "supplier")),
      ("action", .string(move.action.rawValue)),
      ("sentence", .string(move.terms.sentence(by: move.side, today: page.deal.terms))),
      ("terms", terms(move.terms)), ("buyer_worth", share(move.buyerWorth)),
      ("supplier_worth_estimated", share(move.estimatedSupplierWorth)),
      ("supplier_worth_hidden", share(move.supplierWorth)),
      ("demand", move.demand.map(share) ?? .null),
      ("standing_worth", (move.standing?.worth).map(share) ?? .null),
      ("needed_for_yes", (move.standing?.needed).map(share) ?? .null),
    ])
  }

  private func terms(_ terms: AgreedTerms) -> JSONValue {
    .object([
      ("price_cut", .number(terms.priceCut, decimals: 6)),
      ("payment_days", .integer(terms.paymentDays)),
      ("volume_percent", .integer(terms.volumePercent)),
      ("extra_months", .integer(terms.extraMonths)),
      ("lead_time_days", .integer(terms.leadTimeDays)),
      ("index_percent", .integer(terms.indexSharePercent)),
      ("shares_forecast", .bool(terms.sharesForecast)),
      ("otif_points", .number(Double(terms.serviceTenths) / 10, decimals: 1)),
    ])
  }

  private func booking(_ outcome: DealOutcome) -> JSONValue {
    guard outcome.ending == .agreed else { return .null }
    let booked = outcome.booking
    return .object([
      ("hard", money(booked.hard)), ("avoidance", money(booked.avoidance)),
      ("cash_once", money(booked.cash)), ("carrying", money(booked.carrying)),
      ("other_levers", money(booked.otherLevers)), ("clawback", money(booked.clawback)),
      ("linearisation_error", money(booked.linearisationError)),
    ])
  }

  private func money(_ amount: Money) -> JSONValue { .string(currency.plain(amount)) }
  private func share(_ value: Double) -> JSONValue { .number(value, decimals: 12) }
  private func point(_ pair: UtilityPair) -> JSONValue {
    .object([("buyer", share(pair.x)), ("supplier_hidden", share(pair.y))])
  }
  private func range(_ range: WorldRange<Double>) -> JSONValue {
    .object([("p10", share(range.p10)), ("p50", share(range.p50)), ("p90", share(range.p90))])
  }
}
