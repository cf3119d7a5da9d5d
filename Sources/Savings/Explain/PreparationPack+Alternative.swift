import Bargaining

extension PreparationPack {
  /// The BATNA, what it is worth, and what would make it better before the talks.
  var alternative: ReportSection {
    let batna = deal.batna
    let net = batna.expectedNet
    let lines = [
      "\(batna.evidence.capitalisedFirst).",
      net > 0
        ? "Expected worth of the alternative, net of switching: \(words(net)). It beats staying in \(Digits.percent(batna.threat, 0)) of cases, which is what the supplier has to fear."
        : "Expected worth of the alternative, net of switching: nothing. Without an agreement everything stays as it is; the alternative beats staying in \(Digits.percent(batna.threat, 0)) of cases.",
      "Walk away below \(words(zone.buyerReservation)), counting every lever: \(net > settings.policy.minimumGain ? "the alternative is worth that" : "less is not worth the effort (policy.minimum_gain)").",
    ]
    return ReportSection(
      id: "batna", heading: "BATNA: \(batna.strength.rawValue)", isShort: true,
      blocks: [
        .bullets(lines), .paragraph("Ways to strengthen it, before the talks:"), .bullets(ways),
      ])
  }

  private var ways: [String] {
    var lines = [
      zone.gainOfOneMore > 0
        ? "Qualify one more supplier: worth \(words(zone.gainOfOneMore)) at the typical supplier."
        : "One more qualified supplier would change little here."
    ]
    if !neighbours.sellers.isEmpty {
      let named = neighbours.sellers.prefix(3).map { "\($0.name) (\(amount($0.spend)))" }
      lines.append(
        "Ask those who sell in \(category) already: \(Array(named).asList)\(neighbours.sellers.count > 3 ? ", of \(neighbours.sellers.count) others" : "")."
      )
    }
    if deal.batna.switchingCost > 0, deal.batna.alternatives > 0 { lines.append(cheaperSwitch) }
    if let evidence = deal.evidence, evidence.coverage < 0.9 {
      lines.append(
        "Other suppliers’ prices cover \(Digits.percent(evidence.coverage, 0)) of this spend: quotes for the rest would turn an estimate into evidence."
      )
    } else if deal.evidence == nil {
      lines.append(
        "The ledger has no comparable item from another supplier: a quote for the largest items would turn an estimate into evidence."
      )
    }
    if let largest = neighbours.sameSupplier.first {
      let total = neighbours.sameSupplier.reduce(Money.zero) { $0 + $1.baseline }
      let others = neighbours.sameSupplier.count
      lines.append(
        "Put \(others == 1 ? "its other deal" : "its \(others) other deals") on the same table: \(amount(total)) a year more\(largest.category.isEmpty ? "" : ", most in \(largest.category)")."
      )
    }
    return lines
  }

  /// What a point less of switching cost would do to the alternative.
  private var cheaperSwitch: String {
    var easier = deal.batna
    easier.switchingCost = max(0, easier.switchingCost - 0.01)
    let gain = easier.expectedNet - deal.batna.expectedNet
    return
      "Make switching cheaper: \(Digits.percent(deal.batna.switchingCost, 1)) of the spend is assumed; each point less lifts the chance that the alternative beats staying from \(Digits.percent(deal.batna.threat, 0)) to \(Digits.percent(easier.threat, 0))\(gain > 0.00005 ? " and its worth by \(amount(gain)) a year" : "")."
  }
}

extension String {
  /// With a capital at its start.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
