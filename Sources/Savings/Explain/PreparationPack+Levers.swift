import Bargaining

extension PreparationPack {
  /// What a step of each lever is worth to either side, best exchange first.
  var levers: ReportSection {
    let rows: [[ReportCell]] = path.issues.map { lane in
      let lever = Lever.allCases[lane]
      let unit = lever.step.size / deal.box.span[lane]
      let ours = buyer.weights[lane] * unit
      let theirs = supplier.weights[lane] * unit
      return [
        .text(lever.name), .text(ours > 0 ? "ask" : "give"),
        .text(lever.span(deal.box.low[lane], deal.box.high[lane], today: deal.terms)),
        .text(lever.step.name),
        .money(deal.baseline.scaled(by: ours)), .money(deal.baseline.scaled(by: theirs)),
        .number(theirs.magnitude / ours.magnitude, decimals: 2),
      ]
    }
    return ReportSection(
      id: "levers", heading: "Levers by exchange value",
      blocks: [
        .table(
          ReportTable(
            id: "levers",
            caption:
              "What a step is worth a year. Give from the top, hold on to the bottom: exchange is their worth for each unit of ours",
            columns: [
              .init("Lever", name: "lever"), .init("We", name: "direction"),
              .init("Range", name: "range"), .init("A step", name: "step"),
              .init("To us", name: "ours", numeric: true),
              .init("To them (estimate)", name: "theirs", numeric: true),
              .init("Exchange", name: "exchange", numeric: true),
            ], rows: rows))
      ])
  }

  /// Conditional moves: whole packages to say, and each give tied to the price that pays for it.
  var moves: ReportSection {
    let opening = terms(path.start).sentence(by: .first, today: deal.terms)
    let last = terms(path.offer(keeping: zone.buyerReservation))
      .sentence(by: .first, today: deal.terms)
    var packages = ["Opening: \(opening)"]
    if let typical { packages.append("Middle of the simulated agreements: \(typical)") }
    packages.append("Last package before walking away: \(last)")
    let trades = gives.map { give in
      "If the price falls by \(Digits.percent(give.price, 2)), we can \(give.words) (worth \(Digits.percent(give.theirs, 2)) to them, costs us \(Digits.percent(give.ours, 2)): any cut between the two leaves both better off)."
    }
    return ReportSection(
      id: "moves", heading: "Conditional moves to propose",
      blocks: [
        .bullets(packages),
        trades.isEmpty
          ? .paragraph("No lever is worth more to the supplier than it costs us.")
          : .bullets(trades),
      ])
  }

  private var typical: String? {
    worlds.typical?.sentence(by: .first, today: deal.terms)
  }

  /// What may be given in full for a price between its cost to us and its worth to them, best
  /// exchange first.
  private var gives: [(words: String, price: Double, ours: Double, theirs: Double)] {
    path.issues.compactMap { lane in
      let lever = Lever.allCases[lane]
      guard let words = words(ofGiving: lever) else { return nil }
      // Payment is given downwards from today, the rest upwards from nothing.
      let part = lever == .terms ? -deal.box.low[lane] / deal.box.span[lane] : 1
      let ours = buyer.weights[lane].magnitude * part
      let theirs = supplier.weights[lane].magnitude * part
      guard theirs > ours else { return nil }
      return (words, (theirs + ours) / 2, ours, theirs)
    }
  }

  private func words(ofGiving lever: Lever) -> String? {
    let high = deal.box.high[lever.lane]
    switch lever {
    case .price, .service: return nil
    case .terms:
      let days = -deal.box.low[lever.lane]
      return days > 0 ? "pay \(Digits.fixed(days, 0)) days earlier" : nil
    case .volume: return "commit to \(Digits.percent(high, 0)) of the forecast volume"
    case .length: return "extend the contract by \(Digits.fixed(high, 0)) months"
    case .leadTime: return "give \(Digits.fixed(high, 0)) days more lead time"
    case .risk: return "link \(Digits.percent(high, 0)) of the price to an index"
    case .forecast: return "share our rolling forecast"
    }
  }
}
