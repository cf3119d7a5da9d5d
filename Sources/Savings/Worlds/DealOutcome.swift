import Bargaining

/// How one deal ended in one world.
package struct DealOutcome: Sendable, Equatable {
  package enum Ending: UInt8, Sendable, CaseIterable {
    /// The supplier did not answer.
    case noAnswer
    case agreed
    /// No agreement; the alternative beats the status quo net of switching, so it is taken.
    case switched
    /// No agreement; everything stays as it is.
    case statusQuo
    /// Both sides ended close to each other: a person may still close it.
    case escalated

    package var words: String {
      switch self {
      case .noAnswer: "no answer"
      case .agreed: "agreed"
      case .switched: "no agreement, switched to the alternative"
      case .statusQuo: "no agreement, status quo"
      case .escalated: "escalated: deadlock near an agreement"
      }
    }
  }

  package var ending = Ending.noAnswer
  package var terms = AgreedTerms()
  package var booking = Booking()
  package var rounds = 0
  package var days = 0
  package var unreciprocated = 0
  /// Yearly saving of a switch, net of the switching cost.
  package var switching = Money.zero
  package var supplierSurplus = Money.zero
  package var jointSurplus = Money.zero
  /// Share of the most that both sides together could have had, levers taken one by one.
  package var jointShare = 0.0
  package var supplierBetterOff = false

  package init() {}

  /// What the deal came to for the buyer, a year: its worth of the agreement in the linear form of
  /// the talks, or the saving of a switch net of its cost. Not a class of saving.
  package var buyerWorth: Money { jointSurplus - supplierSurplus + switching }
}

/// What an agreement is worth, class by class, with the exact formulas: terms on the new price.
package struct Booking: Sendable, Equatable {
  package var hard = Money.zero
  package var avoidance = Money.zero
  package var cash = Money.zero
  package var carrying = Money.zero
  package var otherLevers = Money.zero
  package var clawback = Money.zero
  /// Buyer's worth in the linear form of the negotiation, for comparison with the exact booking.
  package var linear = Money.zero

  package init() {}

  /// - Parameters:
  ///   - otherWorth: yearly worth of the levers other than price and terms, share of the baseline.
  ///   - clawback: share of the hard saving that suppliers win back.
  @inline(__always)
  init(
    _ terms: AgreedTerms, baseline: Money, model: ModelSettings, otherWorth: Double,
    clawback: Double, linearWorth: Double
  ) {
    hard = Money(rounding: Double(baseline.minor) * Double(terms.priceCutBasisPoints) / 10_000)
    let newSpend = Double((baseline - hard).minor)
    avoidance = Money(rounding: Double(baseline.minor) * model.escalator)
    cash = Money(rounding: newSpend * Double(terms.paymentDays) / 365)
    carrying = Money(rounding: Double(cash.minor) * model.buyerCapitalCost)
    otherLevers = baseline.scaled(by: otherWorth)
    self.clawback = hard.scaled(by: clawback)
    linear = baseline.scaled(by: linearWorth)
  }

  /// Exact booking of the three recurring worths less the linear form: what linearising hid.
  package var linearisationError: Money { hard + carrying + otherLevers - linear }
}
