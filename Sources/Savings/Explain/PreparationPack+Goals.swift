import Bargaining

extension PreparationPack {
  /// What to remember when the page is closed.
  var glance: ReportSection {
    let cut = worlds.agreedTerms[.price]
    let aim = cut.map { "\(Digits.percent($0.p50, 2)) off" } ?? "no agreement"
    let aimRange =
      cut.map {
        "price cut of the middle agreement; eight of ten between \(Digits.percent($0.p10, 2)) and \(Digits.percent($0.p90, 2))"
      } ?? "in any of the \(worlds.count) simulated worlds"
    return ReportSection(
      id: "glance", heading: "In one minute",
      blocks: [
        .tiles([
          ReportTile(
            label: "Open with", value: "\(Digits.percent(deal.anchor.cut, 2)) off",
            range: deal.anchor.evidence),
          ReportTile(label: "Aim for", value: aim, range: aimRange),
          ReportTile(
            label: "Walk away below", value: "\(amount(zone.buyerReservation)) a year",
            range:
              "\(Digits.percent(zone.buyerReservation, 2)) of the baseline, all levers together"),
          ReportTile(
            label: "Agrees in", value: share(worlds.statistics.agreed, of: worlds.count),
            range:
              "of \(worlds.count) simulated worlds; answers in \(share(worlds.answered, of: worlds.count)), a zone exists in \(share(worlds.withZone, of: worlds.count))"
          ),
        ]),
        .note("\(zone.finding)."),
      ])
  }

  /// What is wanted, lever by lever: where we stand, open, aim, and must stop.
  var objectives: ReportSection {
    let rows: [[ReportCell]] = tradable.map { lever in
      let start = deal.box.low[lever.lane] + path.start[lever.lane] * deal.box.span[lever.lane]
      let agreed = worlds.agreedTerms[lever]
      func words(_ value: Double) -> String { lever.amount(value, today: deal.terms) }
      return [
        .text(lever.name), .text(today(lever)), .text(words(start)),
        .text(agreed.map { words($0.p50) } ?? "–"),
        .text(agreed.map { lever.span($0.p10, $0.p90, today: deal.terms) } ?? "–"),
        .text(limit(lever)),
      ]
    }
    var facts = [
      "Baseline \(amount(deal.baseline)) a year, \(deal.baselineMethod); \(Digits.counted(deal.invoices, "ledger row"))\(deal.first.map { ", \($0.iso) to \(deal.last?.iso ?? $0.iso)" } ?? "")."
    ]
    if let hard = worlds.agreedHard {
      facts.append(
        "An agreement is worth \(amount(hard.p50)) of hard saving a year in the middle, eight of ten between \(amount(hard.p10)) and \(amount(hard.p90)) (simulated)."
      )
    }
    facts += [
      "Anchor: open at \(Digits.percent(deal.anchor.cut, 2)), because \(deal.anchor.evidence).",
      "Led by \(deal.eligibility == .automated ? "the agent" : "people"): \(deal.eligibility.reason). Style: \(deal.style). Tier: \(deal.tier.rawValue)\(deal.placement.subTier.isEmpty ? "" : " (\(deal.placement.subTier))"), \(deal.placement.reason).",
    ]
    return ReportSection(
      id: "objectives", heading: "Objectives",
      blocks: [
        .table(
          ReportTable(
            id: "objectives",
            caption:
              "What we want. Aim: the middle of the simulated agreements, lever by lever",
            columns: [
              .init("Lever", name: "lever"), .init("Today", name: "today"),
              .init("Open with", name: "open"), .init("Aim for", name: "aim"),
              .init("Eight of ten agreements", name: "range"), .init("Limit", name: "limit"),
            ], rows: rows)),
        .bullets(facts),
      ])
  }

  private func today(_ lever: Lever) -> String {
    switch lever {
    case .price: "baseline"
    case .terms: "\(deal.terms) days"
    case .length: deal.record?.contractEnd.map { "to \($0.iso)" } ?? "not known"
    case .forecast: "kept"
    case .volume, .leadTime, .risk, .service: "as it is"
    }
  }

  private func limit(_ lever: Lever) -> String {
    let high = deal.box.high[lever.lane]
    switch lever {
    case .price: return "the anchor"
    case .terms:
      return deal.terms > deal.termsCap
        ? "\(deal.termsCap) days, exceeded today: \(deal.termsRule)"
        : "\(deal.termsCap) days: \(deal.termsRule)"
    case .volume, .length, .leadTime, .risk, .service:
      return "\(lever.amount(high, today: deal.terms)): policy"
    case .forecast: return "free to give"
    }
  }
}
