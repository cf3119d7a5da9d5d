import Bargaining

extension Conversation {
  /// The replay: what was said, what it was worth to both sides, why it was taken or not, and what
  /// it came to.
  package func section(of deal: Deal, currency: Currency) -> ReportSection {
    var blocks: [ReportBlock] = [.paragraph(opening(deal, currency))]
    blocks.append(
      .chart(ConversationPlane(conversation: self, deal: deal, currency: currency).chart))
    if !moves.isEmpty { blocks.append(.dialogue(turns(deal, currency))) }
    blocks.append(.note(ending(deal, currency)))
    if outcome.ending == .agreed {
      blocks += [.table(booking(currency)), .bullets(fairness(deal, currency))]
    }
    return ReportSection(
      id: "replay", heading: "Replay of world \(world), \(policy.rawValue) (simulated)",
      blocks: blocks)
  }

  private func worth(_ share: Double, _ deal: Deal, _ currency: Currency) -> String {
    "\(Digits.percent(share, 2)) (\(currency.whole(deal.baseline.scaled(by: share))) \(currency.code))"
  }

  private func opening(_ deal: Deal, _ currency: Currency) -> String {
    let own = worth(buyerReservation, deal, currency)
    let theirs = worth(supplierReservation, deal, currency)
    let guess = Digits.percent(estimatedSupplierReservation, 2)
    let text =
      "Worths are shares of the baseline a year against the status quo. The buyer’s reservation value is \(own); the supplier’s is \(theirs), which the buyer does not see and takes for \(guess)."
    return engaged
      ? text + " The supplier \(tacticWords), within \(deadline) rounds."
      : "The supplier does not answer in this world. " + text
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
    case .noCounter: "says yes or no and makes no offer"
    }
  }

  // MARK: What was said

  private func turns(_ deal: Deal, _ currency: Currency) -> [ReportTurn] {
    moves.enumerated().map { index, move in
      let isOurs = move.side == .first
      let who = isOurs ? "Buyer" : "Supplier"
      let previous = moves[..<index].last { $0.side == move.side && $0.action == .offer }
      var remarks = [answer(move)].compactMap(\.self)
      if move.action == .offer {
        if let changes = previous.map({ move.terms.changes(from: $0.terms) }), !changes.isEmpty {
          remarks.append("Moved: \(changes.joined(separator: "; ")).")
        }
        remarks.append(
          "Worth \(worth(move.buyerWorth, deal, currency)) to the buyer; to the supplier \(worth(move.estimatedSupplierWorth, deal, currency)) as the buyer estimates, \(worth(move.supplierWorth, deal, currency)) in truth (hidden). Insists on \(Digits.percent(move.demand ?? 0, 2))."
        )
        for terms in move.beside {
          remarks.append(
            "Or, worth the same to it: \(terms.sentence(by: move.side, today: deal.terms))")
        }
      }
      return ReportTurn(
        isOurs: isOurs, speaker: "\(who), round \(move.round)",
        words: words(of: move, after: previous, deal), remarks: remarks)
    }
  }

  private func words(
    of move: ConversationMove, after previous: ConversationMove?, _ deal: Deal
  ) -> String {
    switch move.action {
    case .offer where move.terms == previous?.terms: "Our offer stands."
    case .offer: move.terms.sentence(by: move.side, today: deal.terms)
    case .accept: "Agreed."
    case .refuse: "No."
    }
  }

  /// Why the standing offer was taken or not.
  private func answer(_ move: ConversationMove) -> String? {
    guard let standing = move.standing else { return nil }
    let it = Digits.percent(standing.worth, 2)
    let needed = Digits.percent(standing.needed, 2)
    let other = move.side == .first ? "supplier’s" : "buyer’s"
    switch move.action {
    case .accept where standing.worth < standing.needed - 1e-9:
      return
        "Accepts: the \(other) offer is worth \(it) to it, less than the \(needed) it insists on, but time is short."
    case .accept:
      return
        "Accepts: the \(other) offer is worth \(it) to it, no less than the \(needed) it insists on."
    case .offer, .refuse:
      return
        "Refuses: the \(other) offer is worth \(it) to it, less than the \(needed) it insists on."
    }
  }

  // MARK: How it ended

  /// The ending and its reason.
  package func ending(_ deal: Deal, _ currency: Currency) -> String {
    func amount(_ money: Money) -> String { "\(currency.grouped(money)) \(currency.code)" }
    switch outcome.ending {
    case .noAnswer: return "Ends: \(outcome.ending.words)."
    case .agreed:
      return
        "Ends: agreed after \(outcome.rounds) rounds, about \(outcome.days) days. Supplier \(outcome.supplierBetterOff ? "better" : "worse") off than today by \(amount(outcome.supplierBetterOff ? outcome.supplierSurplus : -outcome.supplierSurplus)) a year; \(Digits.percent(outcome.jointShare, 0)) of the possible joint surplus."
    case .switched:
      return
        "Ends: \(outcome.ending.words), worth \(amount(outcome.switching)) a year net of switching, because \(reason)."
    case .statusQuo, .escalated: return "Ends: \(outcome.ending.words), because \(reason)."
    }
  }

  /// Why there is no agreement.
  package var reason: String {
    if policy == .noNegotiation { return "nobody asked the supplier" }
    if !solutions.hasZone {
      return "no package leaves both sides at or above their reservation values"
    }
    if moves.isEmpty { return "the supplier gave up before the first offer" }
    if outcome.abandoned {
      return "the supplier gave up after round \(outcome.rounds), although a zone existed"
    }
    return "the deadline of \(deadline) rounds came before the sides met, although a zone existed"
  }

  private func booking(_ currency: Currency) -> ReportTable {
    let booked = outcome.booking
    let rows: [(String, Money, String)] = [
      ("Hard saving, a year", booked.hard, "price cut × baseline"),
      ("Cash released, once", booked.cash, "new spend × days ÷ 365; back if terms go back"),
      ("Carrying benefit, a year", booked.carrying, "cash released × our cost of capital"),
      ("Other levers, a year", booked.otherLevers, "their worth to us, costs negative"),
      ("Cost avoidance, a year", booked.avoidance, "the rise of an automatic renewal, not taken"),
      ("Clawback expected, a year", booked.clawback, "of the hard saving, won back in quality"),
    ]
    return ReportTable(
      id: "booking",
      caption: "What was agreed in \(currency.code), class by class: classes are never added",
      columns: [
        .init("Class", name: "class"), .init("Amount", name: "amount", numeric: true),
        .init("What it is", name: "basis"),
      ], rows: rows.map { [.text($0.0), .text(currency.grouped($0.1)), .text($0.2)] })
  }

  /// The win-win checks of one agreement.
  private func fairness(_ deal: Deal, _ currency: Currency) -> [String] {
    let asks = outcome.terms.asks(today: deal.terms)
    let gives = outcome.terms.gives(today: deal.terms)
    var lines = [
      "We get: \(asks.isEmpty ? "nothing" : asks.asList). We give: \(gives.isEmpty ? "nothing" : gives.asList).",
      outcome.unreciprocated == 0
        ? "Every concession of ours answered a better offer of theirs."
        : "\(Digits.counted(outcome.unreciprocated, "concession")) of ours answered no better offer of theirs.",
    ]
    if let agreement {
      let gains = agreement - solutions.disagreement
      lines.append(
        "Above its reservation value the buyer gains \(worth(gains.x, deal, currency)) and the supplier \(worth(gains.y, deal, currency)) a year."
      )
    }
    if let gap = paretoGap, let nash = solutions.nash, let agreement {
      let product = agreement - solutions.disagreement
      let best = nash.utilities - solutions.disagreement
      let share = best.x * best.y > 0 ? product.x * product.y / (best.x * best.y) : 1
      lines.append(
        "Distance to the frontier \(Digits.percent(gap, 2)) of the baseline; \(Digits.percent(share, 0)) of the Nash product."
      )
    }
    return lines
  }
}
