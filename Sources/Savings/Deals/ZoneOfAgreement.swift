import Bargaining

/// The zone of possible agreement (ZOPA) of a deal at the typical supplier: prior medians
/// throughout, no draw. What a buyer can know before the talks.
package struct ZoneOfAgreement: Sendable, Equatable {
  /// The buyer's reservation value: the better of the least gain of the policy and the expected
  /// alternative, share of the baseline.
  package let buyerReservation: Double
  /// The most that the supplier would give up, share of the baseline: minus its reservation value.
  package let supplierGives: Double
  /// What the buyer could keep at most with the supplier at its reservation value: with the price
  /// alone, with all levers, and with one more qualified supplier besides.
  package let priceOnly: Double
  package let allLevers: Double
  package let oneMore: Double
  /// Reservation value with one more qualified supplier.
  package let oneMoreReservation: Double
  /// Levers that the buyer gives on the way to a zone, best exchange first.
  package let opensWith: [Lever]

  package var existsOnPrice: Bool { priceOnly >= buyerReservation }
  package var exists: Bool { allLevers >= buyerReservation }
  package var existsWithOneMore: Bool { oneMore >= oneMoreReservation }

  /// Worth of a second quote: what the buyer could keep more, share of the baseline.
  package var gainOfOneMore: Double {
    max(0, max(oneMore, oneMoreReservation) - max(allLevers, buyerReservation))
  }

  package init(_ deal: Deal, settings: borrowing Settings) {
    let model = settings.model
    let buyer = LinearWorth.buyer(deal.box, model)
    let supplier = LinearWorth.supplier(
      deal.box, capitalCost: deal.prior.capitalCost, others: LinearWorth.supplierMeans(model))
    let path = ConcessionPath(own: buyer, estimateOfOther: supplier, grain: deal.box.grain)
    func limit(_ batna: Batna) -> Double {
      let credibility = model.credibilityAlpha / (model.credibilityAlpha + model.credibilityBeta)
      return -deal.prior.margin
        * min(
          1 - model.marginFloor, model.goodwill * deal.prior.dependence + credibility * batna.threat
        )
    }
    let own = limit(deal.batna)
    let more = deal.batna.withOneMore
    buyerReservation = max(settings.policy.minimumGain, deal.batna.expectedNet)
    oneMoreReservation = max(settings.policy.minimumGain, more.expectedNet)
    supplierGives = -own
    priceOnly = min(deal.box.high[Lever.price.lane], -own)
    allLevers = path.worthKept(leavingOther: own, estimate: supplier)
    oneMore = path.worthKept(leavingOther: limit(more), estimate: supplier)
    opensWith = path.issues.compactMap { lane in
      lane == Lever.price.lane ? nil : Lever.allCases[lane]
    }
  }

  /// The finding in one sentence.
  package var finding: String {
    let price = Digits.percent(max(0, priceOnly), 2)
    if existsOnPrice {
      return
        "A zone exists on the price alone: the supplier may give up to \(price), the buyer needs \(Digits.percent(buyerReservation, 2))"
    }
    let levers = opensWith.prefix(2).map(\.name).joined(separator: " and ")
    if exists {
      return
        "No zone on the price alone (\(price) of the \(Digits.percent(buyerReservation, 2)) needed); opens with \(levers)"
    }
    if existsWithOneMore { return "No zone today; one more qualified supplier opens it" }
    return
      "No zone with any lever: the alternative (\(Digits.percent(buyerReservation, 2))) is better than what the supplier can give"
  }
}
