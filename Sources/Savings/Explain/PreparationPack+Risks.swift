import Bargaining

extension PreparationPack {
  /// Whether the deal is good for both, and would last.
  var winWin: ReportSection {
    let statistics = worlds.statistics
    var lines: [String] = []
    if statistics.agreed > 0 {
      lines.append(
        "The supplier ends better off than today in \(Digits.percent(statistics.supplierBetterOff, 0)) of the simulated agreements; they capture \(Digits.percent(statistics.jointShare, 0)) of what both sides together could have."
      )
    }
    let days = 10.0 / 365
    let ours = settings.model.buyerCapitalCost * days
    let theirs = deal.prior.capitalCost * days
    if deal.box.span[Lever.terms.lane] > 0 {
      lines.append(
        theirs > ours
          ? "Money is dearer to them (\(Digits.percent(deal.prior.capitalCost, 0)) a year against our \(Digits.percent(settings.model.buyerCapitalCost, 0))): 10 days later bring us \(amount(ours)) and cost them \(amount(theirs)). Paying earlier creates value; later only shifts it."
          : "Money is dearer to us (\(Digits.percent(settings.model.buyerCapitalCost, 0)) a year against their \(Digits.percent(deal.prior.capitalCost, 0))): 10 days later bring us \(amount(ours)) and cost them \(amount(theirs)), so later payment creates value to share."
      )
    }
    lines.append(
      "Check before you sign: each of our gives has a get of theirs; the supplier can tell its own people what it gained; what was promised can be measured."
    )
    return ReportSection(
      id: "win-win", heading: "Win-win checks", isShort: true, blocks: [.bullets(lines)])
  }

  var risks: ReportSection {
    var blocks: [ReportBlock] = [.bullets(dangers)]
    if deal.quality.flags.isEmpty {
      blocks.append(.paragraph("Everything that matters is known (data grade A)."))
    } else {
      blocks.append(.table(assumptions))
    }
    return ReportSection(
      id: "risks", heading: "Risks and what is not known", isShort: true, blocks: blocks)
  }

  private var dangers: [String] {
    var lines: [String] = []
    if let record = deal.record {
      if record.singleSource == true {
        lines.append("Single source: a failed negotiation has no fallback.")
      }
      if record.critical == true {
        lines.append("Critical supply: a resentful supplier costs more than the cut.")
      }
      if !record.risk.isEmpty { lines.append("Supply risk on record: \(record.risk).") }
      if record.regulated { lines.append("Regulated supply: a switch needs approval.") }
      if record.protected { lines.append("Protected supplier: the policy asks for restraint.") }
      if let end = record.contractEnd {
        lines.append(
          "The contract runs until \(end.iso): without it, prices stand still till then.")
      }
      if record.sme == true {
        lines.append("Small or medium supplier: terms are capped and cash is dear to it.")
      }
    }
    let weight = deal.baseline.share(of: neighbours.categorySpend)
    if weight >= 0.4, !deal.category.isEmpty {
      lines.append(
        "This supplier has \(Digits.percent(weight, 0)) of our spend on \(category), which makes it hard to replace soon."
      )
    }
    if worlds.missed > 0 {
      lines.append(
        "In \(share(worlds.missed, of: worlds.answered)) of the worlds in which it answers, the talks fail although a zone exists: out of rounds or patience. Keep both in hand."
      )
    }
    let clawback =
      deal.tier == .tail
      ? settings.model.clawbackTail
      : deal.tier == .midTier
        ? settings.model.clawbackMidTier : settings.model.clawbackStrategic
    lines.append(
      "Suppliers win cuts back in quality and service: typically \(Digits.percent(clawback.typical, 0)) of a 3 % cut (\(Digits.percent(clawback.low, 0)) to \(Digits.percent(clawback.high, 0))), more of deeper ones and half where they gained too."
    )
    return lines
  }

  private var assumptions: ReportTable {
    ReportTable(
      id: "assumptions",
      caption: "Data grade \(deal.quality.grade.rawValue): what had to be assumed",
      columns: [
        .init("Assumed", name: "assumed"), .init("Value used", name: "value"),
        .init("What would replace it", name: "source"),
      ],
      rows: deal.quality.flags.map { proxy in
        let (value, source) = basis(of: proxy)
        return [.text(proxy), .text(value), .text(source)]
      })
  }

  private func basis(of proxy: String) -> (value: String, source: String) {
    if proxy.hasPrefix("payment terms") {
      return ("\(deal.terms) days", "payment terms in the ledger or the supplier file")
    }
    if let fact = SupplierFact(rawValue: proxy) {
      return (fact.assumption, "\(fact.column) in the supplier file")
    }
    switch proxy {
    case "supplier margin":
      return (Digits.percent(deal.prior.margin, 0), "margin in the supplier file")
    case "supplier cost of capital":
      return (Digits.percent(deal.prior.capitalCost, 0), "cost_of_capital in the supplier file")
    case "dependence on us":
      return ("average", "dependence in the supplier file: our share of its revenue")
    case "price dispersion of the category":
      return (Digits.percent(deal.batna.dispersion), "items bought from several suppliers")
    case "qualified alternatives":
      return (Digits.fixed(deal.batna.alternatives, 1), "alternatives in the supplier file")
    default: return ("–", "the supplier file")
    }
  }
}
